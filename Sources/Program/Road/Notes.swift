import Evidence
import Order

// What a person who reads the decision should know of the contacts and the address that were stated (clauses 1(a)(ii)(A) and (C)).
// Notes decide nothing and hold nobody up.

extension Journey {
    func notes(minding disposable: DisposableDomains) -> [Reason] {
        let (address, email, telephone) =
            switch application.applicant {
            case .individual(let one): (one.address, one.email, one.telephone)
            case .entity(let one): (one.address, one.email, one.telephone)
            }
        var notes: [Reason] = []
        func note(_ clause: ClauseID, _ finding: String, _ name: String, _ value: String) {
            notes.append(
                Reason(
                    clause, finding, holds: nil,
                    facts: [ReasonFact(name, value, source: "declared", sensitive: true)]))
        }
        if let telephone, let concern = telephone.concern {
            note("1(a)(ii)(C)", concern.words, "telephone number", telephone.canonical)
        }
        if let email {
            if disposable.contains(email) {
                note(
                    "1(a)(ii)(C)", "The e-mail address is of a service that hands out addresses for minutes.",
                    "e-mail address", email.canonical)
            }
            if email.isRole, case .individual = application.applicant {
                note(
                    "1(a)(ii)(C)", "The e-mail address is of a function, not of a person.", "e-mail address",
                    email.canonical)
            }
        }
        for problem in address?.problems ?? [] {
            switch problem {
            case .postOfficeBox:
                note(
                    "1(a)(ii)(A)", "The address is a post office box, where nobody lives or works.", "address",
                    address?.lines.joined(separator: ", ") ?? "")
            case .postalCodeForm(let expected):
                note(
                    "1(a)(ii)(A)",
                    "The postal code has not the form of its country's: \(expected.joined(separator: " or ")).",
                    "postal code", address?.postalCode ?? "")
            case .postalCodeOfAnotherRegion:
                note(
                    "1(a)(ii)(A)", sentence(problem.message), "postal code and region",
                    [address?.postalCode, address?.region ?? address?.country?.name].compactMap { $0 }
                        .joined(separator: ", "))
            // Without lines or country there is no address yet; the standard asks for one.
            case .missing(.lines), .missing(.country): break
            case .missing:
                if address?.lines.isEmpty == false, let country = address?.country {
                    note(
                        "1(a)(ii)(A)", sentence(problem.message) + " Addresses in \(country.name) have it.",
                        "address", address?.lines.joined(separator: ", ") ?? "")
                }
            }
        }
        if let address, let region = address.unstatedRegion {
            note(
                "1(a)(ii)(A)", "The postal code is one of \(region.name), which was not stated.", "postal code",
                address.postalCode ?? "")
        }
        return notes
    }
}

/// A problem's words as a sentence of their own.
private func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }
