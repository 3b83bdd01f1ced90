// The sections of docs/ORDER.md that are about more than one clause: readings that Gatehouse takes, and why.

enum OrderNotes {
    static let sections = [card, sharing, readings]

    private static let card = """
        ## How a card meets 1(a)(ii)(B)

        The clause asks for records that establish the means and source of payment, "including any associated financial
        institution and other identifiers such as credit card number, account number, customer identifier, transaction
        identifiers, or virtual currency wallet". The identifiers after "such as" are examples of what can establish them.

        Gatehouse keeps a card as its *processor's token*, with at most the last four digits, the brand, the issuing institution
        and its country when the processor gives them. The token names one card at one processor, which holds the number and
        answers legal process for it; token, institution and transaction identifiers together establish means and source. A whole
        card number is refused at every door, wherever in an application it stands, and the refusal says to send the token.

        The last four digits identify no card by themselves: they fit thousands. A card known by them alone is complete only with
        a transaction identifier and the institution beside it. For the same reason a search for a card goes by the token, and no
        index is made of a truncated number.

        Not built: keeping the whole number, sealed under the customer's key. A provider whose counsel reads the clause as asking
        for the number itself keeps it with its processor, and comes under the card industry's rules if it keeps it at home.

        """

    private static let sharing = """
        ## The state of 6 U.S.C. 1503

        Clause 3(c) points to the Cybersecurity Information Sharing Act. The protections that 6 U.S.C. 1503 gives to those who share
        ran to 30 September 2026. Whether they have been renewed is for the operator to enter, with the instrument and its first
        and last day. From 1 October 2026, and on every day that no entered renewal covers, Gatehouse treats them as off
        (`Sources/Order/Definitions/SharingProtection.swift` gives the state of a day, with its reason). Sharing does not stop: it is
        then done only where other law allows it without these protections. Not built yet: a form to enter a renewal, and a line
        about this state in what is shared.

        """

    private static let readings = """
        ## Where the order leaves room

        - **Unknown is not "no" (5(c), 5(k)).** A person is foreign only when every ground of a United States person is known not to
          hold. Until then they are undetermined, and asked for what is missing.
        - **Located in the United States (5(k)).** A location is a fact with a time. It goes out of date after the span that the
          standard sets; one without a time settles nothing. The territories count as the United States.
        - **Contradictions.** No machine picks the stronger of two facts. A newer word of the same source replaces its older one, a
          person's review settles what came before it, and anything else stays undetermined with both facts named.
        - **Nationals who are not citizens (5(k)).** The clause says "citizen". People of American Samoa may be nationals without
          being citizens, so that citizenship is left open; anybody there is a United States person by location.
        - **Branches and subsidiaries (5(k)).** A branch is part of its entity, so the entity's law decides. A subsidiary is an entity
          of its own; who owns it is no ground.
        - **Scope (5(e), 5(i), 5(j)).** The preamble speaks of providers offering United States IaaS products, and of accounts for
          these products. An account is reached when its provider is a United States provider and its product a United States
          product. While either is unknown the account is treated as reached.
        - **Products (5(e)).** Virtual and bare-metal servers are named by the clause, so what can run on them need not be asked.
          For containers, functions, accelerators, networks and storage it is.
        - **Who is a reseller (5(h)).** Any part of the products, offered to one third party, is enough.
        - **Findings and measures (2(a), 2(d)).** A finding may rest on offering or on directly obtaining; the jurisdiction measure
          names only offering. Each finding keeps its ground.
        - **"For or on behalf of a foreign person" (2(d)(i))** is not limited to the jurisdiction found. How far it reaches is a setting
          for counsel, and the reason of each decision states which reading applied.
        - **Exemptions (1(c))** lift duties of section 1 only. Special measures still bind whoever is exempt.
        - **Two clocks (2(e)).** The order counts 180 days from the final rule under section 1; the proposal of 2024 counts 180 days
          from the determination. They are kept apart.

        """
}
