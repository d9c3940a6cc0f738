import ExerciseSupport
import Testing

@testable import Lifecycle

@Suite("From created to its end") struct LifecycleTests {
    private let text = ExerciseSupport.ResponseEvent.textDelta(
        "Hi",
        at: PartPlace(itemID: "msg_1", output: 0, content: 0)
    )

    @Test("The type says which step it is") func byType() {
        expect(
            [step(.created, status: "in_progress"), step(.inProgress), step(.completed)],
            [nil, nil, nil]
        )
        expect(
            [
                step(.created, status: "queued"), step(.queued, status: "queued"),
                step(.inProgress, status: ""), step(.incomplete, status: "completed"),
            ],
            [nil, nil, nil, nil]
        )
    }

    @Test("A response is created first") func createdFirst() {
        expect([step(.created)], [nil])
        expect([step(.inProgress)], [illegal(nil, .inProgress)])
        expect([step(.completed)], [illegal(nil, .completed)])
    }

    @Test("The steps follow the table") func table() {
        expect([step(.created), step(.failed)], [nil, nil])
        expect([step(.created), step(.queued), step(.failed)], [nil, nil, nil])
        expect([step(.created), step(.inProgress), step(.failed)], [nil, nil, nil])
        expect([step(.created), step(.created)], [nil, illegal(.created, .created)])
        expect([step(.created), step(.completed)], [nil, illegal(.created, .completed)])
        expect(
            [step(.created), step(.queued), step(.incomplete)],
            [nil, nil, illegal(.queued, .incomplete)]
        )
        expect(
            [step(.created), step(.inProgress), step(.queued)],
            [nil, nil, illegal(.inProgress, .queued)]
        )
    }

    @Test("An end is the end") func theEnd() {
        let begun = [step(.created), step(.inProgress)]
        expect(
            begun + [step(.failed), step(.completed)],
            [nil, nil, nil, illegal(.failed, .completed)]
        )
        expect(
            begun + [step(.completed), step(.completed)],
            [nil, nil, nil, illegal(.completed, .completed)]
        )
        expect(
            begun + [step(.incomplete), step(.inProgress)],
            [nil, nil, nil, illegal(.incomplete, .inProgress)]
        )
        expect(
            begun + [step(.completed), step(.created)],
            [nil, nil, nil, illegal(.completed, .created)]
        )
    }

    @Test("An illegal step changes nothing") func nothingChanged() {
        expect(
            [step(.created), step(.completed), step(.inProgress), step(.completed)],
            [nil, illegal(.created, .completed), nil, nil]
        )
        expect(
            [step(.queued), step(.failed), step(.created)],
            [illegal(nil, .queued), illegal(nil, .failed), nil]
        )
    }

    @Test("Output comes in progress") func outputInProgress() {
        let type = "response.output_text.delta"
        expect(
            [step(.created), step(.inProgress), text, text, step(.completed)],
            [nil, nil, nil, nil, nil]
        )
        expect([text], [.outputOutside(step: nil, type: type)])
        expect(
            [step(.created), text, step(.inProgress), text],
            [nil, .outputOutside(step: .created, type: type), nil, nil]
        )
        let item = ExerciseSupport.ResponseEvent.itemDone(.message("msg_1"), output: 0)
        expect(
            [step(.created), step(.inProgress), step(.completed), item],
            [nil, nil, nil, .outputOutside(step: .completed, type: "response.output_item.done")]
        )
    }

    @Test("Errors and unknown events may come at any time") func anyTime() {
        let error = ExerciseSupport.ResponseEvent.error(code: nil, message: "Oops")
        let unknown = ExerciseSupport.ResponseEvent.unknown(type: "keepalive", payload: [:])
        expect(
            [
                unknown, error, step(.created), unknown, step(.inProgress), error, unknown, text,
                step(.failed), error, unknown, step(.completed),
            ],
            Array(repeating: nil, count: 11) + [illegal(.failed, .completed)]
        )
    }
}

extension LifecycleTests {
    private func step(
        _ step: ResponseStep,
        status: String = "in_progress"
    ) -> ExerciseSupport.ResponseEvent {
        .step(step, ResponseSnapshot(id: "resp_1", status: status))
    }

    private func illegal(_ from: ResponseStep?, _ to: ResponseStep) -> LifecycleError {
        .illegalTransition(from: from, to: to)
    }

    /// What each of the events does: it is taken, or throws the error at its place.
    private func expect(
        _ events: [ExerciseSupport.ResponseEvent],
        _ errors: [LifecycleError?],
        line: Int = #line
    ) {
        var lifecycle = ResponseLifecycle()
        var got: [String] = []
        var expected: [String] = []
        var current: ResponseStep?
        for (event, error) in zip(events, errors) {
            if error == nil, case .step(let step, _) = event { current = step }
            expected.append(outcome(of: event, error?.description, current))
            let thrown = thrown(by: event, &lifecycle)
            let step: ExerciseSupport.ResponseStep? = lifecycle.step
            got.append(outcome(of: event, thrown, step))
        }
        ExerciseSupport.check(
            ShownLines(got),
            is: ShownLines(expected),
            in: ShownLines(events).description,
            sourceLocation: here(line)
        )
    }

    /// What the lifecycle throws at the event; nil where it takes it.
    private func thrown(
        by event: ExerciseSupport.ResponseEvent,
        _ lifecycle: inout ResponseLifecycle
    ) -> String? {
        do {
            try lifecycle.take(event)
            return nil
        } catch {
            let error: any Error = error
            return (error as? LifecycleError)?.description ?? "another error: \(error)"
        }
    }

    private func outcome(
        of event: ExerciseSupport.ResponseEvent,
        _ thrown: String?,
        _ step: ResponseStep?
    ) -> String {
        let name = event.type.hasPrefix("response.") ? String(event.type.dropFirst(9)) : event.type
        return "\(name): step \(shown(step: step))" + (thrown.map { ", throws \($0)" } ?? "")
    }
}
