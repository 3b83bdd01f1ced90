// Finding the listed names that a name is like, without comparing it with all of them.

/// The names of an index and the search over them. Immutable once built.
struct NameSearch: Sendable {
    private(set) var forms = FormTable()
    private(set) var table = NameTable()

    init(_ entries: [ListEntry]) {
        table.reserve(entries.reduce(0) { $0 + $1.names.count })
        for (number, entry) in entries.enumerated() {
            let style: NameStyle =
                switch entry.type {
                case .person: .person
                case .entity: .entity
                case .vessel, .aircraft: .vessel
                }
            for (ordinal, name) in entry.names.prefix(Int(UInt16.max)).enumerated() {
                table.add(
                    NameParser.parse(name.text, style: style), entry: UInt32(number), ordinal: UInt16(ordinal),
                    isWeak: name.kind == .weakAlias, forms: &forms)
            }
        }
        forms.finish(names: table.names.count)
        table.finish(forms: forms)
    }

    /// Fills `scratch.results` with the listed names alike by at least `threshold`.
    ///
    /// `exhaustively` compares every part with every form and aligns every name that has a like part: the yardstick for
    /// the search, hundreds of times slower.
    func search(_ query: ParsedName, threshold: Float, scratch: SearchScratch, exhaustively: Bool = false) {
        scratch.begin()
        if query.parts.isEmpty { return }
        let initials = query.parts.count { $0.kind == .initial }
        scratch.initials = initials
        scratch.generation = query.generation
        collect(query, scratch, exhaustively: exhaustively)
        if exhaustively {
            for number in table.names.indices {
                let name = table.names[number]
                if name.wholeHash != query.wholeHash, initials == 0, name.initials == 0, !hasLikePart(name, scratch) {
                    continue
                }
                var result = align(name, UInt32(number), orderKnown: query.hasOrder || name.hasOrder, scratch)
                if name.wholeHash == query.wholeHash { result.score = NameAlignment.same(query, name.generation) }
                if result.score >= threshold { scratch.results.append(result) }
            }
            return
        }
        let wholeHash = query.wholeHash
        let ours = query.parts.count
        let touched = scratch.touched
        for number in touched {
            let name = table.names[Int(number)]
            let isSame = name.wholeHash == wholeHash
            if !isSame, !mayReach(threshold, name, number, ours: ours, initials: initials, scratch) { continue }
            var result = align(name, number, orderKnown: query.hasOrder || name.hasOrder, scratch)
            if isSame { result.score = NameAlignment.same(query, name.generation) }
            if result.score >= threshold { scratch.results.append(result) }
        }
    }

    /// Whether any part of the name, or any reading of several as one, is like any of the query's. Without one there is nothing
    /// to align.
    private func hasLikePart(_ name: IndexedName, _ scratch: SearchScratch) -> Bool {
        let first = Int(name.firstPart)
        return (first..<(first + Int(name.partCount) + Int(name.joinCount))).contains {
            scratch.forms[Int(table.parts[$0].form)].stamp == scratch.stamp
        }
    }

