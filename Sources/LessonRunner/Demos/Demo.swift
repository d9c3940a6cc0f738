package import CourseModel
package import Terminal

/// A live demonstration that lessons and `streamtutor demo` can start.
package protocol Demo: Sendable {
    static var name: String { get }
    /// What it shows, in a phrase.
    static var summary: String { get }

    /// - Throws: `DemoError` for an option that it does not have or cannot read.
    init(options: [String: String]) throws(DemoError)

    /// Runs until it is over, the student leaves, or the task is cancelled.
    func run(in context: DemoContext) async
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
    package static let all: [any Demo.Type] = [SplitDemoRunner.self]

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

/// What a demo has to do with: the screen and the keys.
package struct DemoContext: Sendable {
    package var profile: TerminalProfile
    /// Whether keys come one by one; else words come by the line.
    package var hasKeys: Bool
    /// Writes text to the screen as it is.
    package var write: @Sendable (String) -> Void
    var keys: any KeyReading

    package init(
        profile: TerminalProfile,
        hasKeys: Bool,
        keys: any KeyReading,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.profile = profile
        self.hasKeys = hasKeys
        self.keys = keys
        self.write = write
    }

    func show(_ lines: [StyledLine]) { write(lines.rendered(for: profile)) }

    /// The next key. The thread that waits for it is none of the shared ones.
    func nextKey() async -> Key {
        await withCheckedContinuation { (done: CheckedContinuation<Key, Never>) in
            startDetachedThread { done.resume(returning: keys.nextKey()) }
        }
    }
}

/// A part of the screen that is drawn again in its place; where there are no cursor moves, below.
struct DemoCanvas {
    private let context: DemoContext
    private var height = 0

    init(_ context: DemoContext) { self.context = context }

    mutating func draw(_ lines: [StyledLine]) {
        guard context.hasKeys, !context.profile.isPlain else {
            context.show(lines + [""])
            return
        }
        // Up to where the last picture began, and everything below away.
        if height > 0 { context.write("\u{1B}[\(height)A\r\u{1B}[J") }
        context.show(lines)
        height = lines.count
    }

    /// Leaves the last picture where it is.
    mutating func finish() { height = 0 }
}
