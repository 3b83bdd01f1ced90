// The table of regions and the beginnings of their postal codes.
import Order

/// A line a region: `code name|other name: beginnings`, where a beginning is `350` or a range of equally long ones, `350-352`.
enum PostalRegionTable {
    /// By country of ISO 3166-1.
    static let regions: [String: [PostalRegion]] = {
        var regions: [String: [PostalRegion]] = [
            "US": read(unitedStates), "CA": read(canada), "MX": read(mexico), "BR": read(brazil),
            "AR": read(argentina), "CO": read(colombia), "CN": read(china), "IN": read(india), "JP": read(japan),
            "KR": read(korea), "MY": read(malaysia), "AU": read(australia), "ES": read(spain), "TR": read(turkiye),
            "UA": read(ukraine), "RU": read(russia),
        ]
        // A territory with codes of its own out of a larger plan: all of it is one region.
        for line in territories.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let code = words.first.map(String.init) else { continue }
            regions[code] = [region(code, [JurisdictionCode(unchecked: code).name], words.dropFirst())]
        }
        return regions
    }()

    private static func read(_ text: String) -> [PostalRegion] {
        text.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: ":")
            guard halves.count == 2, let space = halves[0].firstIndex(of: " ") else { return nil }
            return region(
                String(halves[0][..<space]),
                halves[0][space...].dropFirst().split(separator: "|").map(String.init),
                halves[1].split(separator: " ")[...])
        }
    }

    private static func region(_ code: String, _ names: [String], _ beginnings: ArraySlice<Substring>) -> PostalRegion {
        PostalRegion(
            code: JurisdictionCode(unchecked: code), names: names,
            prefixes: beginnings.map { beginning in
                let ends = beginning.split(separator: "-").map(String.init)
                return (ends[0], ends[ends.count - 1])
            })
    }

    static let territories = """
        AS 96799
        AX 22
        BL 971
        CC 6799
        CX 6798
        FM 96941-96944
        GF 973
        GL 39
        GP 971
        GU 9691-9693
        LI 948-949
        MC 980
        MF 971
        MH 96960 96970
        MP 9695
        MQ 972
        NC 988
        NF 2899
        PF 987
        PM 975
        PR 006-007 009
        PW 96939-96940
        RE 974
        SJ 8099 917
        SM 4789
        VA 00120
        VI 008
        WF 986
        YT 976
        """
}
