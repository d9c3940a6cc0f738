import CourseModel
import LessonRunner
import TestSupport
import Testing

@Suite("The proof of an exercise") struct ExerciseProofTests {
    @Test("A sound exercise gives no finding, and says what was tried")
    func sound() async throws {
        let proof = try await TinyCourse().proof()
        #expect(proof.findings.map(\.line) == [])
        #expect(proof.isSound)
        #expect(proof.subject == "01/doubling")
        #expect(proof.mutants?.caught == 3)
        #expect(proof.mutants?.all == 3)
        #expect(proof.suiteRun != nil)
        #expect(proof.line.hasPrefix("ok  01/doubling   3 of 3 mutants caught, suite "))
    }

    @Test(
        "Each way to be unsound gives exactly its finding",
        arguments: Breakage.ofCode + Breakage.ofMutants
    )
    func unsound(_ breakage: Breakage) async throws {
        let course = try TinyCourse()
        try course.breakBy(breakage)
        let proof = try await course.proof()
        let lines = proof.findings.map(\.line)
        #expect(breakage.fits(lines), "wanted \(breakage.lines), got \(lines)")
    }

    @Test(
        "Files that disagree are found before anything is compiled",
        arguments: Breakage.ofPaperwork
    )
    func disagreement(_ breakage: Breakage) throws {
        let course = try TinyCourse()
        #expect(try course.exerciseProof().paperwork == [])
        try course.breakBy(breakage)
        let lines = try course.exerciseProof().paperwork.map(\.line)
        #expect(breakage.fits(lines), "wanted \(breakage.lines), got \(lines)")
    }

    @Test("What the paperwork says is part of the proof") func wholeProof() async throws {
        let course = try TinyCourse()
        try course.breakBy(try #require(Breakage.ofPaperwork.first))
        let paperwork = try course.exerciseProof().paperwork
        #expect(paperwork.count == 1)
        #expect(try await course.proof().findings == paperwork)
    }

    @Test("A mutant whose header cannot be read keeps no other from being tried")
    func oneBadHeader() async throws {
        let course = try TinyCourse()
        let mutants = TinyCourse.exercise + "/mutants"
        try course.replace(
            "// caught by: doubled, zero",
            with: "// no",
            in: mutants + "/adds.swift"
        )
        try course.replace(
            "abs(number) * 2",
            with: "number * 2",
            in: mutants + "/drops-the-sign.swift"
        )
        let proof = try await course.proof()
        #expect(
            proof.findings.map(\.location.file) == [
                mutants + "/adds.swift", mutants + "/drops-the-sign.swift",
            ]
        )
        #expect(proof.mutants?.caught == 1)
        #expect(proof.mutants?.all == 3)
    }

    @Test("A test that nothing makes fail is found")
    func vacuousTest() async throws {
        let course = try TinyCourse()
        let folder = TinyCourse.exercise
        try course.replace(
            "(0, gives: 0)",
            with: "(0, gives: twice(0))",
            in: folder + "/DoublingTests.swift"
        )
        try course.replace("doubled, zero", with: "doubled", in: folder + "/mutants/adds.swift")
        let proof = try await course.proof()
        #expect(
            proof.findings.map(\.line) == [
                """
                \(folder)/DoublingTests.swift:8: error: the test zero fails on no wrong solution, \
                and not on the starter
                    write a wrong solution that it catches, or mend the test
                """
            ]
        )
    }

    @Test("A type of the support module may not be called like an exercise's module")
    func supportType() throws {
        let course = try TinyCourse()
        let file = "exercises/Support/Values/Doubling.swift"
        try course.folder.write("// struct Doubling\n\npublic struct\n    Doubling {}\n", to: file)
        let findings = try course.exerciseProof().paperwork
        #expect(findings.map(\.location) == [.init(file: file, line: 4)])
    }

    @Test("A visible suite over its time is found, a budget of nil asks for nothing")
    func budget() async throws {
        let course = try TinyCourse()
        // No process starts and ends within a microsecond, so this budget is always passed.
        let proof = try await course.proof(suiteBudget: 0.001)
        #expect(proof.findings.count == 1)
        let line = try #require(proof.findings.first?.line)
        #expect(
            line.hasPrefix(
                "\(TinyCourse.exercise)/DoublingTests.swift:1: error: the visible suite ran "
            )
        )
        #expect(line.hasSuffix(" ms; it has 0 ms"))
    }
}
