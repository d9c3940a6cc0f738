import CourseModel
import ExerciseChecking
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

    @Test("A test that no wrong solution names may fail on one of them all the same")
    func unnamedTest() async throws {
        let course = try TinyCourse()
        let mutants = TinyCourse.exercise + "/mutants"
        try course.replace("doubled, zero", with: "doubled", in: mutants + "/adds.swift")
        let proof = try await course.proof()
        #expect(proof.findings.map(\.line) == [])
    }

    @Test("A wrong solution is tried with the tests that it names, and with no other")
    func namedTests() async throws {
        let course = try TinyCourse()
        let adds = TinyCourse.exercise + "/mutants/adds.swift"
        try course.replace("caught by: doubled, zero", with: "caught by: doubled", in: adds)
        // The first of them would end the run.
        try course.replace("number + 2", with: "number == 0 ? [Int]()[0] : number + 2", in: adds)
        let proof = try await course.proof()
        #expect(proof.findings.map(\.line) == [])
    }

    @Test("Exercises that are proved together are each told their own layout")
    func layouts() async throws {
        let course = try TinyCourse()
        try course.folder.write(
            "{\"version\": 1, \"indentation\": {\"spaces\": 4}}",
            to: ".swift-format"
        )
        let second = "exercises/01-first/02-doubling-again"
        for (file, text) in TinyCourse.files where file.hasPrefix(TinyCourse.exercise + "/") {
            let name = file.dropFirst(TinyCourse.exercise.count)
            try course.folder.write(
                text.replacing("Doubling", with: "Again")
                    .replacing("01/doubling", with: "01/doubling-again"),
                to: second + name.replacing("Doubling", with: "Again")
            )
        }
        let crooked = second + "/mutants/adds.swift"
        try course.folder.write(try course.folder.read(crooked) + "\n\n\n\n", to: crooked)
        let proofs = try await CourseProof(
            course: course.load(),
            checker: ExerciseChecker(environment: TinyCourse.environment),
            jobs: 2
        ).run(onProof: { _ in })
        let layouts = proofs.flatMap(\.findings).filter { $0.message.hasPrefix("the layout") }
        #expect(!layouts.isEmpty)
        #expect(layouts.allSatisfy { $0.location.file == crooked }, "\(layouts.map(\.line))")
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
