import CourseModel
import ExerciseChecking

extension ExerciseProof {
    /// Tries every wrong solution against the suites of the tests that it names.
    /// - Returns: The tests that fail on one of them; nil where they are not sound themselves.
    func proveMutants(_ proof: inout Proof) async throws(CheckingError) -> Set<String>? {
        let (mutants, problems) = Mutant.all(of: exercise, in: course)
        proof.findings += problems.map { ProofFinding($0.location, $0.message, help: $0.help) }
        var caught = 0
        var failing: Set<String> = []
        for mutant in mutants {
            let findings = try await prove(mutant, &failing)
            if findings.isEmpty { caught += 1 }
            proof.findings += findings
        }
        let count = mutants.count + problems.count
        proof.mutants = (caught, count)
        if count < Self.fewestMutants {
            let folder = CoursePath.relative(exercise.mutantsFolder, to: course.root)
            proof.findings.append(
                ProofFinding(
                    SourceLocation(file: folder, line: 1),
                    "there \(count == 1 ? "is 1 wrong solution" : "are \(count) wrong solutions");"
                        + " at least \(Self.fewestMutants) are needed"
                )
            )
            return nil
        }
        return caught == count ? failing : nil
    }

    private func prove(
        _ mutant: Mutant,
        _ failing: inout Set<String>
    ) async throws(CheckingError) -> [ProofFinding] {
        var findings: [ProofFinding] = []
        let suites: [(CheckRequest.Suite, [ExpectedTest])] = [
            (.visible, exercise.tests), (.hidden, exercise.hiddenTests),
        ]
        for (suite, tests) in suites {
            let named = mutant.caughtBy.filter { id in tests.contains { $0.id == id } }
            guard !named.isEmpty else { continue }
            let tried = try await check(mutant.path, suite)
            if let finding = tried.buildFinding("this wrong solution") {
                findings.append(finding)
                if tried.isRefusedItself { break }
                continue
            }
            failing.formUnion(tried.failing)
            for id in named {
                let test = tried.result.tests.first { $0.id == id }
                switch test?.outcome {
                // A test that crashes, or that never ends, has caught the mutant too.
                case .failed, .notFinished: break
                case .passed:
                    findings.append(
                        ProofFinding(
                            mutant.location,
                            "the test \(id) passes on this wrong solution; it is named to catch it"
                        )
                    )
                case .skipped, nil:
                    findings.append(
                        ProofFinding(
                            mutant.location,
                            "the test \(id) did not run on this wrong solution: \(tried.problem)",
                            help: "name the test that stopped the run, and not those behind it"
                        )
                    )
                }
            }
        }
        return findings
    }
}
