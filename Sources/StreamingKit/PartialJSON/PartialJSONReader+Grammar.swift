/// The grammar of RFC 8259, a byte at a time.
extension PartialJSONReader {
    /// Reads the next byte of the text.
    mutating func take(_ byte: UInt8) throws(JSONSyntaxError) {
        // Taken out while it is changed, so that its text grows in its place.
        switch token.take() {
        case .string(var text, let isName):
            switch text.take(byte) {
            case .goesOn: token = .string(text, isName: isName)
            case .ends: end(text.text, isName: isName)
            case .refuses(let expected):
                token = .string(text, isName: isName)
                throw error(byte, expected)
            }
        case .number(var number):
            if number.take(byte) {
                token = .number(number)
            } else if number.isWhole {
                end(with: number.value)
                try takeBetween(byte)
            } else {
                token = .number(number)
                throw error(byte, "a digit")
            }
        case .literal(let literal, let count):
            let letters = literal.rawValue.utf8
            token = .literal(literal, count: count)
            guard letters[letters.index(letters.startIndex, offsetBy: count)] == byte else {
                throw error(byte, "'\(literal.rawValue)'")
            }
            token = .literal(literal, count: count + 1)
            if count + 1 == letters.count { end(with: literal.value) }
        case nil: try takeBetween(byte)
        }
    }

    /// Reads a byte that is in no string, number or word.
    private mutating func takeBetween(_ byte: UInt8) throws(JSONSyntaxError) {
        switch (expectation, byte) {
        case (_, 0x20), (_, 0x0A), (_, 0x0D), (_, 0x09): break
        case (.value, _): try begin(byte)
        case (.valueOrEnd, UInt8(ascii: "]")): closeContainer()
        case (.valueOrEnd, _): try begin(byte)
        case (.nameOrEnd, UInt8(ascii: "}")): closeContainer()
        case (.nameOrEnd, UInt8(ascii: "\"")), (.name, UInt8(ascii: "\"")):
            token = .string(PartialString(), isName: true)
        case (.colon, UInt8(ascii: ":")): expectation = .value
        case (.separator, UInt8(ascii: ",")) where !stack.isEmpty:
            expectation = stack[stack.count - 1].isArray ? .value : .name
        case (.separator, UInt8(ascii: "]")) where stack.last?.isArray == true: closeContainer()
        case (.separator, UInt8(ascii: "}")) where stack.last?.isArray == false: closeContainer()
        default: throw error(byte, expected(atEnd: false))
        }
    }

    /// Section 3: a value begins.
    private mutating func begin(_ byte: UInt8) throws(JSONSyntaxError) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard stack.count < maximumDepth else {
                throw error(
                    byte,
                    "at most \(maximumDepth) arrays and objects inside each other"
                )
            }
            let isArray = byte == UInt8(ascii: "[")
            stack.append(Container(isArray: isArray))
            expectation = isArray ? .valueOrEnd : .nameOrEnd
        case UInt8(ascii: "\""): token = .string(PartialString(), isName: false)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            token = .number(PartialNumber(byte))
        case UInt8(ascii: "t"): token = .literal(.true, count: 1)
        case UInt8(ascii: "f"): token = .literal(.false, count: 1)
        case UInt8(ascii: "n"): token = .literal(.null, count: 1)
        default: throw error(byte, "a value")
        }
    }

    /// A string is whole.
    private mutating func end(_ text: String, isName: Bool) {
        guard isName else { return end(with: .string(text)) }
        stack[stack.count - 1].name = text
        expectation = .colon
    }

    /// A value is whole.
    mutating func end(with value: JSONValue) {
        token = nil
        expectation = .separator
        guard !stack.isEmpty else {
            whole = value
            return
        }
        let last = stack.count - 1
        if stack[last].isArray {
            stack[last].elements.append(value)
        } else if let name = stack[last].name.take() {
            stack[last].members[name] = value
        }
    }

    private mutating func closeContainer() {
        let container = stack.removeLast()
        end(with: container.isArray ? .array(container.elements) : .object(container.members))
    }

    // MARK: - Errors

    private func error(_ byte: UInt8, _ expected: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, expected: expected, found: byte)
    }

    /// What may stand at the next place, in the words of `JSONValue`'s parser.
    func expected(atEnd: Bool) -> String {
        switch token {
        case .string(let text, _): return text.expectedAtEnd
        case .number: return "a digit"
        case .literal(let literal, _): return "'\(literal.rawValue)'"
        case nil: break
        }
        switch expectation {
        case .value, .valueOrEnd: return "a value"
        case .nameOrEnd: return "a name in quotes or '}'"
        case .name: return "a name in quotes"
        case .colon: return "':'"
        case .separator:
            guard let last = stack.last else { return "the end of the text" }
            return last.isArray ? "',' or ']'" : "',' or '}'"
        }
    }
}
