// One object of a form being read: its fields by name. A field that is absent or null is `nil`; one that is wrong is `nil`
// too, and its error is collected.

struct FormObject {
    let form: Form
    let members: [String: JSONValue]
    let reading: FormReading

    /// A member that is there and not null.
    func value(_ name: String) -> JSONValue? {
        guard let value = members[name], !value.isNull else { return nil }
        return value
    }

    func string(_ name: String) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else {
            reading.wrongType(value, expected: "a string", at: name)
            return nil
        }
        return text
    }

    func bool(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let result) = value else {
            reading.wrongType(value, expected: "true or false", at: name)
            return nil
        }
        return result
    }

    func parsed<T>(_ name: String, _ parse: (String) throws(IdentifierError) -> T) -> T? {
        guard let text = string(name) else { return nil }
        do throws(IdentifierError) {
            return try parse(text)
        } catch {
            reading.fail(error, at: name)
            return nil
        }
    }

    func text(_ name: String, limit: Int = Limits.textLine) -> String? {
        parsed(name) { text throws(IdentifierError) in try WrittenText(parsing: text, limit: limit).text }
    }
    func name(_ name: String) -> String? {
        parsed(name) { text throws(IdentifierError) in try PersonName(parsing: text).text }
    }

    func choice<T: RawRepresentable & CaseIterable>(_ name: String, _: T.Type) -> T? where T.RawValue == String {
        guard let text = string(name) else { return nil }
        if let value = T(rawValue: text) { return value }
        reading.fail(notAChoice(text, T.allCases.map(\.rawValue)), code: "notAChoice", at: name)
        return nil
    }

    func list<T>(_ name: String, limit: Int, _ element: (JSONValue) -> T?) -> [T]? {
        guard let value = value(name) else { return nil }
        guard case .array(let values) = value else {
            reading.wrongType(value, expected: "an array", at: name)
            return nil
        }
        guard values.count <= limit else {
            reading.fail("more than \(limit) items; leave some out", code: "tooMany", at: name)
            return nil
        }
        return reading.within(.name(name)) {
            values.indices.compactMap { i in reading.within(.index(i)) { element(values[i]) } }
        }
    }
    func strings<T>(_ name: String, limit: Int, _ parse: (String) throws(IdentifierError) -> T) -> [T]? {
        list(name, limit: limit) { value in
            guard case .string(let text) = value else {
                reading.wrongType(value, expected: "a string")
                return nil
            }
            do throws(IdentifierError) {
                return try parse(text)
            } catch {
                reading.fail(error)
                return nil
            }
        }
    }
    func object<T>(_ name: String, _ variants: FormName..., read: (FormObject) -> T?) -> T? {
        guard let value = value(name) else { return nil }
        return reading.within(.name(name)) { reading.object(value, variants: variants).flatMap(read) }
    }

    // MARK: Places and times

    /// A place that exists today: countries that are no more, and travel documents' codes, are refused.
    func place(_ name: String) -> JurisdictionCode? {
        parsed(name) { text throws(IdentifierError) in try presentPlace(text) }
    }
    func issuer(_ name: String) -> JurisdictionCode? {
        parsed(name) { text throws(IdentifierError) in try JurisdictionCode(parsing: text) }
    }

    func instant(_ name: String) -> Timestamp? {
        guard let text = string(name) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            reading.fail("not a time; write it with its offset, as 2026-11-25T09:14:16Z", code: "date", at: name)
            return nil
        }
        if let now = reading.now, time - now > Limits.clockSkewMilliseconds {
            reading.fail("this time lies in the future", code: "future", at: name)
            return nil
        }
        return time
    }

    func birthDate(_ name: String) -> CalendarDate? {
        guard let text = string(name) else { return nil }
        guard let date = CalendarDate(text) else {
            reading.fail(
                "there is no such date; write it as 1961-06-01, or 1961 when no more is known", code: "date", at: name)
            return nil
        }
        guard let now = reading.now else { return date }
        let today = CalendarDate(daysSince1970: Int(now.milliseconds.floorDivided(by: 86_400_000)))
        if date > today {
            reading.fail("this date of birth lies in the future", code: "future", at: name)
            return nil
        }
        if today.year - date.year > Limits.age {
            reading.fail("more than \(Limits.age) years ago; compare the year", code: "date", at: name)
            return nil
        }
        return date
    }

    func basisPoints(_ name: String) -> Int? {
        guard let value = value(name) else { return nil }
        guard let percent = value.double else {
            reading.wrongType(value, expected: "a number", at: name)
            return nil
        }
        let points = (percent * 100).rounded()
        guard (0...10_000).contains(points), (percent * 100 - points).magnitude < 1e-6 else {
            reading.fail("write a share between 0 and 100 with at most two decimals", code: "notAShare", at: name)
            return nil
        }
        return Int(points)
    }
}

func presentPlace(_ text: String) throws(IdentifierError) -> JurisdictionCode {
    let code = try JurisdictionCode(parsing: text)
    switch code.kind {
    case .country, .subdivision: return code
    case .historic:
        throw .malformed(
            "\(code.name) is no more; write the country of today: \(code.successors.map(\.code).joined(separator: ", "))"
        )
    case .travelDocument: throw .malformed("\(code.code) is no place; write the country")
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
