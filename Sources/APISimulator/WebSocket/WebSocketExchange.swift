import StreamingKit

/// One WebSocket connection without its socket: messages of the client go in, bytes for it come
/// out.
struct WebSocketExchange: Sendable {
    private var dialogue: any Dialogue
    private(set) var line: MessageLine
    private var reports: [RequestReport] = []
    /// The tokens of all turns together.
    private var billed = (input: 0, output: 0, planned: 0)

    init(dialogue: any Dialogue, faults: Faults, scale: Double) {
        self.dialogue = dialogue
        line = MessageLine(faults: faults, scale: scale)
    }

    /// The connection is open.
    mutating func begin(at now: Duration) { perform(dialogue.begin(), at: now) }

    /// A message of the client.
    mutating func receive(_ text: String, at now: Duration) {
        perform(dialogue.receive(text), at: now)
    }

    /// A frame that belongs to no dialogue is sent as soon as it can be.
    mutating func put(_ frame: WebSocketFrame) { line.put(frame) }

    /// What is done next.
    mutating func next(at now: Duration) -> MessageLine.Sending {
        while true {
            let sending = line.next(at: now)
            let hasNews = settle(at: now)
            switch sending {
            case .write, .end: return sending
            // What the end of a turn led to may be due at once.
            case .wait, .idle: if !hasNews { return sending }
            }
        }
    }

    /// The connection takes bytes again.
    mutating func resume(at now: Duration) { line.resume(at: now) }

    /// The connection is over.
    mutating func abandon(_ ending: RequestReport.Ending, at now: Duration) {
        line.abandon(ending, at: now)
        for case .report(let report) in line.takeNotes() { note(report) }
    }

    /// The reports of turns that began or ended since the last call.
    mutating func takeReports() -> [RequestReport] {
        defer { reports = [] }
        return reports
    }

    /// The report of the whole connection.
    func total(_ report: RequestReport) -> RequestReport {
        var report = report
        report.events = line.messages
        report.bytes = line.bytes
        report.inputTokens = billed.input
        report.outputTokens = billed.output
        report.plannedTokens = billed.planned
        return report
    }

    private mutating func perform(_ steps: [DialogueStep], at now: Duration) {
        for step in steps {
            switch step {
            case .say(let value): line.say(value)
            case .start(let turn): line.start(turn, at: now)
            case .stop(let turn): line.stop(turn, at: now)
            }
        }
        settle(at: now)
    }

    /// Tells the dialogue what has happened, until nothing more follows from it; says whether
    /// anything has.
    @discardableResult
    private mutating func settle(at now: Duration) -> Bool {
        let notes = line.takeNotes()
        for note in notes {
            switch note {
            case .sent(let event, let turn): perform(dialogue.didSend(event, of: turn), at: now)
            case .ended(let turn, let count):
                perform(dialogue.didEnd(turn, after: count), at: now)
            case .report(let report): self.note(report)
            }
        }
        return !notes.isEmpty
    }

    private mutating func note(_ report: RequestReport) {
        reports.append(report)
        guard report.ending != nil else { return }
        billed.input += report.inputTokens
        billed.output += report.outputTokens
        billed.planned += report.plannedTokens
    }
}
