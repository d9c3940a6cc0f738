/// The fields of a form as `multipart/form-data` sends them (RFC 7578, RFC 2046 5.1).
struct MultipartForm: Equatable, Sendable {
    private var fields: [String: [UInt8]] = [:]

    /// - Parameters:
    ///   - body: the request's body.
    ///   - contentType: its header, which names the line between the fields.
    /// - Throws: `ErrorReply` that says why this is no form.
    init(_ body: [UInt8], contentType: String) throws(ErrorReply) {
        guard let boundary = Self.parameter("boundary", of: contentType),
            (1...70).contains(boundary.utf8.count)
        else {
            throw .invalid("The header 'Content-Type: multipart/form-data' names no boundary.")
        }
        let unfinished = ErrorReply.invalid(
            "The multipart form ends too early: no line '--\(boundary)--' was found."
        )
        let line = Array("\r\n--\(boundary)".utf8)
        // The first line has no line break before it.
        let bytes = [0x0D, 0x0A] + body
        guard var start = Self.place(of: line, in: bytes[...]) else { throw unfinished }
        while true {
            var part = bytes[(start + line.count)...]
            if part.starts(with: "--".utf8) { return }
            // A boundary may have blanks behind it.
            part = part.drop { $0 == 0x20 || $0 == 0x09 }
            guard part.starts(with: "\r\n".utf8) else { throw unfinished }
            guard let end = Self.place(of: line, in: part) else { throw unfinished }
            try add(part[..<end])
            start = end
        }
    }

    /// The value of the field `name`; of several, the first.
    func field(_ name: String) -> [UInt8]? { fields[name] }

    private mutating func add(_ part: ArraySlice<UInt8>) throws(ErrorReply) {
        let blank = Array("\r\n\r\n".utf8)
        guard let end = Self.place(of: blank, in: part) else {
            throw .invalid("A field of the multipart form has no blank line behind its headers.")
        }
        let headers = String(decoding: part[..<end], as: UTF8.self).split(separator: "\r\n")
        let disposition = headers.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let name = disposition.flatMap({ Self.parameter("name", of: String($0)) }) else {
            throw .invalid("A field of the multipart form has no name.")
        }
        if fields[name] == nil { fields[name] = Array(part[(end + blank.count)...]) }
    }

    /// The parameter `name` of a header's value, without its quotes.
    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1).map { side in
                side.drop { $0 == " " || $0 == "\t" }
            }
            guard sides.count == 2, sides[0].lowercased() == name else { continue }
            return String(sides[1].filter { $0 != "\"" })
        }
        return nil
    }

    /// Where `pattern` begins in `bytes` for the first time.
    private static func place(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        for start in bytes.startIndex...(bytes.endIndex - pattern.count)
        where bytes[start] == pattern[0] && bytes[start...].starts(with: pattern) {
            return start
        }
        return nil
    }
}
