// Punycode (RFC 3492) as IDNA uses it: a label of a domain name in any script becomes letters, digits and hyphens.

/// `xn--` and the label's Punycode; the label itself when it is ASCII. `nil` when a length overflows.
func asciiLabel(_ label: String) -> String? {
    if label.utf8.allSatisfy({ $0 < 0x80 }) { return label }
    let scalars = Array(label.unicodeScalars.prefix(64))
    guard scalars.count < 64 else { return nil }
    var output = scalars.filter { $0.value < 0x80 }.map { UInt8($0.value) }
    let basic = output.count
    var handled = basic
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var n: UInt32 = 128
    var delta = 0
    var bias = 72
    while handled < scalars.count {
        guard let next = scalars.lazy.map(\.value).filter({ $0 >= n }).min() else { return nil }
        delta += Int(next - n) * (handled + 1)
        n = next
        for scalar in scalars {
            if scalar.value < n { delta += 1 }
            guard scalar.value == n else { continue }
            var q = delta
            var k = 36
            while true {
                let threshold = min(max(k - bias, 1), 26)
                if q < threshold { break }
                output.append(punycodeDigit(threshold + (q - threshold) % (36 - threshold)))
                q = (q - threshold) / (36 - threshold)
                k += 36
            }
            output.append(punycodeDigit(q))
            bias = adapted(delta, points: handled + 1, first: handled == basic)
            delta = 0
            handled += 1
        }
        delta += 1
        n += 1
    }
    return "xn--" + String(decoding: output, as: UTF8.self)
}

private func punycodeDigit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value + 22) }

private func adapted(_ delta: Int, points: Int, first: Bool) -> Int {
    var delta = first ? delta / 700 : delta / 2
    delta += delta / points
    var k = 0
    while delta > 455 {
        delta /= 35
        k += 36
    }
    return k + 36 * delta / (delta + 38)
}
