// Mandarin readings of Chinese characters, for names. A reading comes from ICU when its character is first met and is
// kept; the few family names that are read otherwise than the character are listed here.
import Foundation
import Synchronization

enum HanReadings {
    private static let families: [UInt32: String] = [
        0x66FE: "zeng", 0x5355: "shan", 0x55AE: "shan", 0x4EC7: "qiu", 0x89E3: "xie", 0x4EFB: "ren", 0x533A: "ou",
        0x5340: "ou", 0x67E5: "zha", 0x76D6: "ge", 0x6734: "piao", 0x5C09: "yu", 0x7FDF: "zhai", 0x8983: "qin",
        0x4E50: "yue", 0x6A02: "yue", 0x7F2A: "miao",
    ]
    /// At most one reading for each of the 27,578 characters asked for.
    private static let known = Mutex<[UInt32: [UInt8]]>([:])

    /// Empty when the character has no known reading.
    static func reading(of scalar: UInt32, asFamilyName: Bool) -> [UInt8] {
        if asFamilyName, let special = families[scalar] { return Array(special.utf8) }
        if let reading = known.withLock({ $0[scalar] }) { return reading }
        guard let character = Unicode.Scalar(scalar).map(Character.init) else { return [] }
        let reading = Romanizer.transliterate(String(character))
        known.withLock { $0[scalar] = reading }
        return reading
    }
}
