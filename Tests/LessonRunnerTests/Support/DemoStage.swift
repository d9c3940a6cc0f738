import CourseModel
import LessonRunner
import Synchronization
import Terminal
import TestSupport

/// A screen and a keyboard for demos, without a terminal.
final class DemoStage: Sendable {
    private let text = Mutex("")
    private let keys: ScriptedKeys
    private let profile: TerminalProfile
    private let slowdown: Double

    /// - Parameters:
    ///   - keys: What is pressed, one by one; nil where keys do not come one by one.
    ///   - slowdown: How much slower than at real speed the model writes.
    init(width: Int = 80, height: Int = 24, keys: [Key]? = nil, slowdown: Double = 1) {
        self.slowdown = slowdown
        profile = .fixed(width: width, height: height)
        self.keys = ScriptedKeys(keys)
    }

    /// What has been shown so far.
    var transcript: String { text.withLock { $0 } }

    var context: DemoContext {
        var context = DemoContext(
            profile: profile,
            hasKeys: keys.hasKeys,
            courseRoot: repositoryRoot(),
            keys: keys,
            write: { [self] more in text.withLock { $0 += more } }
        )
        context.slowdown = slowdown
        return context
    }

    /// Plays a demo to its end.
    func play(_ name: String, _ options: [String: String]) async throws -> String {
        let demo = try DemoCatalogue.demo(for: .init(name: name, options: options))
        await demo.run(in: context)
        return transcript
    }
}

/// Keys that are pressed as soon as somebody waits for one; then nothing, until it is woken.
final class ScriptedKeys: KeyReading {
    let hasKeys: Bool
    private let keys: Mutex<[Key]>
    private let wakes = WakeCount()

    init(_ keys: [Key]?) {
        hasKeys = keys != nil
        self.keys = Mutex(keys ?? [])
    }

    func nextKey() -> Key {
        let key = keys.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let key { return key }
        wakes.wait()
        return .woken
    }

    func wake() { wakes.signal() }
    func close() { wakes.signal() }
}
