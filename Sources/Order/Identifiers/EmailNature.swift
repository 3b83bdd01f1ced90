// What an e-mail address tells of its kind: a mailbox of a function rather than a person (RFC 2142), or one of a service that
// hands out addresses for minutes. Neither is refused; both are told, and weighed where an address is used to verify (clause
// 1(a)(ii)(C)).

extension EmailAddress {
    /// Whether the part before the @ names a function: `info`, `postmaster`, `abuse` …
    public var isRole: Bool {
        guard let at = canonical.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        // What follows a plus sign is a label of the holder's own.
        let local = canonical.utf8[..<at].prefix { $0 != UInt8(ascii: "+") }
        let name = local.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "_") }
        return roleNames.contains(String(decoding: name, as: UTF8.self))
    }
}

/// The names of RFC 2142, and those that organisations use besides.
private let roleNames: Set<String> = Set(
    """
    abuse admin administrator accounting accounts all billing careers contact customerservice enquiries everyone feedback ftp \
    helpdesk help hello hostmaster hr info inquiries it jobs legal list listrequest mail mailerdaemon marketing media \
    newsletter news noc noreply donotreply office operations orders postmaster press privacy registrar root sales security \
    service spam staff support sysadmin tech trouble usenet uucp webmaster www
    """.split(separator: " ").map(String.init))

/// Domains whose addresses are handed out for minutes or read by anyone. The shipped list holds the long-lived ones; a provider
/// adds its own, since such services change domains every week.
public struct DisposableDomains: Hashable, Sendable {
    public private(set) var domains: Set<String>

    /// The shipped list alone.
    public static let shipped = DisposableDomains(domains: shippedDomains)

    /// The shipped list with a provider's own: a domain a line, `#` begins a comment, `!` before a domain takes it out.
    ///
    /// Lines that are no domain are left out; at most ``Limits/disposableDomains`` are read.
    public init(overlay text: String) {
        domains = shippedDomains
        for line in text.split(whereSeparator: \.isNewline).prefix(Limits.disposableDomains) {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let word = words.first, words.count == 1 else { continue }
            let removes = word.hasPrefix("!")
            guard let address = try? EmailAddress(parsing: "a@" + word.drop { $0 == "!" || $0 == "@" }) else {
                continue
            }
            if removes { domains.remove(String(address.domain)) } else { domains.insert(String(address.domain)) }
        }
    }
    private init(domains: Set<String>) { self.domains = domains }

    /// Whether an address is of one of the domains or of a domain below one.
    public func contains(_ address: EmailAddress) -> Bool {
        var domain = address.domain
        while true {
            if domains.contains(String(domain)) { return true }
            guard let dot = domain.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
            domain = domain[domain.utf8.index(after: dot)...]
        }
    }
}

private let shippedDomains: Set<String> = Set(
    """
    0-mail.com 10minutemail.com 10minutemail.net 20minutemail.com 33mail.com anonbox.net burnermail.io byom.de \
    deadaddress.com discard.email discardmail.com dispostable.com dropmail.me emailondeck.com fakeinbox.com \
    fakemail.net getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info \
    guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxkitten.com incognitomail.org \
    jetable.org mail-temporaire.fr mailcatch.com maildrop.cc mailexpire.com mailforspam.com mailinator.com mailinator.net \
    mailinator2.com mailnesia.com mailnull.com mailsac.com mintemail.com moakt.com mohmal.com mytemp.email mytrashmail.com \
    nada.email no-spam.ws notmailinator.com nowmymail.com objectmail.com onewaymail.com owlymail.com pokemail.net \
    sharklasers.com shitmail.me sofort-mail.de spam4.me spamavert.com spambog.com spambox.us spamex.com spamfree24.org \
    spamgourmet.com spamhole.com tempail.com tempinbox.com temp-mail.io temp-mail.org tempmail.net tempmail.plus \
    tempmailaddress.com tempmailo.com tempr.email throwam.com throwawaymail.com trash-mail.com trash-mail.de trashmail.com \
    trashmail.de trashmail.me trashmail.net trashmail.ws trbvm.com wegwerfemail.de wegwerfmail.de wegwerfmail.net \
    wegwerfmail.org yopmail.com yopmail.fr yopmail.net zetmail.com
    """.split(separator: " ").map(String.init))