    /// The parts of the query as the alignment sees them, and the names that show them.
    ///
    /// Names that only show parts which together cannot make a match are not gathered: the parts that most names have
    /// are left out as long as what is left out stays below `leftOut` of the query's weight, and are then looked for in the
    /// names that other parts brought.
    private func collect(_ query: ParsedName, _ scratch: SearchScratch, exhaustively: Bool) {
        let stamp = scratch.stamp
        var total: Float = 0
        query.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<(query.parts.count + query.joins.count) {
                let isJoin = index >= query.parts.count
                let part = isJoin ? query.joins[index - query.parts.count] : query.parts[index]
                let weight = forms.weight(of: part)
                if !isJoin { total += weight }
                scratch.ours.append(AlignedPart(part, bytes, weight: weight, isJoin: isJoin))
                let like =
                    exhaustively ? allLikeForms(part, bytes, scratch) : likeForms(part, bytes, isJoin: isJoin, scratch)
                var names = 0
                for item in like {
                    let form = Int(item.form)
                    names += Int(table.offsets[form + 1] - table.offsets[form])
                    let state = scratch.forms + form
                    let head = state.pointee.stamp == stamp ? state.pointee.head : -1
                    state.pointee = SearchScratch.FormState(stamp: stamp, head: Int32(scratch.links.count))
                    scratch.links.append((Int32(index), item.likeness, head))
                }
                scratch.likes.append((like, names))
            }
        }
        if exhaustively { return }
        let left = leftOut(query.parts.count, total, scratch)
        for index in scratch.likes.indices where left & (1 << UInt32(index)) == 0 {
            let our = scratch.ours[index]
            let isJoin = our.flags.contains(.join)
            for item in scratch.likes[index].forms {
                gather(
                    Int(item.form), our.mask, our.weight * item.likeness,
                    takesJoins: !isJoin || our.flags.contains(.hyphenated), stamp, scratch.names, &scratch.touched)
            }
        }
        if left != 0 { complete(left, scratch) }
    }

    /// Which parts, one bit each, are not worth gathering: the most frequent ones, lightest in what they say.
    private func leftOut(_ singles: Int, _ total: Float, _ scratch: SearchScratch) -> UInt32 {
        guard singles >= 2 else { return 0 }
        var left: UInt32 = 0
        var weight: Float = 0
        while true {
            var most = -1
            for index in 0..<singles where left & (1 << UInt32(index)) == 0 && scratch.likes[index].names > 200 {
                if weight + scratch.ours[index].weight > Self.leftOutShare * total { continue }
                if most < 0 || scratch.likes[index].names > scratch.likes[most].names { most = index }
            }
            if most < 0 { return left }
            left |= 1 << UInt32(most)
            weight += scratch.ours[most].weight
        }
    }
    /// A name that shows only this share of the query's weight scores below every threshold in use: with a quarter of the
    /// rest against it, 0.34 / (0.34 + 0.25 × 0.66) is less than 0.7.
    private static let leftOutShare: Float = 0.34

    /// Looks for the parts left out in the names that the other parts brought.
    private func complete(_ left: UInt32, _ scratch: SearchScratch) {
        let stamp = scratch.stamp
        for number in scratch.touched {
            let name = table.names[Int(number)]
            let state = scratch.names + Int(number)
            for at in Int(name.firstPart)..<(Int(name.firstPart) + Int(name.partCount)) {
                let form = scratch.forms[Int(table.parts[at].form)]
                guard form.stamp == stamp else { continue }
                var link = form.head
                while link >= 0 {
                    let (index, likeness, next) = scratch.links[Int(link)]
                    link = next
                    guard left & (1 << UInt32(index)) != 0 else { continue }
                    let our = scratch.ours[Int(index)]
                    if state.pointee.mask & our.mask == 0 {
                        state.pointee.mask |= our.mask
                        state.pointee.cover &+= 1
                        state.pointee.weight += our.weight * likeness
                    }
                }
            }
        }
    }

    /// Notes the part of the query in every name that shows the form.
    @inline(__always)
    private func gather(
        _ form: Int, _ mask: UInt16, _ weight: Float, takesJoins: Bool, _ stamp: UInt32,
        _ names: UnsafeMutablePointer<SearchScratch.NameState>, _ touched: inout [UInt32]
    ) {
        table.postings.withUnsafeBufferPointer { postings in
            for at in Int(table.offsets[form])..<Int(table.offsets[form + 1]) {
                let posting = postings[at]
                let join = posting & NameTable.joinBit != 0
                if join, !takesJoins { continue }
                let number = posting & ~NameTable.joinBit
                let state = names + Int(number)
                if state.pointee.stamp != stamp {
                    state.pointee = .init(stamp: stamp, weight: weight, mask: mask, cover: join ? 2 : 1)
                    touched.append(number)
                } else if state.pointee.mask & mask != mask {
                    state.pointee.mask |= mask
                    state.pointee.cover &+= join ? 2 : 1
                    state.pointee.weight += weight
                }
            }
        }
    }

    private func likeForms(
        _ part: NamePart, _ bytes: UnsafeBufferPointer<UInt8>, isJoin: Bool, _ scratch: SearchScratch
    ) -> [LikeForm] {
        let key = FormTable.key(part) ^ (isJoin ? 0x5555_5555_5555_5555 : 0)
        if let known = scratch.known[key] { return known }
        let lookup = scratch.beginLookup()
        let met = scratch.met
        var found: [LikeForm] = []
        forms.bytes.withUnsafeBufferPointer { formBytes in
            forms.forEachCandidate(part, bytes, isJoin: isJoin) { form in
                if met[Int(form)] == lookup { return }
                met[Int(form)] = lookup
                let likeness = PartSimilarity.compare(part, bytes, forms.parts[Int(form)], formBytes)
                // Whether the spelling itself is the same is seen name by name.
                if likeness > 0 {
                    found.append(LikeForm(form: form, likeness: part.kind == .word ? min(likeness, 0.97) : likeness))
                }
            }
        }
        if scratch.known.count >= SearchScratch.knownLimit { scratch.known.removeAll(keepingCapacity: true) }
        scratch.known[key] = found
        return found
    }

    private func allLikeForms(
        _ part: NamePart, _ bytes: UnsafeBufferPointer<UInt8>, _ scratch: SearchScratch
    ) -> [LikeForm] {
        let key = FormTable.key(part) &* 31 &+ part.spellingHash
        if let known = scratch.knownExhaustively[key] { return known }
        let found = allLikeForms(part, bytes)
        if scratch.knownExhaustively.count >= SearchScratch.knownLimit { scratch.knownExhaustively = [:] }
        scratch.knownExhaustively[key] = found
        return found
    }

    private func allLikeForms(_ part: NamePart, _ bytes: UnsafeBufferPointer<UInt8>) -> [LikeForm] {
        forms.bytes.withUnsafeBufferPointer { formBytes in
            forms.parts.indices.compactMap { form in
                if part.kind == .word, !forms.mayBeLikeAtAll(part, form) { return nil }
                let likeness = PartSimilarity.compare(part, bytes, forms.parts[form], formBytes)
                if likeness == 0 { return nil }
                return LikeForm(form: UInt32(form), likeness: part.kind == .word ? min(likeness, 0.97) : likeness)
            }
        }
    }

    /// An upper bound from what was gathered: what is left over on both sides contradicts.
    @inline(__always)
    private func mayReach(
        _ threshold: Float, _ name: IndexedName, _ number: UInt32, ours: Int, initials: Int, _ scratch: SearchScratch
    ) -> Bool {
        let state = scratch.names[Int(number)]
        let covered = state.mask.nonzeroBitCount
        let theirs = Int(name.partCount)
        let cover = Int(state.cover)
        if covered < 2, cover < 2, ours > 1 || theirs > 1, name.style == .person, initials == 0, name.initials == 0 {
            return false
        }
        // What the initials of either side match was not gathered.
        let initials = initials + Int(name.initials)
        let left = min(ours - covered, theirs - cover) - initials
        if left <= 0 { return true }
        let weight = state.weight * 1.5 + 0.2
        let penalty = Float(left) * (initials > 0 ? 0.55 : 1.1)
        return weight / (weight + penalty) >= threshold
    }

    private func align(_ name: IndexedName, _ number: UInt32, orderKnown: Bool, _ scratch: SearchScratch) -> NameResult
    {
        let stamp = scratch.stamp
        scratch.theirs.removeAll(keepingCapacity: true)
        scratch.pairings.removeAll(keepingCapacity: true)
        let first = Int(name.firstPart), singles = Int(name.partCount), all = singles + Int(name.joinCount)
        let initials = scratch.initials
        for at in 0..<all {
            let part = table.parts[first + at]
            var aligned = AlignedPart(weight: part.weight, mask: part.mask, flags: .init(rawValue: part.flags))
            aligned.letters = part.letters
            scratch.theirs.append(aligned)
            if initials != 0 || part.flags & AlignedPart.Flags.initial.rawValue != 0 {
                for index in scratch.ours.indices {
                    let likeness = AlignmentRules.initialLikeness(scratch.ours[index], aligned)
                    if likeness == 0 || scratch.ours[index].flags.contains(.join) { continue }
                    scratch.pairings.append(
                        PartPairing(ours: Int32(index), theirs: Int32(at), likeness: likeness, value: 0))
                }
            }
            let state = scratch.forms[Int(part.form)]
            guard state.stamp == stamp else { continue }
            var link = state.head
            while link >= 0 {
                let (index, likeness, next) = scratch.links[Int(link)]
                link = next
                let our = scratch.ours[Int(index)]
                if !AlignmentRules.mayPair(our.flags, aligned.flags, likeness) { continue }
                let same = likeness >= 0.97 && our.spelling == part.spelling
                scratch.pairings.append(
                    PartPairing(ours: index, theirs: Int32(at), likeness: same ? 1 : likeness, value: 0))
            }
        }
        let rules: AlignmentRules = name.style == .person ? .person : .entity
        let alignment = scratch.ours.withUnsafeBufferPointer { ours in
            scratch.theirs.withUnsafeBufferPointer { theirs in
                rules.align(
                    ours, theirs, pairings: &scratch.pairings, orderKnown: orderKnown, chosen: &scratch.chosen)
            }
        }
        return NameResult(
            name: number, score: alignment.score(of: scratch.generation, name.generation),
            specificity: alignment.specificity,
            hasConflict: alignment.hasConflict, isComplete: alignment.isComplete)
    }
}
