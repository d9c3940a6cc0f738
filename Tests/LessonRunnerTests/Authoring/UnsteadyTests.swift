import LessonRunner
import TestSupport
import Testing

@Suite("Proofs that are repeated, and those that are not") struct UnsteadyTests {
    @Test("A test that fails on the solution now and then is found") func unsteady() async throws {
        let course = try TinyCourse()
        _ = try course.countRuns(failingEach: 5)
        let proof = try await course.proof()
        let line = "HiddenTests.swift:19: error: the test large is unsteady: the solution passed "
        #expect(proof.findings.count == 1)
        let found = try #require(proof.findings.first?.line)
        #expect(found.hasPrefix("\(TinyCourse.exercise)/\(line)"), "\(found)")
        #expect(found.contains("failed it in 4 of 20 runs"))
    }

    @Test("What was proved is not tried again until its code changes") func memory() async throws {
        let course = try TinyCourse()
        let runs = try course.countRuns(failingEach: 100_000)
        let first = try await proof(of: course)
        #expect(first.findings.map(\.line) == [])
        let count = try course.folder.read(runs).count
        #expect(count >= 20)

        try course.replace("3 gives 6.", with: "4 gives 8.", in: TinyCourse.exercise + "/README.md")
        let second = try await proof(of: course)
        #expect(second.isSound)
        #expect(second.suiteRun == first.suiteRun)
        #expect(second.mutants?.all == 3)
        #expect(try course.folder.read(runs).count == count)

        let mutant = TinyCourse.exercise + "/mutants/squares.swift"
        try course.replace("number * number", with: "number * number + 0", in: mutant)
        #expect(try await proof(of: course).isSound)
        #expect(try course.folder.read(runs).count > count)
    }

    @Test("What was found wrong is tried again") func wrongIsNotRemembered() async throws {
        let course = try TinyCourse()
        let runs = try course.countRuns(failingEach: 1)
        #expect(try await !proof(of: course).isSound)
        let count = try course.folder.read(runs).count
        #expect(try await !proof(of: course).isSound)
        #expect(try course.folder.read(runs).count > count)
    }

    @Test("What reading finds is found every time") func paperwork() async throws {
        let course = try TinyCourse()
        #expect(try await proof(of: course).isSound)
        try course.breakBy(try #require(Breakage.ofPaperwork.first { $0.file == "README.md" }))
        #expect(try await !proof(of: course).isSound)
    }

    private func proof(of course: TinyCourse) async throws -> Proof {
        let memory = try await ProofMemory(of: course.load(), TinyCourse.environment)
        return try await course.exerciseProof(memory: memory).run()
    }
}
