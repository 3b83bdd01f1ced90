// The preamble and section 1: verification of identity, records, and exemptions.

extension Mapping {
    static let opening = [
        Mapping(
            "preamble", .president,
            "Foreign malicious actors use United States IaaS products and leave before they can be traced, so providers must verify who obtains an account and keep records of it.",
            .context,
            "It states the purpose and binds nobody by itself; its words on which providers and products are meant decide how 5(i) and 5(j) are read together.",
            code: ["Sources/Order/Definitions/OrderScope.swift"])
    ]

    static let section1 = [
        Mapping(
            "1", .providerByRuleOrPolicy,
            "The Secretary proposes rules under which United States providers verify the identity of every foreign person that obtains an account.",
            .enforced,
            "Every application is determined as United States or foreign before an account opens, and a foreign one opens only when what the standard in force asks for has been collected and verified.",
            code: [
                "Sources/Order/Determination/UnitedStatesPersonDetermination.swift",
                "Sources/Order/Definitions/OrderScope.swift", "Sources/Program/Road/Road.swift",
            ],
            tests: [
                "A person is foreign only when every ground is known not to hold",
                "A foreign person who gave and proved everything has nothing missing, with a reason for each clause",
                "A foreign person is asked for what the standard requires, each thing once, with its clause and why",
                "Of somebody of whom it cannot be told only what tells is asked; when all is given a person has to look",
            ]),
        Mapping(
            "1(a)", .providerByRuleOrPolicy,
            "The rules set minimum standards for verifying a foreign person when an account is opened and while it is maintained.",
            .enforced,
            "Standards are versioned documents with an instrument, a status and dates; an overlay may tighten one and never loosen it, and existing accounts go the same road on change and review.",
            code: ["Sources/Order/Standards", "Sources/Program/Road"],
            tests: [
                "What loosens is refused, and the same value or a tighter one is not",
                "The shipped standards answer on every day from the first to the far future, without gap or overlap",
                "The order sets no period of retention, no review and no deadline for providers",
            ]),
        Mapping(
            "1(a)(i)", .providerByRuleOrPolicy,
            "Say which documents and procedures verify a foreign lessee or sub-lessee.",
            .enforced,
            "The standard names evidence and its strength per risk tier; Evidence checks it, discrepancies are resolved by rule or by a person, and what is invalid is accepted by two people or not at all; a reseller's customers pass the same road as the provider's own.",
            code: [
                "Sources/Order/Standards/Parameters/Assurance.swift", "Sources/Evidence/MachineReadableZone",
                "Sources/Evidence/Claims", "Sources/Program/Evidence", "Sources/Program/Road",
            ],
            tests: [
                "At high risk a document that was only read is not enough",
                "What is stated but not proven is missing as evidence alone",
                "A reseller's key speaks for its own customers only",
                "A zone that the applicant gave proves consistency, not authenticity: unproven, fair at most",
                "A wrong check digit makes it invalid, without claims, and says which; a likely misreading is asked about",
                "Another name, birth date, nationality or document number is found and explained with both values",
                "Each item of the table is needed: without a portrait fair, without a signature strong, without a number not superior",
                "Another birth date holds the application for a person; the resolution is kept and explained, and the date that changes again opens it anew",
                "To accept invalid evidence takes two people; one can set it aside; approving past it is refused",
                "An answer is copied and sealed at once as claims of the verifier; the same message again is one answer",
            ]),
        Mapping(
            "1(a)(ii)", .providerByRuleOrPolicy,
            "Keep records about a foreign person that obtains an account, securely.",
            .enforced,
            "Each record is an entry in an append-only log, sealed under the customer's own key and provable without opening it.",
            code: [
                "Sources/Records/Log", "Sources/Records/Keys", "Sources/Records/Proofs", "Sources/Records/Store",
            ],
            tests: [
                "What is on disk holds neither names nor identifiers in the clear, nor key bytes",
                "Copies taken at random moments while appending reopen sound, with every entry acknowledged before",
                "SIGKILL during a bulk run loses no acknowledged application, and the log verifies",
                "Of bytes flipped anywhere in either database, each is named or changes no answer",
                "After destruction nothing of the subject can be read, its rows are gone, and every proof still holds",
            ]),
        Mapping(
            "1(a)(ii)(A)", .providerByRuleOrPolicy,
            "Record who the person is: name, national identification number and address.",
            .enforced,
            "The three are fields of an application; the national identification number is asked for on the strength of this clause and can be switched in a standard, since the 2024 proposal left it out.",
            code: [
                "Sources/Order/Parties/Person.swift", "Sources/Order/Identifiers/DocumentNumber.swift",
                "Sources/Order/Standards/Parameters/CollectedField.swift",
            ],
            tests: [
                "The order asks for a national identification number; the proposal does not; the recommendation adds it, with a purpose",
                "Each field that is taken away is missed by name, clause and pointer, and nothing else is",
                "A document number is kept as written and compared without separators, in upper case, with ASCII digits",
            ]),
        Mapping(
            "1(a)(ii)(B)", .providerByRuleOrPolicy,
            "Record the means and source of payment, with the institution and the identifiers that belong to it.",
            .enforced,
            "Cards, bank accounts, customer and transaction identifiers and wallets are recorded with their institution; a card is kept as its processor's token.",
            code: [
                "Sources/Order/Parties/Application.swift", "Sources/Order/Identifiers/PaymentCard.swift",
                "Sources/Order/Identifiers/WalletAddress.swift", "Sources/Program/Accounts/Transactions.swift",
            ],
            tests: [
                "Each field that is taken away is missed by name, clause and pointer, and nothing else is",
                "A whole card number is found wherever it stands",
                "A whole card number is refused and not kept",
                "Every digital currency address that OFAC has published is accepted under its currency, or kept as written",
                "An IBAN is recognised and checked",
            ]),
        Mapping(
            "1(a)(ii)(C)", .providerByRuleOrPolicy,
            "Record the e-mail address and telephone number that are used to verify the person.",
            .enforced,
            "Both are parsed and recorded; each is proven by a code, sent by e-mail, by text or said in a call.",
            code: [
                "Sources/Order/Identifiers/EmailAddress.swift", "Sources/Order/Identifiers/TelephoneNumber.swift",
                "Sources/Evidence/ContactProof", "Sources/Program/Evidence/ContactProof.swift",
                "Sources/Exchange/Messages",
            ],
            tests: [
                "An address is kept as written and compared in lower case with its domain in ASCII",
                "A number in any spelling becomes E.164, with its region and kind of line",
                "The code proves the address; spaces and hyphens in it do not matter; proven stays proven",
                "Wrong answers are counted and end the challenge; the right code then proves nothing",
                "A code by text proves the telephone; sending, delivery and proof are entries",
            ]),
        Mapping(
            "1(a)(ii)(D)", .providerByRuleOrPolicy,
            "Record the network address, date and time of every access and administrative action, as continuing evidence of who owns the account.",
            .enforced,
            "Access events are taken in as a stream, sealed per account, and answer both who reached an account and which accounts an address reached.",
            code: [
                "Sources/AccessHistory/Events", "Sources/AccessHistory/Importers", "Sources/AccessHistory/Store",
            ],
            tests: [
                "An account's history is what was appended, in slices, merged, and compacted into runs, across months",
                "An address or a network names its accounts, from slices and from runs alike",
                "A time without a zone is refused until the zone is said",
                "A forgotten subject leaves no event and no row, its slices are compacted first, and the log still agrees",
            ]),
        Mapping(
            "1(a)(iii)", .providerByRuleOrPolicy,
            "Limit third parties' access to these records to what the order and the law allow.",
            .enforced,
            "Fields are sealed, masked until revealed for a stated purpose, and each reveal is an entry written before the value is shown; a processor is called only under a standing authorisation of two people.",
            code: [
                "Sources/Records/Disclosure/FourEyes.swift", "Sources/Exchange/Processors",
                "Sources/Program/Evidence/Processors.swift", "Sources/Program/Evidence/Pictures.swift",
                "Sources/Program/Review/Resolution.swift", "Sources/Service/Console",
            ],
            tests: [
                "A page shows no personal value until it is revealed for a purpose",
                "With none, before, after, revoked, for another purpose or with one field more, the call fails closed",
                "Nobody approves what they proposed, whatever their roles",
                "A gateway is used once two people authorised it: proposed, approved by another, ended by one; each call is an entry",
                "A question is signed, holds the authorised fields and no others, and the call is an entry before it leaves",
                "A picture is kept until its time, read only for a purpose that is written down, and then no byte of it is left",
                "A receipt verifies offline with the verifier key alone, and shows the disclosed fields and no others",
            ]),
        Mapping(
            "1(b)", .providerByRuleOrPolicy,
            "Weigh the type of account, how it is opened and what identifying information there is, and spare providers an undue burden.",
            .enforced,
            "Account type, opening method and available information choose the risk tier, and a United States person is asked for no more than what shows that they are one.",
            code: [
                "Sources/Order/Parties/Application.swift", "Sources/Order/Standards/Parameters/RiskTier.swift",
                "Sources/Order/Standards/Requirements",
            ],
            tests: [
                "The tier is the highest that account, opening, identifying information and payment call for",
                "A United States person is asked for no more than what tells that they are one",
                "A United States person opens at once, with an account and a tree of reasons, and is asked for nothing more",
                "From United States persons no overlay collects more, whatever its purpose",
            ]),
        Mapping(
            "1(c)", .secretary,
            "The Secretary may exempt a provider, a type of account or a lessee from the rules made under section 1, after consulting Defense, the Attorney General, Homeland Security and the Director of National Intelligence.",
            .enforced,
            "An exemption is a directive with a scope and dates; it lifts section 1 duties only, and special measures still bind whoever is exempt.",
            code: ["Sources/Measures/Exemptions"],
            tests: [
                "An exemption covers a provider, a type of account or a lessee, and no other",
                "A special measure binds the exempt all the same, and the reason says why",
                "An exemption that records no consultation with the Director of National Intelligence is noted",
                "An exemption lifts what section 1 requires, and says that special measures still bind",
            ]),
    ]
}
