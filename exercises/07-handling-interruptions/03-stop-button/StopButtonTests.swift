import ExerciseSupport
import Testing

@testable import StopButton

@Suite("A stop button") struct StopButtonTests {
    @Test("Start opens a request") func start() {
        follow([(.start, "open 1, waiting")])
        follow([
            (.start, "open 1, waiting"), (.stop, #"cancel 1, stopped """#),
            (.start, "open 2, waiting"),
        ])
    }

    @Test("Deltas add up") func deltas() {
        follow([
            (.start, "open 1, waiting"), (.delta("", of: 1), "waiting"),
            (.delta("Hel", of: 1), #"writing "Hel""#),
            (.delta("lo", of: 1), #"writing "Hello""#), (.delta("", of: 1), #"writing "Hello""#),
        ])
    }

    @Test("The end completes the answer") func end() {
        follow([
            (.start, "open 1, waiting"), (.delta("Hi", of: 1), #"writing "Hi""#),
            (.end(of: 1), #"complete "Hi""#),
        ])
    }

    @Test("A failure keeps the text") func failure() {
        follow([
            (.start, "open 1, waiting"), (.delta("Hi", of: 1), #"writing "Hi""#),
            (.failure("reset", of: 1), #"failed "Hi", reset"#),
        ])
        follow([
            (.start, "open 1, waiting"), (.failure("refused", of: 1), #"failed "", refused"#),
        ])
    }

    @Test("Stop cancels and keeps the text") func stop() {
        follow([
            (.start, "open 1, waiting"), (.delta("Hel", of: 1), #"writing "Hel""#),
            (.stop, #"cancel 1, stopped "Hel""#),
        ])
        follow([(.start, "open 1, waiting"), (.stop, #"cancel 1, stopped """#)])
    }

    @Test("Stop without a request does nothing") func nothingToStop() {
        follow([(.stop, "idle")])
        follow([
            (.start, "open 1, waiting"), (.delta("Hel", of: 1), #"writing "Hel""#),
            (.stop, #"cancel 1, stopped "Hel""#), (.stop, #"stopped "Hel""#),
        ])
        follow([
            (.start, "open 1, waiting"), (.delta("Hi", of: 1), #"writing "Hi""#),
            (.end(of: 1), #"complete "Hi""#), (.stop, #"complete "Hi""#),
        ])
    }

    @Test("What is over stays as it is") func over() {
        follow([
            (.start, "open 1, waiting"), (.delta("Hel", of: 1), #"writing "Hel""#),
            (.stop, #"cancel 1, stopped "Hel""#), (.delta("lo", of: 1), #"stopped "Hel""#),
            (.failure("cancelled", of: 1), #"stopped "Hel""#), (.end(of: 1), #"stopped "Hel""#),
        ])
        follow([
            (.start, "open 1, waiting"), (.delta("Hi", of: 1), #"writing "Hi""#),
            (.end(of: 1), #"complete "Hi""#), (.failure("closed", of: 1), #"complete "Hi""#),
        ])
    }

    @Test("A new start cancels the old request") func restart() {
        follow([
            (.start, "open 1, waiting"), (.delta("Hel", of: 1), #"writing "Hel""#),
            (.start, "cancel 1, open 2, waiting"), (.delta("Hi", of: 2), #"writing "Hi""#),
        ])
        follow([
            (.start, "open 1, waiting"), (.stop, #"cancel 1, stopped """#),
            (.start, "open 2, waiting"),
        ])
    }

    @Test("Late events of an older request are ignored") func late() {
        follow([
            (.start, "open 1, waiting"), (.stop, #"cancel 1, stopped """#),
            (.start, "open 2, waiting"), (.delta("late", of: 1), "waiting"),
            (.delta("Hi", of: 2), #"writing "Hi""#),
            (.failure("cancelled", of: 1), #"writing "Hi""#), (.end(of: 1), #"writing "Hi""#),
            (.end(of: 2), #"complete "Hi""#),
        ])
    }
}

extension StopButtonTests {
    private func follow(_ steps: [(input: TurnInput, seen: Swift.String)], line: Int = #line) {
        var turn = ChatTurn()
        let played = Played(steps) { input in
            let commands: [TurnCommand] = turn.handle(input)
            let state: TurnState = turn.state
            return (commands, state)
        }
        if played.isRight { return }
        recordFailure(
            input: played.input,
            expected: Played.shown(played.expected),
            got: Played.shown(played.got),
            sourceLocation: here(line)
        )
    }
}
