import Foundation
import Testing

/// A case of the files in `Conformance`, whose README says what the fields are.
struct ConformanceCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Event: Decodable {
        var type: String?
        var data: String
        var id: String?
    }

    var name: String
    var stream: String?
    var hex: String?
    var chunks: [String]?
    var events: [Event]
    var lenient: [Event]?
    var retry: Int?
    var lastEventID: String?
    var comments: [String]?

    /// The file that the case is in, without its extension.
    var rule = ""

    private enum CodingKeys: String, CodingKey {
        case name, stream, hex, chunks, events, lenient, retry, lastEventID, comments
    }

    var testDescription: String { "\(rule): \(name)" }

    var bytes: [UInt8] {
        if let chunks { return Array(chunks.joined().utf8) }
        if let stream { return Array(stream.utf8) }
        let digits = Array(hex ?? "")
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    /// What a strict parser must say, or a lenient one.
    func expected(isLenient: Bool) -> [ParsedStream.Event] {
        (isLenient ? lenient ?? events : events).map {
            ParsedStream.Event(type: $0.type ?? "message", data: $0.data, id: $0.id ?? "")
        }
    }

    /// All cases of all files.
    static let all: [ConformanceCase] = {
        struct File: Decodable {
            var cases: [ConformanceCase]
        }
        do {
            let folder = Bundle.module.url(forResource: "Conformance", withExtension: nil)!
            let files = try FileManager.default.contentsOfDirectory(
                at: folder,
                includingPropertiesForKeys: nil
            )
            return try files.filter { $0.pathExtension == "json" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
                .flatMap { file in
                    let rule = file.deletingPathExtension().lastPathComponent
                    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
                        .map { item in
                            var item = item
                            item.rule = rule
                            return item
                        }
                }
        } catch {
            fatalError("the conformance cases cannot be read: \(error)")
        }
    }()
}
