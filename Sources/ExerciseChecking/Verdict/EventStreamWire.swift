#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Swift Testing's JSON event stream, version 6.3, as it comes: JSON Lines, one record each
/// (swift-testing, Documentation/ABI/JSON.md). Fields that are not used are not named.
enum EventStreamWire {
    static let version = "6.3"

    struct Record: Decodable {
        var kind: String
        var payload: Payload
    }

    /// A test or an event: their fields have different names, but for `kind`.
    struct Payload: Decodable {
        var kind: String
        var id: String?
        var name: String?
        var displayName: String?
        var sourceLocation: Location?
        var testID: String?
        var issue: Issue?
        var messages: [Message]?
    }

    struct Issue: Decodable {
        var isKnown: Bool?
        /// Newer than the first version of the stream, like `severity`.
        var isFailure: Bool?
        var severity: String?
        var sourceLocation: Location?
    }

    struct Location: Decodable {
        var fileID: String?
        var line: Int
        var column: Int?
    }

    struct Message: Decodable {
        var symbol: String
        var text: String
    }

    /// The records in their order; what cannot be read is left out, such as a line that was cut
    /// when the program died.
    static func records(in bytes: [UInt8]) -> [Record] {
        let decoder = JSONDecoder()
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap {
            try? decoder.decode(Record.self, from: Data($0))
        }
    }
}
