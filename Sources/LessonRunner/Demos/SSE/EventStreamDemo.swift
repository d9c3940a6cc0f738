import CourseModel
import StreamingKit
import Terminal

/// The demo `sse`: type the lines of an event stream, and see what each does to the parser.
///
/// Options: `text`, a stream in the course's notation, to see without typing it.
struct EventStreamDemo: Demo {
    static let name = "sse"
    static let summary = "type the lines of an event stream and see fields, buffers and events"

    private var lines: [String]?

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["text"])
        guard let text = read.text("text") else { return }
        do {
            let bytes = try ChunkedBytes(notation: text)
            lines = ReferenceFunction.lines(in: bytes.chunks, keepsRest: true)
        } catch {
            throw .badOption("--text", "\(error.message), at character \(error.offset + 1)")
        }
    }

    func run(in context: DemoContext) async {
        var stepper = EventStreamStepper()
        if let lines {
            context.show([""])
            for line in lines {
                let prompt = StyledText("  > ", .dim) + StyledText(visibleText(line))
                context.show([StyledLine(prompt)])
                context.show(screen(of: stepper.take(line), context.profile))
            }
        } else {
            context.show(introduction(context))
            let input = DemoLineInput(context: context, prompt: StyledText("  > ", .dim))
            while let line = await input.next(), line != "." {
                context.show(screen(of: stepper.take(line), context.profile))
            }
        }
        context.show(end(stepper, context.profile))
    }

    private func introduction(_ context: DemoContext) -> [StyledLine] {
        var screen = ScreenBuilder(context.profile)
        screen.blank()
        screen.text([
            .plain(
                "You are the server now. Type the lines of an event stream, as they are on the "
            ),
            .plain("wire, and see what the parser makes of them. Begin with "),
            .code("data: hello"), .plain(" and then an empty line."),
        ])
        screen.text([.dim("A single full stop ends the stream, and so does Ctrl-D.")])
        screen.blank()
        return screen.lines
    }

    private func screen(of step: EventStreamStep, _ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.text([.plain(step.saying)], indent: 4)
        if let event = step.event {
            screen.marked(
                .ok,
                [.plain("dispatched "), .strong(visibleText(EventNotation.text(of: event)))]
            )
        }
        screen.text([.dim("buffers: " + visibleText(step.buffers))], indent: 4)
        screen.blank()
        return screen.lines
    }

    private func end(_ stepper: EventStreamStepper, _ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        if lines == nil { screen.blank() }
        if stepper.isInsideEvent {
            screen.marked(
                .bad,
                [
                    .plain("The stream ended inside an event. It is thrown away: "),
                    .plain("only an empty line dispatches one."),
                ]
            )
        }
        let (count, events) = (stepper.lines, stepper.events)
        screen.text([
            .plain("\(count) \(count == 1 ? "line" : "lines"), "),
            .plain("\(events) \(events == 1 ? "event" : "events")."),
        ])
        screen.blank()
        return screen.lines
    }
}

/// Gives lines to the parser, one by one.
struct EventStreamStepper: Sendable {
    private(set) var lines = 0
    private(set) var events = 0
    private var parser = EventStreamParser()

    /// Whether fields have come since the last empty line.
    var isInsideEvent: Bool { parser.snapshot.data != nil || !parser.snapshot.type.isEmpty }

    mutating func take(_ line: String) -> EventStreamStep {
        let before = parser.snapshot
        var events: [ServerSentEvent] = []
        // Nobody types as much as the parser's limits allow.
        try? parser.push(Array(line.utf8) + [0x0A], into: &events)
        self.events += events.count
        lines += 1
        return EventStreamStep(
            line: line,
            isFirst: lines == 1,
            before: before,
            after: parser.snapshot,
            event: events.first,
            retry: parser.reconnectionTime
        )
    }
}
