// What a list says that can be compared with nothing: names without a letter, wallet addresses that are none. Kept in silence it
// would look like somebody who is screened for.
import Order

extension ListEntry {
    /// Takes such names and wallets away and notes each.
    ///
    /// - Parameter keepsWallets: whether addresses are kept as they are: OFAC's remarks end where their field is full, in the
    ///   midst of an address.
    /// - Returns: whether anything is left by which the party could be found.
    mutating func leaveOutUnreadable(_ notes: inout [ListReading.Note], keepsWallets: Bool = false) -> Bool {
        let unreadable = names.filter { !$0.text.canBeCompared }
        if !unreadable.isEmpty {
            for name in unreadable { notes.append(.unreadableName(name.text.shown, id: id)) }
            let isPrimaryGone = !(names.first?.text.canBeCompared ?? false)
            names.removeAll { !$0.text.canBeCompared }
            if isPrimaryGone, !names.isEmpty { names[0].kind = .primary }
        }
        let noWallets = keepsWallets ? [] : wallets.filter { !$0.canBeCompared }
        if !noWallets.isEmpty {
            for wallet in noWallets { notes.append(.unreadableWallet(wallet.address.shown, id: id)) }
            wallets.removeAll { !$0.canBeCompared }
        }
        guard names.isEmpty else { return true }
        // What has no name is known by its id.
        names = [ListedName(id, .primary)]
        guard !wallets.isEmpty || !documents.isEmpty || !emails.isEmpty || !telephones.isEmpty else {
            notes.append(.nothingToCompare(id))
            return false
        }
        return true
    }
}

extension ListedWallet {
    /// Shorter texts, and texts of several words, are addresses on no chain. One whose check fails is kept: publishers err.
    fileprivate var canBeCompared: Bool {
        let bytes = address.trimmed.utf8
        return bytes.count >= Limits.listedWalletLeast && !bytes.contains(0x20)
    }
}

extension String {
    fileprivate var canBeCompared: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                true
            default: false
            }
        }
    }
    /// With what nobody sees written as its code point.
    fileprivate var shown: String {
        var text = ""
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned:
                text +=
                    "U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
                    + String(scalar.value, radix: 16, uppercase: true)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Limits {
    /// Characters of the shortest address of any currency: an account's name.
    static let listedWalletLeast = 12
}
