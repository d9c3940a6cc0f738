import ExerciseSupport
import Testing

@testable import ShouldStream

@Suite("To stream or not, graded") struct ShouldStreamHiddenTests {
    private typealias Profile = ExerciseSupport.RequestProfile

    @Test("Every combination") func everyCombination() {
        // How many tokens, how long they take in milliseconds, and what somebody who reads gets.
        let sizes: [(Int, Int)] = [(10, 700), (25, 1000), (100, 2500), (5000, 100_500)]
        let readers: [Profile.Reader] = [
            .person, .program(usesParts: true), .program(usesParts: false),
        ]
        for (tokens, total) in sizes {
            for reader in readers {
                for limit in [nil, 999, 2499, 2500, 60_000] {
                    for flags in 0..<4 {
                        let request = Profile(
                            reader: reader,
                            isCheckedWhole: flags & 1 != 0,
                            laterTokens: tokens,
                            idleLimit: limit.map { .milliseconds($0) },
                            isHeldBack: flags & 2 != 0
                        )
                        // The rows of the table; the first one that fits counts.
                        let rows: [(Bool, Decision)] = [
                            (request.isHeldBack, .whole(.heldBack)),
                            (limit.map { total > $0 } ?? false, .stream(.silenceIsCut)),
                            (request.isCheckedWhole, .whole(.checkedWhole)),
                            (reader == readers[2], .whole(.programNeedsAll)),
                            (total <= 1000, .whole(.soonComplete)),
                            (reader == readers[1], .stream(.partsAreUsed)),
                        ]
                        let row = rows.first { $0.0 }
                        guard expect(request, row?.1 ?? .stream(.somebodyReads)) else { return }
                    }
                }
            }
        }
    }

    @Test("Borders of the total") func borders() {
        var generator = SeededGenerator(seed: 1_11)
        for _ in 1...60 {
            // A first token at a multiple of 1/64 s and a rate of 64 keep all sums exact.
            let first = generator.number(in: 50...60)
            let tokens = generator.number(in: 0...14)
            let request = Profile(
                timeToFirstToken: .seconds(1) * first / 64,
                laterTokens: tokens,
                tokensPerSecond: 64
            )
            let isSoon = first + tokens <= 64
            guard expect(request, isSoon ? .whole(.soonComplete) : .stream(.somebodyReads)) else {
                return
            }
            var limited = request
            limited.laterTokens = 640
            limited.idleLimit =
                .seconds(10) + .seconds(1) * (first - generator.number(in: 0...1)) / 64
            let isCut = limited.idleLimit != .seconds(10) + limited.timeToFirstToken
            guard expect(limited, isCut ? .stream(.silenceIsCut) : .stream(.somebodyReads)) else {
                return
            }
        }
    }

    @Test("The wait for the first token counts") func firstTokenCounts() {
        let slow = Profile(
            timeToFirstToken: .seconds(15),
            laterTokens: 500,
            idleLimit: .seconds(20)
        )
        expect(slow, .stream(.silenceIsCut))
        expect(Profile(timeToFirstToken: .seconds(30), laterTokens: 0), .stream(.somebodyReads))
        expect(Profile(timeToFirstToken: .seconds(1), laterTokens: 0), .whole(.soonComplete))
    }
}

extension ShouldStreamHiddenTests {
    /// - Returns: Whether the decision is the expected one, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ request: ExerciseSupport.RequestProfile,
        _ expected: ExerciseSupport.Decision,
        line: Int = #line
    ) -> Bool {
        let got: ExerciseSupport.Decision = decide(request)
        ExerciseSupport.check(
            got,
            is: expected,
            in: request.description,
            sourceLocation: here(line)
        )
        return got == expected
    }
}
