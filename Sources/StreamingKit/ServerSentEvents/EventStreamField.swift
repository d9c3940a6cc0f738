/// What one line of an event stream is (WHATWG HTML, 9.2.6, "process the field").
///
/// Everything up to the first colon is the name; without a colon the whole line is. One space
/// after the colon is dropped, and only one, and no tab. Names are compared byte for byte: `Data`,
/// `data ` and ` data` are all unknown, and unknown fields mean nothing.
struct EventStreamField {
    enum Name {
        case data, event, id, retry, unknown
        /// A line that starts with a colon. Its value keeps the space after it.
        case comment
    }

    let name: Name
    /// Where the value begins in the line; the line's length when there is none.
    let valueStart: Int

    /// Reads a line that is not empty.
    init(line: Span<UInt8>) {
        // The known names differ in their first letter, so that no line is compared twice, and an
        // unknown field's colon need not be searched.
        switch line[0] {
        case UInt8(ascii: "d"): self.init(line: line, "data", .data)
        case UInt8(ascii: "e"): self.init(line: line, "event", .event)
        case UInt8(ascii: "i"): self.init(line: line, "id", .id)
        case UInt8(ascii: "r"): self.init(line: line, "retry", .retry)
        case UInt8(ascii: ":"): self.init(name: .comment, valueStart: 1)
        default: self.init(name: .unknown, valueStart: line.count)
        }
    }

    private init(name: Name, valueStart: Int) {
        self.name = name
        self.valueStart = valueStart
    }

    private init(line: Span<UInt8>, _ text: StaticString, _ name: Name) {
        let length = text.utf8CodeUnitCount
        self.init(name: .unknown, valueStart: line.count)
        guard line.count >= length else { return }
        for index in 1..<length where line[index] != text.utf8Start[index] { return }
        if line.count == length {
            self.init(name: name, valueStart: length)
        } else if line[length] == UInt8(ascii: ":") {
            let hasSpace = line.count > length + 1 && line[length + 1] == UInt8(ascii: " ")
            self.init(name: name, valueStart: hasSpace ? length + 2 : length + 1)
        }
    }
}

/// The milliseconds in the value of a `retry` field; `nil` unless it is ASCII digits and nothing
/// else, since then the standard ignores the field.
///
/// `Int.init` would not do: it takes `+5`. A number that is too large for `Int` is `Int.max`.
func reconnectionTime(in value: Span<UInt8>) -> Int? {
    guard !value.isEmpty else { return nil }
    var milliseconds = 0
    for index in value.indices {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(value[index]) else { return nil }
        let digit = Int(value[index] - UInt8(ascii: "0"))
        let (tens, overflow) = milliseconds.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(digit)
        milliseconds = overflow || carry ? .max : sum
    }
    return milliseconds
}
