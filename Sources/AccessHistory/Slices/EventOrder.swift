/// The order in which events lie in slices and runs: by account, then time, then as they came.
extension EventColumns {
    /// Positions in that order. A radix sort by account, then a look at each account's times, which mostly are in order.
    func order() -> [UInt32] {
        let count = self.count
        var positions = [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            for i in 0..<count { buffer[i] = UInt32(truncatingIfNeeded: i) }
            initialized = count
        }
        guard count > 1 else { return positions }
        let highest = account.max() ?? 0
        var spare = positions
        var shift: UInt32 = 0
        while shift < 32, highest >> shift != 0 {
            var starts = [Int](repeating: 0, count: 2049)
            account.withUnsafeBufferPointer { account in
                for i in 0..<count { starts[Int(account[i] >> shift & 2047) + 1] += 1 }
                for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
                positions.withUnsafeBufferPointer { from in
                    spare.withUnsafeMutableBufferPointer { to in
                        starts.withUnsafeMutableBufferPointer { starts in
                            for i in 0..<count {
                                let digit = Int(account[Int(from[i])] >> shift & 2047)
                                to[starts[digit]] = from[i]
                                starts[digit] += 1
                            }
                        }
                    }
                }
            }
            swap(&positions, &spare)
            shift += 11
        }
        var start = 0
        while start < count {
            let owner = account[Int(positions[start])]
            var end = start + 1
            var sorted = true
            while end < count, account[Int(positions[end])] == owner {
                if time[Int(positions[end])] < time[Int(positions[end - 1])] { sorted = false }
                end += 1
            }
            if !sorted {
                positions[start..<end].sort {
                    let a = time[Int($0)], b = time[Int($1)]
                    return a == b ? $0 < $1 : a < b
                }
            }
            start = end
        }
        return positions
    }

    /// Positions in the order of time alone, for one account's events under all its numbers.
    func orderByTime() -> [UInt32] {
        (0..<UInt32(count)).sorted {
            let a = time[Int($0)], b = time[Int($1)]
            return a == b ? $0 < $1 : a < b
        }
    }
}
