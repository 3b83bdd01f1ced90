// QR codes (ISO/IEC 18004), as far as a page needs them: bytes, error correction level M, the smallest version that holds them. The
// applicant's wallet is usually on another device than the page, and reads from the screen where to go.

/// A QR code of a text.
///
///     let code = try QRCode(encoding: Array(link.utf8))
///     page.figure = code.svg(label: "…")
public struct QRCode: Hashable, Sendable {
    /// 1 to 40.
    public let version: Int
    /// Modules on a side, without the quiet zone.
    public var size: Int { 17 + 4 * version }
    /// Row by row; `true` is dark.
    public let modules: [Bool]
    /// The pattern that was laid over the data, 0 to 7 (section 7.8).
    public let mask: Int

    public subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// - Throws: ``QRCodeError/tooLong(limit:)`` for more than 2,331 bytes.
    public init(encoding bytes: [UInt8]) throws(QRCodeError) {
        guard let version = (1...40).first(where: { QRCodewords.capacity($0) >= bytes.count }) else {
            throw .tooLong(limit: QRCodewords.capacity(40))
        }
        let codewords = QRCodewords.interleaved(bytes, version: version)
        var best: (drawing: QRDrawing, mask: Int, penalty: Int)?
        var plain = QRDrawing(version: version)
        plain.place(codewords)
        for mask in 0..<8 {
            var drawing = plain
            drawing.apply(mask: mask)
            let penalty = drawing.penalty
            if best.map({ penalty < $0.penalty }) ?? true { best = (drawing, mask, penalty) }
        }
        self.version = version
        modules = best?.drawing.modules ?? []
        mask = best?.mask ?? 0
    }

    /// The code as an SVG picture of dark modules on white with the quiet zone of four modules that scanners need.
    public func svg(label: String) -> String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                guard self[row, column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < size, self[row, column] { column += 1 }
                path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
            }
        }
        let side = size + 8
        let text = label.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        return
            "<svg role=\"img\" aria-label=\"\(text)\" viewBox=\"0 0 \(side) \(side)\" width=\"\(side * 4)\" height=\"\(side * 4)\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/><path fill=\"#000\" d=\"\(path)\"/></svg>"
    }
}

public enum QRCodeError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLong(limit: Int)

    public var description: String {
        switch self {
        case .tooLong(let limit): "A QR code holds \(limit) bytes at most. Show a shorter address."
        }
    }
}
