import Order
import Program

/// The fields of a party beside those of a listed one, each marked by shape and word.
func compareSection(_ hit: HitRecord, revealed: Bool) -> Section {
    var section = Section(id: "compare", title: nil)
    section.table = Table(
        [
            .init("", name: "agreement", hidden: "Agreement"), .init("Field", name: "field"), .init("Applicant"),
            .init("Listed: \(hit.list) \(hit.entry)", name: "listed"), .init("What that means", name: "meaning"),
        ],
        hit.comparison.map { field in
            let ours = field.ours.isEmpty ? "—" : revealed ? field.ours : Masking.claim(field.field, field.ours)
            return [
                .init("", mark: field.mark), .init(sentenceCase(plainName(field.field))), .init(ours),
                .init(field.theirs.isEmpty ? "—" : field.theirs), .init(field.meaning),
            ]
        }, css: "compare",
        whenEmpty: ("Nothing could be compared.", "The list gives no field that the applicant stated too."))
    return section
}

extension HitRecord.FieldComparison {
    var mark: Mark {
        switch agreement {
        case "agrees": Mark(symbol: "●", word: "agrees", css: "holds")
        case "differs": .against
        case "near": .close
        default: ours.isEmpty || theirs.isEmpty ? .unknown : .not
        }
    }
    var meaning: String {
        switch agreement {
        case "agrees": "agrees"
        case "near": "compatible, and not enough to tell"
        case "differs": field.lowercased().contains("name") ? "differs" : "contradicts; alone it does not decide"
        default:
            theirs.isEmpty ? "the list does not say" : ours.isEmpty ? "the applicant was not asked" : "not compared"
        }
    }
}
