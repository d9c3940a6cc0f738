internal import StreamingKit

/// Swift Testing's JSON event stream, version 6.3, as it comes: JSON Lines, one record each
/// (swift-testing, Documentation/ABI/JSON.md). Fields that are not used are not named.
enum EventStreamWire {
    static let version = "6.3"

    struct Record {
        var kind: String
        var payload: Payload
    }

    /// A test or an event: their fields have different names, but for `kind`.
    struct Payload {
        var kind: String
        var id: String?
        var name: String?
        var displayName: String?
        var sourceLocation: Location?
        var testID: String?
        var issue: Issue?
        var messages: [Message]?
    }

    struct Issue {
        var isKnown: Bool?
        /// Newer than the first version of the stream, like `severity`.
        var isFailure: Bool?
        var severity: String?
        var sourceLocation: Location?
    }

    struct Location {
        /// The module and the file's name, as in `LinesTests/LinesTests.swift`.
        var fileID: String?
        var line: Int
    }

    struct Message {
        var symbol: String
        var text: String
    }

    /// The records in their order; what cannot be read is left out, such as a line that was cut
    /// when the program died.
    static func records(in bytes: [UInt8]) -> [Record] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            // `JSONDecoder` takes three to five times as long at its first use, and a check is one.
            (try? JSONValue(parsing: line)).flatMap { try? Record($0) }
        }
    }

    /// What is no value of the kind that the stream has in its place.
    fileprivate struct Unreadable: Error {}
}

extension EventStreamWire.Record {
    fileprivate init(_ value: JSONValue) throws(EventStreamWire.Unreadable) {
        kind = try value.required("kind", \.string)
        payload = try EventStreamWire.Payload(value.required("payload", \.self))
    }
}

extension EventStreamWire.Payload {
    fileprivate init(_ value: JSONValue) throws(EventStreamWire.Unreadable) {
        kind = try value.required("kind", \.string)
        id = try value.optional("id", \.string)
        name = try value.optional("name", \.string)
        displayName = try value.optional("displayName", \.string)
        sourceLocation = try value.location
        testID = try value.optional("testID", \.string)
        if let value = try value.optional("issue", \.self) {
            issue = EventStreamWire.Issue(
                isKnown: try value.optional("isKnown", \.bool),
                isFailure: try value.optional("isFailure", \.bool),
                severity: try value.optional("severity", \.string),
                sourceLocation: try value.location
            )
        }
        guard let values = try value.optional("messages", \.array) else { return }
        var messages: [EventStreamWire.Message] = []
        for value in values {
            messages.append(
                EventStreamWire.Message(
                    symbol: try value.required("symbol", \.string),
                    text: try value.required("text", \.string)
                )
            )
        }
        self.messages = messages
    }
}

extension JSONValue {
    fileprivate func optional<Value>(
        _ key: String,
        _ reading: (JSONValue) -> Value?
    ) throws(EventStreamWire.Unreadable) -> Value? {
        guard let member = self[key], !member.isNull else { return nil }
        guard let value = reading(member) else { throw EventStreamWire.Unreadable() }
        return value
    }

    fileprivate func required<Value>(
        _ key: String,
        _ reading: (JSONValue) -> Value?
    ) throws(EventStreamWire.Unreadable) -> Value {
        guard let value = try optional(key, reading) else { throw EventStreamWire.Unreadable() }
        return value
    }

    fileprivate var location: EventStreamWire.Location? {
        get throws(EventStreamWire.Unreadable) {
            guard let place = try optional("sourceLocation", \.self) else { return nil }
            return EventStreamWire.Location(
                fileID: try place.optional("fileID", \.string),
                line: try place.required("line", \.int)
            )
        }
    }
}
