import ExerciseSupport
import Testing

@testable import ShouldStream

@Suite("To stream or not") struct ShouldStreamTests {
    private typealias Profile = ExerciseSupport.RequestProfile

    @Test("Held back on the way means whole") func heldBack() {
        expect(Profile(isHeldBack: true), .whole(.heldBack))
        expect(Profile(reader: .program(usesParts: true), isHeldBack: true), .whole(.heldBack))
        expect(Profile(idleLimit: .seconds(2), isHeldBack: true), .whole(.heldBack))
    }

    @Test("A silence that would be cut means a stream") func silenceIsCut() {
        expect(Profile(idleLimit: .seconds(5)), .stream(.silenceIsCut))
        expect(Profile(idleLimit: .milliseconds(8500)), .stream(.somebodyReads))
        expect(Profile(idleLimit: .milliseconds(8499)), .stream(.silenceIsCut))
        expect(
            Profile(reader: .program(usesParts: false), laterTokens: 4000, idleLimit: .seconds(60)),
            .stream(.silenceIsCut)
        )
        expect(Profile(isCheckedWhole: true, idleLimit: .seconds(5)), .stream(.silenceIsCut))
    }

    @Test("Checked as a whole means whole") func checkedWhole() {
        expect(Profile(isCheckedWhole: true), .whole(.checkedWhole))
        expect(
            Profile(reader: .program(usesParts: false), isCheckedWhole: true),
            .whole(.checkedWhole)
        )
        expect(Profile(isCheckedWhole: true, laterTokens: 5), .whole(.checkedWhole))
    }

    @Test("A program that needs it all means whole") func programNeedsAll() {
        expect(Profile(reader: .program(usesParts: false)), .whole(.programNeedsAll))
        expect(
            Profile(reader: .program(usesParts: false), laterTokens: 5),
            .whole(.programNeedsAll)
        )
    }

    @Test("There within a second means whole") func soonComplete() {
        expect(Profile(laterTokens: 20), .whole(.soonComplete))
        expect(Profile(laterTokens: 25), .whole(.soonComplete))
        expect(Profile(laterTokens: 26), .stream(.somebodyReads))
        expect(Profile(timeToFirstToken: .seconds(3), laterTokens: 5), .stream(.somebodyReads))
        expect(Profile(laterTokens: 400, tokensPerSecond: 1000), .whole(.soonComplete))
        expect(Profile(reader: .program(usesParts: true), laterTokens: 5), .whole(.soonComplete))
    }

    @Test("Otherwise whoever can use parts gets them") func partsAreUsed() {
        expect(Profile(), .stream(.somebodyReads))
        expect(Profile(reader: .program(usesParts: true)), .stream(.partsAreUsed))
        expect(
            Profile(reader: .program(usesParts: true), idleLimit: .seconds(60)),
            .stream(.partsAreUsed)
        )
    }
}

extension ShouldStreamTests {
    private func expect(
        _ request: ExerciseSupport.RequestProfile,
        _ expected: ExerciseSupport.Decision,
        line: Int = #line
    ) {
        let got: ExerciseSupport.Decision = decide(request)
        ExerciseSupport.check(
            got,
            is: expected,
            in: request.description,
            sourceLocation: here(line)
        )
    }
}
