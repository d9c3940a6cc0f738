import ExerciseSupport
import Testing

@testable import Aborting

@Suite("A signal that aborts once, graded") struct AbortingHiddenTests {
    @Test("Any order") func anyOrder() {
        for seed: UInt64 in 1...40 {
            var play = RandomSignals(seed: 7_010 + seed)
            play.mix()
            follow(play.steps)
        }
    }

    @Test("Removed meanwhile") func removedMeanwhile() {
        for removed in ["x", "y", "z"] {
            follow([
                .listen("w", does: [.remove(removed)]), .listen("x"), .listen("y"), .listen("z"),
                .abort(
                    "a",
                    for: "Stop",
                    "w, " + ["x", "y", "z"].filter { $0 != removed }.joined(separator: ", ")
                ),
                .abort("a", for: "again"),
            ])
        }
        follow([
            .listen("x", does: [.remove("x"), .remove("y"), .listen("z")]), .listen("y"),
            .listen("w"), .abort("a", for: "Stop", "x, w"),
        ])
    }

    @Test("Combined from combined ones") func nested() {
        follow([
            .combine("two", of: ["a", "b"]), .combine("three", of: ["two", "c"]),
            .listen("y", to: "three"), .listen("x", does: [.ask("three")]),
            .abort("a", for: "Stop", "x, AbortError(Stop), y"), .abort("c", for: "again"),
            .ask("three", "AbortError(Stop)"), .ask("c", "AbortError(again)"),
        ])
        follow([
            .combine("none", of: []), .ask("none", "nil"), .combine("twice", of: ["a", "a"]),
            .listen("x", to: "twice"), .abort("a", "x"), .ask("none", "nil"),
        ])
        follow([
            .abort("c", for: "c"), .combine("late", of: ["a", "c"]),
            .combine("later", of: ["late", "b"]), .ask("later", "AbortError(c)"),
            .listen("x", to: "later"), .abort("a"), .abort("b"),
        ])
    }

    @Test("First to abort") func firstToAbort() {
        follow([
            .combine("both", of: ["a", "b"]), .listen("x", does: [.abort("b", for: "inner")]),
            .listen("y", to: "b"), .listen("z", to: "both"),
            .abort("a", for: "outer", "x, y, z"), .ask("both", "AbortError(outer)"),
            .ask("b", "AbortError(inner)"),
        ])
        follow([
            .timeout("t", after: .seconds(2)), .timeout("u", after: .seconds(3)),
            .combine("both", of: ["u", "t"]), .listen("x", to: "both", does: [.ask("u")]),
            .wait(.seconds(2), "x, nil"), .ask("both", "TimeoutError"), .wait(.seconds(2)),
            .ask("u", "TimeoutError"),
        ])
    }
}

/// Three controllers and a signal of all three, used in a random order, and what must come of it.
private struct RandomSignals {
    var steps: [AbortStep] = [.combine("all", of: ["a", "b", "c"])]
    private var reasons: [String: String] = [:]
    private var listeners: [String: [String]] = [:]
    private var count = 0
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func mix() {
        for _ in 1...generator.number(in: 6...24) {
            let signal = generator.pick(["a", "b", "c", "all"])
            switch generator.number(in: 0...5) {
            case 0, 1, 2: listen(to: signal)
            case 3: remove(from: signal)
            case 4 where signal != "all": abort(signal)
            default: ask(signal)
            }
        }
    }

    private mutating func listen(to signal: String) {
        count += 1
        steps.append(.listen("l\(count)", to: signal))
        if reasons[signal] == nil { listeners[signal, default: []].append("l\(count)") }
    }

    private mutating func remove(from signal: String) {
        guard let own = listeners[signal], !own.isEmpty else { return }
        let listener = generator.pick(own)
        listeners[signal]?.removeAll { $0 == listener }
        steps.append(.remove(listener))
    }

    private mutating func abort(_ signal: String) {
        count += 1
        var called: [String] = []
        if reasons[signal] == nil {
            for each in [signal, "all"] where reasons[each] == nil {
                reasons[each] = "r\(count)"
                called += listeners[each] ?? []
            }
        }
        steps.append(.abort(signal, for: "r\(count)", called.joined(separator: ", ")))
    }

    private mutating func ask(_ signal: String) {
        steps.append(.ask(signal, reasons[signal].map { "AbortError(\($0))" } ?? "nil"))
    }
}

extension AbortingHiddenTests {
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
