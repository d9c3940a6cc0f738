/// What the testing library told about a run, as a verdict needs it.
struct SuiteRun: Sendable {
    /// The tests of the suite's module, in the order in which they were announced.
    var tests: [Test] = []
    /// The test that had begun and not ended when the stream ended.
    var running: String?
    var hasEnded = false
    /// Failures that belong to no test, such as those of a task that nobody waited for.
    var strayFailures: [Failure] = []
    /// Whether the records contradict each other, as those that the testing library writes do not.
    var isContradictory = false

    struct Test: Sendable, Hashable {
        /// The stream's own name for it.
        var id: String
        /// `emptyChunk` for `emptyChunk()` and for `emptyChunk(of:)`.
        var baseName: String
        var displayName: String?
        var line: Int?
        var hasStarted = false
        var hasEnded = false
        var wasSkipped = false
        var failures: [Failure] = []

        var hasPassed: Bool { hasStarted && hasEnded && !wasSkipped && failures.isEmpty }
    }

    struct Failure: Sendable, Hashable {
        /// What the library says, with the author's comments.
        var message: String
        /// The author's comments alone.
        var comments: [String]
        var line: Int?
    }

    /// - Parameters:
    ///   - module: the suite's module; tests of other modules do not count.
    ///   - list: what the tests are, where the module names them by numbers.
    init(events: [UInt8], module: String, list: TestList? = nil) {
        var places: [String: Int] = [:]
        for record in EventStreamWire.records(in: events) {
            if record.kind == "test" {
                announce(record.payload, module, list, &places)
            } else if record.kind == "event" {
                if hasEnded { isContradictory = true }
                note(record.payload, module, list, places)
            }
        }
        running = tests.last { $0.hasStarted && !$0.hasEnded }?.baseName
    }

    private mutating func announce(
        _ test: EventStreamWire.Payload,
        _ module: String,
        _ list: TestList?,
        _ places: inout [String: Int]
    ) {
        guard test.kind == "function", let id = test.id, id.hasPrefix(module + "."),
            let name = test.name.map(Self.baseName)
        else { return }
        let listed = list?.test(named: name)
        // A list has its own tests and no others.
        if list != nil, listed == nil { return }
        guard places[id] == nil else {
            isContradictory = true
            return
        }
        places[id] = tests.count
        tests.append(
            Test(
                id: id,
                baseName: listed?.name ?? name,
                displayName: listed?.title ?? test.displayName,
                line: listed?.line ?? test.sourceLocation?.line
            )
        )
    }

    private mutating func note(
        _ event: EventStreamWire.Payload,
        _ module: String,
        _ list: TestList?,
        _ places: [String: Int]
    ) {
        if event.kind == "runEnded" { hasEnded = true }
        let place = event.testID.flatMap { places[$0] }
        if event.kind == "issueRecorded" {
            guard var failure = Self.failure(event) else { return }
            if let place {
                // An error that a test throws is told where the test begins.
                let isInList = event.issue?.sourceLocation?.fileID?.hasPrefix(module + "/") == true
                if list != nil, isInList { failure.line = tests[place].line }
                tests[place].failures.append(failure)
            } else if event.testID == nil {
                strayFailures.append(failure)
                // Code may have left the test's task; the test that runs is the one that is meant.
                if let index = tests.lastIndex(where: { $0.hasStarted && !$0.hasEnded }) {
                    tests[index].failures.append(failure)
                }
            }
            return
        }
        guard let place else { return }
        switch event.kind {
        case "testStarted":
            if tests[place].hasStarted { isContradictory = true }
            tests[place].hasStarted = true
        case "testEnded":
            if !tests[place].hasStarted || tests[place].hasEnded { isContradictory = true }
            tests[place].hasEnded = true
        case "testSkipped": tests[place].wasSkipped = true
        // A test that was called off is none that passed.
        case "testCancelled", "testCaseCancelled": tests[place].wasSkipped = true
        default: break
        }
    }

    /// The failure in an event; nil for a warning or a known issue.
    private static func failure(_ event: EventStreamWire.Payload) -> Failure? {
        let issue = event.issue
        let fails = issue?.isFailure ?? (issue?.isKnown != true && issue?.severity != "warning")
        guard fails else { return nil }
        let messages = event.messages ?? []
        return Failure(
            message: messages.map(\.text).joined(separator: "\n"),
            comments: messages.filter { $0.symbol == "details" }.map(\.text),
            line: issue?.sourceLocation?.line
        )
    }

    /// The function's name without its parameters, and without the backticks of a raw name.
    static func baseName(of name: String) -> String {
        let end = name.lastIndex(of: "(") ?? name.endIndex
        let base = name[..<end]
        guard base.count > 2, base.first == "`", base.last == "`" else { return String(base) }
        return String(base.dropFirst().dropLast())
    }
}
