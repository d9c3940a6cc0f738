package import CourseModel
import Terminal

/// A live demonstration that lessons and `streamtutor demo` can start.
package protocol Demo: Sendable {
    static var name: String { get }
    /// What it shows, in a phrase.
    static var summary: String { get }
    /// The option whose value may be given as a word alone: `demo events response.created`.
    static var mainOption: String? { get }

    /// - Throws: `DemoError` for an option that it does not have or cannot read.
    init(options: [String: String]) throws(DemoError)

    /// Runs until it is over, the student leaves, or the task is cancelled.
    func run(in context: DemoContext) async
}

extension Demo {
    package static var mainOption: String? { nil }
}

/// What is wrong with the call of a demo. Exit status 64; 66 for a name that is not there.
package enum DemoError: Error, Hashable, Sendable {
    case unknownName(String, near: [String])
    case unknownOption(String, near: [String])
    case badOption(String, String)

    package var message: String {
        switch self {
        case .unknownName(let name, _): "there is no demo \"\(name)\""
        case .unknownOption(let option, _): "the demo has no option \(option)"
        case .badOption(let option, let problem): "\(option): \(problem)"
        }
    }

    package var help: String? {
        switch self {
        case .unknownName(_, let near):
            "There is " + (near.isEmpty ? DemoCatalogue.names : near).joined(separator: ", ") + "."
        case .unknownOption(_, let near):
            near.isEmpty ? nil : "Did you mean \(near.map { "--" + $0 }.joined(separator: " or "))?"
        case .badOption: nil
        }
    }
}

/// The demos that are built in.
package enum DemoCatalogue {
    package static let all: [any Demo.Type] = [
        AbortDemo.self, DeltasDemo.self, EndingsDemo.self, EventStreamDemo.self, EventsDemo.self,
        NodeDemo.self, PageDemo<CallPage>.self, PageDemo<ChunkPage>.self, PartialJSONDemo.self,
        RaceDemo.self, ReasoningDemo.self, SplitDemoRunner.self, ToolCallDemo.self,
        WebSocketDemo.self, WireDemo.self,
    ]

    package static var names: [String] { all.map { $0.name } }

    /// The demo that a call names.
    package static func demo(for call: DemoCall) throws(DemoError) -> any Demo {
        guard let type = all.first(where: { $0.name == call.name }) else {
            throw .unknownName(call.name, near: nearestNames(to: call.name, among: names))
        }
        return try type.init(options: call.options)
    }

    /// What is wrong with a call; nil where it can be run.
    static func problem(with call: DemoCall) -> String? {
        do throws(DemoError) {
            _ = try demo(for: call)
            return nil
        } catch {
            return error.message
        }
    }
}
