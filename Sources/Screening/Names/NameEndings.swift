// The endings that make one family name out of a stem: `Stein-mann` and `Stein-bach`, `Petr-enko` and `Petr-ovsky` share
// the stem and are two families, though half of their letters are the same.

enum NameEndings {
    /// One line a family of endings that are one ending in other spellings, or for women.
    private static let families = """
        mann man
        stein shtein shtain
        bach
        berg berger burg burger
        feld felder feldt
        dorf dorff
        hauser hausen haus
        baum
        wald
        quist kvist qvist
        gren
        lund
        strom stroem
        ovich evich ovic evic owicz ewicz ovitch evitch
        enko enka ienko chenko
        ov ova ev eva off eff ow ew ovs
        sky ski skiy skaya skyi skij ska skiej
        shvili
        dze
        yan ian iantz
        oglu oglou
        zadeh zade zada
        pour pur
        poulos poulou pulos
        akis aki
        idis iadis idou ides
        son sen sson
        dottir
        zai
        ullah
        """
    /// By sound form, the longest first.
    private static let all: [(ending: [UInt8], family: UInt8)] = {
        var result: [(ending: [UInt8], family: UInt8)] = []
        var family: UInt8 = 0
        for line in (families + "\n" + BusinessWords.compoundEndings).split(separator: "\n") {
            family += 1
            for ending in line.split(separator: " ") { result.append((SoundForm.of(Array(ending.utf8)), family)) }
        }
        return result.sorted { $0.ending.count > $1.ending.count }
    }()
    /// The same by last letter, so that most names try few.
    private static let byLast: [[(ending: [UInt8], family: UInt8)]] = (0..<128).map { last in
        all.filter { $0.ending.last == UInt8(last) }
    }

    /// Which family of endings a sound form ends with and how many letters it is; 0 for none, or when nothing of a stem stands before it.
    static func family(of sound: UnsafeBufferPointer<UInt8>) -> (family: UInt8, count: UInt8) {
        guard let last = sound.last, last < 128 else { return (0, 0) }
        for (ending, family) in byLast[Int(last)]
        where sound.count >= ending.count + 3 && sound.suffix(ending.count).elementsEqual(ending) {
            return (family, UInt8(ending.count))
        }
        return (0, 0)
    }
}
