import ExerciseSupport
import Testing

@testable import Aborting

@Suite("A signal that aborts once") struct AbortingTests {
    @Test("Abort sets the reason") func reason() {
        follow([.ask("a", "nil"), .check("a", "returns"), .abort("a", for: "Stop")])
        follow([
            .abort("a", for: "Stop"), .ask("a", "AbortError(Stop)"),
            .check("a", "throws AbortError(Stop)"),
        ])
        follow([.abort("a"), .ask("a", "AbortError"), .ask("b", "nil")])
    }

    @Test("The first reason stays") func first() {
        follow([
            .abort("a", for: "Stop"), .abort("a", for: "again"), .ask("a", "AbortError(Stop)"),
        ])
    }

    @Test("Listeners are called once, in their order") func once() {
        follow([.listen("x"), .listen("y"), .listen("z"), .abort("a", for: "Stop", "x, y, z")])
        follow([.listen("x"), .abort("a", for: "Stop", "x"), .abort("a", for: "again")])
        follow([.listen("x"), .listen("y", to: "b"), .abort("b", for: "Stop", "y")])
    }

    @Test("The reason is there before the listeners") func reasonFirst() {
        follow([
            .listen("x", does: [.ask("a")]), .abort("a", for: "Stop", "x, AbortError(Stop)"),
        ])
        follow([
            .listen("x", does: [.abort("a", for: "again")]), .listen("y"),
            .abort("a", for: "Stop", "x, y"), .ask("a", "AbortError(Stop)"),
        ])
    }

    @Test("A late listener is not called") func late() {
        follow([.abort("a", for: "Stop"), .listen("x"), .abort("a", for: "again")])
        follow([.listen("x", does: [.listen("y")]), .abort("a", for: "Stop", "x")])
    }

    @Test("A removed listener is not called") func removed() {
        follow([.listen("x"), .listen("y"), .remove("x"), .abort("a", for: "Stop", "y")])
        follow([
            .listen("x", does: [.remove("y")]), .listen("y"), .listen("z"),
            .abort("a", for: "Stop", "x, z"), .remove("x"), .remove("z"),
        ])
    }

    @Test("A combined signal takes the first reason") func combined() {
        follow([
            .combine("both", of: ["a", "b"]), .listen("x", to: "both"), .ask("both", "nil"),
            .abort("b", for: "Stop", "x"), .ask("both", "AbortError(Stop)"), .ask("a", "nil"),
            .abort("a", for: "again"), .ask("both", "AbortError(Stop)"),
        ])
        follow([
            .abort("b", for: "b"), .abort("c", for: "c"), .combine("all", of: ["a", "b", "c"]),
            .ask("all", "AbortError(b)"), .listen("x", to: "all"), .abort("a", for: "a"),
        ])
    }

    @Test("Combined signals have the reason before any listener runs") func marked() {
        follow([
            .listen("x", does: [.ask("both")]), .combine("both", of: ["a", "b"]),
            .abort("a", for: "Stop", "x, AbortError(Stop)"),
        ])
        follow([
            .combine("both", of: ["a", "b"]), .listen("y", to: "both"), .listen("x"),
            .abort("a", for: "Stop", "x, y"),
        ])
    }

    @Test("A timeout aborts by itself") func timeout() {
        follow([
            .timeout("t", after: .seconds(5)), .listen("x", to: "t"), .wait(.seconds(4)),
            .ask("t", "nil"), .wait(.seconds(1), "x"), .ask("t", "TimeoutError"),
        ])
        follow([
            .timeout("t", after: .seconds(5)), .combine("both", of: ["a", "t"]),
            .abort("a", for: "Stop"), .wait(.seconds(9)), .ask("both", "AbortError(Stop)"),
        ])
    }
}

extension AbortingTests {
    private typealias Signal = Aborting.AbortSignal

    private func follow(_ steps: [AbortStep], line: Int = #line) {
        let script = AbortScript(Aborting.AbortController.self) {
            Signal.any($0)
        } timeout: {
            Signal.timeout($0, clock: $1)
        }
        let played = script.play(steps)
        if played.isRight { return }
        recordFailure(
            input: played.input,
            expected: Played.shown(played.expected),
            got: Played.shown(played.got),
            sourceLocation: here(line)
        )
    }
}
