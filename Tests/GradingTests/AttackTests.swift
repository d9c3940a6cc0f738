import ExerciseChecking
import Foundation
import Grading
import TestSupport
import Testing

/// Every file in `Attacks/` is graded, and earns nothing.
@Suite("Attacks on graded runs", .serialized) struct AttackTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder("graded") }

    static let names =
        ((try? FileManager.default.contentsOfDirectory(
            atPath: AttackedExercise.attacks
        )) ?? []).filter { $0.hasSuffix(".swift") || $0.hasSuffix(".txt") }.sorted()

    @Test("There are at least 40 of them") func enough() {
        #expect(Self.names.count >= 40)
    }

    @Test("An attack earns nothing, is named, and leaves nothing behind", arguments: names)
    func attack(name: String) async throws {
        let path = AttackedExercise.attacks + "/" + name
        let first = try #require(
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
                .split(separator: "\n").first
        )
        let words = first.split(separator: " ")
        #expect(words.prefix(2) == ["//", "expect:"])
        let environment = AttackedExercise.environment(
            sandbox: await Sandbox.find(.current(), hidden: [AttackedExercise.folder]),
            temporary: temporary.path
        )
        let grade = try await AttackedExercise.grade(
            path,
            with: AttackedExercise.grader(environment)
        )
        let exercise = try #require(grade.exercises.first)
        #expect(exercise.state.rawValue == String(words[2]))
        #expect(grade.score == .zero)
        #expect(exercise.tests.allSatisfy { $0.outcome != .passed && $0.earned == .zero })
        if words[2] == "refused" {
            let rules = exercise.refusals.map(\.kind)
            #expect(rules.contains(String(words[3])), "\(rules)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
        #expect(left.filter { $0.hasPrefix("streamtutor-check-") } == [])
        #expect(Self.processes(from: temporary.path).isEmpty)
    }

    @Test("Who solves the exercise earns everything") func honest() async throws {
        let environment = AttackedExercise.environment(
            sandbox: await Sandbox.find(.current()),
            temporary: temporary.path
        )
        let grade = try await AttackedExercise.grade(
            AttackedExercise.folder + "/Solution.swift",
            with: AttackedExercise.grader(environment)
        )
        #expect(grade.exercises[0].refusals == [])
        #expect(grade.exercises[0].state == .passed)
        #expect(grade.score == Points(10))
    }

    /// The processes whose program stands below a folder.
    private static func processes(from folder: String) -> [String] {
        let manager = FileManager.default
        let numbers = (try? manager.contentsOfDirectory(atPath: "/proc")) ?? []
        return numbers.filter { number in
            let program = try? manager.destinationOfSymbolicLink(atPath: "/proc/\(number)/exe")
            return program?.hasPrefix(folder) == true
        }
    }
}
