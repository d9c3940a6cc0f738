/// The path and the query of a request's target (RFC 9112, 3.2.1), decoded.
struct RequestTarget: Equatable, Sendable {
    /// The path as it was sent, without the query.
    var path: String
    /// The names and values of the query, in their order.
    var query: [(name: String, value: String)]

    init(_ target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        query = []
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query.append(
                (Self.decoded(sides[0]), sides.count == 2 ? Self.decoded(sides[1]) : "")
            )
        }
    }

    /// The path's parts between its slashes.
    var components: [Substring] { path.split(separator: "/", omittingEmptySubsequences: false) }

    /// The value of the query's parameter `name`.
    func parameter(_ name: String) -> String? { query.last { $0.name == name }?.value }

    static func == (left: RequestTarget, right: RequestTarget) -> Bool {
        left.path == right.path && left.query.elementsEqual(right.query) { $0 == $1 }
    }

    /// A text with its `%` escapes and pluses resolved; what is no escape stays as it is.
    private static func decoded(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                bytes[index + 1] != UInt8(ascii: "+"),
                let value = UInt8(
                    String(decoding: bytes[index + 1...index + 2], as: UTF8.self),
                    radix: 16
                )
            {
                decoded.append(value)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
