// Any bytes are read or refused; what is read keeps its promises.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMachineReadableZone(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: count)
    guard let zone = try? MachineReadableZone(parsing: bytes) else { return 0 }
    precondition(zone.problems.isEmpty == zone.isConsistent)
    precondition((try? MachineReadableZone(lines: zone.lines)) == zone, "what was read reads back")
    let day = CalendarDate(daysSince1970: 20_000)
    if let born = zone.birthDate(asOf: day) { precondition(born.year <= day.year) }
    _ = zone.expiry(asOf: day)
    precondition(zone.documentNumber.utf8.count <= 24)
    _ = zone.optionalData
    if let suggestion = zone.suggestion {
        precondition((try? MachineReadableZone(lines: suggestion.lines))?.isConsistent == true)
    }
    let verdict = EvidenceVerdict.machineReadableZone(
        zone.lines.joined(separator: "\n"), at: Timestamp(milliseconds: 0))
    precondition(verdict.status != .valid, "a zone alone proves nothing")
    _ = MRZNameComparison.agrees(declared: String(decoding: bytes, as: UTF8.self), mrz: zone.name)
    precondition(MRZNameComparison.agrees(declared: zone.name.text, mrz: zone.name).result != .differs)
    return 0
}
