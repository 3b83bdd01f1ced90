import Evidence
import Order
import Testing

@Suite("A stated name against a zone's name: Doc 9303 part 3 sections 4.6 and 6")
struct MRZNameComparisonTests {
    private func compare(_ declared: String, _ field: String) throws -> MRZNameComparison {
        let padded = field.padding(to: 39)
        let zone = try MachineReadableZone(
            parsing: "P<UTO\(padded)\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")
        return MRZNameComparison.agrees(declared: declared, mrz: zone.name)
    }

    @Test(
        "Order, case, accents, hyphens and apostrophes make no difference",
        arguments: [
            ("Anna Maria Eriksson", "ERIKSSON<<ANNA<MARIA"), ("ERIKSSON, Anna Maria", "ERIKSSON<<ANNA<MARIA"),
            ("Martin van der Muellen", "VAN<DER<MUELLEN<<MARTIN"),
            ("Van Dermuellen, Martin", "VAN<DER<MUELLEN<<MARTIN"),
            ("Siobhan O'Connor", "OCONNOR<<SIOBHAN"), ("Siobhan O\u{2019}Connor", "OCONNOR<<SIOBHAN"),
            ("Ning Xu-Smith", "XU<SMITH<<NING"), ("Dr. Karl Huber", "HUBER<<DR<KARL"),
            ("José Núñez", "NUNEZ<<JOSE"), ("Jose\u{301} Nu\u{303}nez", "NUNEZ<<JOSE"),
        ])
    func sameName(declared: String, field: String) throws {
        #expect(try compare(declared, field).result == .agrees)
    }

    @Test(
        "Letters outside A to Z agree in every form that the tables and states use",
        arguments: [
            ("Jürgen Müller", "MUELLER<<JUERGEN"), ("Jürgen Müller", "MULLER<<JURGEN"),
            ("Ju\u{308}rgen Mu\u{308}ller", "MUELLER<<JUERGEN"),
            ("Anders Åkesson", "AAKESSON<<ANDERS"), ("Anders Åkesson", "AKESSON<<ANDERS"),
            ("Jørgen Bjørn", "BJOERN<<JOERGEN"),
            ("Hans Weiß", "WEISS<<HANS"), ("Łukasz Żółć", "ZOLC<<LUKASZ"), ("Þór Ægisson", "AEGISSON<<THOR"),
            ("Şükrü Çağlar", "CAGLAR<<SUKRU"),
            ("Nguyễn Thị Ánh", "NGUYEN<<THI<ANH"),
            ("Сергей Иванов", "IVANOV<<SERGEI"), ("Сергей Иванов", "IVANOV<<SERGEY"),
            ("Наталья Щербакова", "SHCHERBAKOVA<<NATALIA"),
            ("Юлія Ющенко", "IUSHCHENKO<<IULIIA"),
        ])
    func transliterated(declared: String, field: String) throws {
        #expect(try compare(declared, field).result == .agrees)
    }

    @Test("Another name differs, and the sentence says what is lacking")
    func different() throws {
        let comparison = try compare("Anna Maria Lindqvist", "ERIKSSON<<ANNA<MARIA")
        #expect(comparison.result == .differs)
        #expect(comparison.explanation == "The stated name lacks ERIKSSON and has other words.")
        #expect(try compare("Иван Петров", "IVANOV<<SERGEI").result == .differs)
    }

    @Test("A second given name left out agrees and is named; a family name left out cannot be told")
    func leftOut() throws {
        let given = try compare("Anna Eriksson", "ERIKSSON<<ANNA<MARIA")
        #expect(given.result == .agrees)
        #expect(given.explanation == "The zone also has MARIA.")
        #expect(try compare("Anna Maria", "ERIKSSON<<ANNA<MARIA").result == .cannotTell)
        #expect(try compare("Eriksson", "ERIKSSON<<ANNA<MARIA").result == .cannotTell)
        #expect(try compare("Anna Maria Eriksson Lind", "ERIKSSON<<ANNA<MARIA").result == .cannotTell)
    }

    @Test(
        "A cut name agrees as far as it goes",
        arguments: [
            "Nilavadhanananda Chayapa Dejthamrong Krasuang", "Krasuang Chayapa Nilavadhanananda Dejthamrong Na",
        ])
    func truncated(declared: String) throws {
        #expect(try compare(declared, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K").result == .agrees)
        #expect(
            try compare("Somebody Chayapa Dejthamrong", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K").result == .differs)
    }

    @Test(
        "Scripts that the tables do not cover are for a person to compare",
        arguments: ["王小明", "محمد علي", "יוסף כהן", ""])
    func otherScripts(declared: String) throws {
        #expect(try compare(declared, "ERIKSSON<<ANNA<MARIA").result == .cannotTell)
    }

    @Test("A very long or hostile name costs no more than an honest one")
    func hostile() throws {
        let long = String(repeating: "Ж", count: 10_000)
        #expect(try compare(long, "ERIKSSON<<ANNA<MARIA").result != .agrees)
        #expect(try compare(String(repeating: "a ", count: 5_000), "ERIKSSON<<ANNA<MARIA").result == .cannotTell)
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: "<", count: max(0, width - utf8.count))
    }
}
