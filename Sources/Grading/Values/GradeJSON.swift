#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Grades as JSON on one line, members in the order of their names, and back.
package enum GradeJSON {
    package static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            // Only a number that JSON has no form for could do that, and no grade holds one.
            preconditionFailure("a grade has no JSON form: \(error)")
        }
    }

    /// Reads a value back.
    /// - Throws: what is wrong and at which member.
    package static func value<Value: Decodable>(
        _ type: Value.Type,
        from bytes: [UInt8]
    ) throws(Malformed) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw Malformed(error)
        } catch {
            throw Malformed(reason: String(describing: error))
        }
    }

    /// A text that is no grade.
    package struct Malformed: Error, Hashable, Sendable {
        /// What is wrong, with the member's path where one is meant.
        package var reason: String

        package init(reason: String) { self.reason = reason }

        init(_ error: DecodingError) {
            func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
                (context.codingPath + [last].compactMap { $0 })
                    .map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
            }
            switch error {
            case .keyNotFound(let key, let context):
                reason = "the member \(path(context, key)) is missing"
            case .typeMismatch(_, let context), .valueNotFound(_, let context):
                reason = "the member \(path(context)) has another type"
            case .dataCorrupted(let context):
                let place = path(context)
                reason =
                    place.isEmpty ? "it is no JSON" : "the member \(place) is none that is known"
            @unknown default: reason = "it cannot be read"
            }
        }
    }
}
