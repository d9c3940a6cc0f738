import APISimulator
import Synchronization

/// The simulator while a demo runs, and what it says of each request.
struct LiveServer: Sendable {
    let port: Int
    /// The address of the course's pages; nil where it has none.
    let pagesURL: String?
    private let book: RequestBook

    /// Starts a server with the course's scenarios and pages, and stops it when `body` is done.
    /// - Parameter onReport: Gets what the server says of each request.
    /// - Throws: what a student can be told, where there are no scenarios or no port.
    static func run(
        in context: DemoContext,
        isFast: Bool,
        onReport: @escaping @Sendable (RequestReport) -> Void = { _ in },
        _ body: (LiveServer) async -> Void
    ) async throws(LiveError) {
        let scenarios: ScenarioLibrary
        do {
            scenarios = try ScenarioLibrary.load(context.courseRoot + "/scenarios")
        } catch {
            throw LiveError("the simulator has nothing to say: \(error)")
        }
        var configuration = Simulator.Configuration(scenarios: scenarios)
        configuration.timeScale = isFast ? 0 : context.slowdown
        // Without pauses nobody is silent for long, but on a busy machine it may look so.
        configuration.pingsSilentClients = !isFast
        configuration.pages = context.courseRoot + "/pages"
        // Without pauses there is no time of day either, and every run is like the last.
        if isFast { configuration.secondsSince1970 = { 1_767_225_600 } }
        let simulator: Simulator
        do {
            simulator = try await Simulator.start(configuration)
        } catch {
            throw LiveError("the simulator cannot listen on this machine: \(error)")
        }
        let book = RequestBook()
        let reading = Task {
            for await report in simulator.log {
                book.note(report)
                onReport(report)
            }
            book.close()
        }
        await body(LiveServer(port: simulator.port, pagesURL: simulator.pagesURL, book: book))
        await simulator.stop()
        await reading.value
    }

    /// What the server says of a request when its answer has ended; nil where it went away before.
    /// - Parameter id: what the answer's header `x-request-id` said.
    func report(of id: String) async -> RequestReport? {
        // Whoever left before the head of the answer came knows no name for it.
        id.isEmpty ? nil : await book.report(of: id)
    }
}

/// Why a live demo cannot go on.
struct LiveError: Error {
    var message: String

    init(_ message: String) { self.message = message }
}

/// The reports of answers that have ended, and who waits for them.
private final class RequestBook: Sendable {
    private struct State {
        var ended: [String: RequestReport] = [:]
        var waiting: [String: [CheckedContinuation<RequestReport?, Never>]] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    func note(_ report: RequestReport) {
        guard report.ending != nil else { return }
        let waiting = state.withLock { state in
            state.ended[report.requestID] = report
            return state.waiting.removeValue(forKey: report.requestID) ?? []
        }
        for continuation in waiting { continuation.resume(returning: report) }
    }

    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [:] }
            return state.waiting.values.flatMap { $0 }
        }
        for continuation in waiting { continuation.resume(returning: nil) }
    }

    func report(of id: String) async -> RequestReport? {
        await withCheckedContinuation { continuation in
            let known: RequestReport?? = state.withLock { state in
                if let report = state.ended[id] { return report }
                if state.isClosed { return .some(nil) }
                state.waiting[id, default: []].append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }
}
