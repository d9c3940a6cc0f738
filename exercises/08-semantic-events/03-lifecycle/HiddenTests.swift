import ExerciseSupport
import Testing

@testable import Lifecycle

@Suite("From created to its end, graded") struct LifecycleHiddenTests {
    /// The steps that lead to each step.
    private let ways: [[ResponseStep]] = [
        [], [.created], [.created, .queued], [.created, .queued, .inProgress],
        [.created, .inProgress], [.created, .inProgress, .completed],
        [.created, .inProgress, .incomplete], [.created, .failed],
        [.created, .queued, .failed], [.created, .inProgress, .failed],
    ]

    private func mayFollow(_ from: ResponseStep?, _ to: ResponseStep) -> Bool {
        switch (from, to) {
        case (nil, .created): true
        case (.created, .queued), (.created, .inProgress), (.created, .failed): true
        case (.queued, .inProgress), (.queued, .failed): true
        case (.inProgress, .completed), (.inProgress, .incomplete), (.inProgress, .failed): true
        default: false
        }
    }

    @Test("Every step behind every other") func everyPair() {
        for way in ways {
            for next in ResponseStep.allCases { expect((way + [next]).map { step($0) }) }
        }
    }

    @Test("Every output behind every step") func everyOutput() {
        for way in ways {
            for event in outputs { expect(way.map { step($0) } + [event]) }
        }
    }

    @Test("Any status") func anyStatus() {
        for way in ways {
            for status in ["completed", "failed", "queued", "cancelled", ""] {
                expect(way.map { step($0, status: status) })
            }
        }
    }

    @Test("Long lives drawn at random") func longRandomLives() {
        var generator = SeededGenerator(seed: 8_30)
        for _ in 0..<60 {
            var events: [ExerciseSupport.ResponseEvent] = []
            for _ in 0..<generator.number(in: 1...12) {
                switch generator.number(in: 0...4) {
                case 0: events.append(generator.pick(outputs))
                case 1: events.append(generator.pick(others))
                default: events.append(step(generator.pick(ResponseStep.allCases)))
                }
            }
            expect(events)
        }
    }
}

extension LifecycleHiddenTests {
    private var outputs: [ExerciseSupport.ResponseEvent] {
        let place = PartPlace(itemID: "msg_1", output: 0, content: 0)
        return [
            .itemAdded(.message("msg_1"), output: 0), .itemDone(.message("msg_1"), output: 0),
            .partAdded(.text(""), at: place), .partDone(.text("Hi"), at: place),
            .textDelta("Hi", at: place), .textDone("Hi", at: place),
            .refusalDelta("No", at: place), .refusalDone("No", at: place),
        ]
    }

    private var others: [ExerciseSupport.ResponseEvent] {
        [
            .error(code: "server_error", message: "Oops"),
            .unknown(type: "response.web_search_call.completed", payload: [:]),
            .unknown(type: "response.done", payload: ["response": [:]]),
        ]
    }

    private func step(
        _ step: ResponseStep,
        status: String = "in_progress"
    ) -> ExerciseSupport.ResponseEvent {
        .step(step, ResponseSnapshot(id: "resp_1", status: status))
    }

    /// What each of the events does, by the table.
    private func expect(_ events: [ExerciseSupport.ResponseEvent], line: Int = #line) {
        var lifecycle = ResponseLifecycle()
        var got: [String] = []
        var expected: [String] = []
        var current: ResponseStep?
        for event in events {
            var error: LifecycleError?
            switch event {
            case .step(let next, _) where mayFollow(current, next): current = next
            case .step(let next, _): error = .illegalTransition(from: current, to: next)
            case .error, .unknown: break
            default:
                if current != .inProgress {
                    error = .outputOutside(step: current, type: event.type)
                }
            }
            expected.append(outcome(of: event, error?.description, current))
            let thrown = thrown(by: event, &lifecycle)
            let step: ExerciseSupport.ResponseStep? = lifecycle.step
            got.append(outcome(of: event, thrown, step))
        }
        if got == expected { return }
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
