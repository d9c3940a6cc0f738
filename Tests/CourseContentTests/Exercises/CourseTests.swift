import CourseModel
import ExerciseChecking
import LessonRunner
import Testing

/// The same proof as `streamtutor author check`, over the whole course.
@Suite("The course is sound") struct CourseTests {
    @Test("It loads without a problem") func loads() {
        switch OurCourse.loaded {
        case .success(let course):
            #expect(!course.lessons.isEmpty)
            #expect(!course.exercises.isEmpty)
        case .failure(let error):
            for problem in error.problems {
                Issue.record(
                    "\(ProofFinding(problem.location, problem.message, help: problem.help).line)"
                )
            }
        }
    }

    @Test(
        "An exercise's suites fail what is wrong and pass what is right",
        arguments: OurCourse.exercisesWithoutSimulator
    )
    func exercise(_ id: ExerciseID) async throws {
        let course = try OurCourse.loaded.get()
        let exercise = try #require(course.exercise(id))
        // How long a suite runs is for `author check` to say, on a machine with nothing else to do.
        let proof = try await ExerciseProof(
            exercise: exercise,
            course: course,
            checker: OurCourse.checker,
            suiteBudget: nil,
            slots: OurCourse.slots,
            memory: ProofMemory(of: course, OurCourse.checker.environment)
        ).run()
        report(proof)
        #expect(proof.mutants?.caught == proof.mutants?.all)
    }

    @Test(
        "A lesson's questions have answers, and what it calls is there",
        arguments: OurCourse.lessons
    )
    func lesson(_ number: Int) throws {
        let course = try OurCourse.loaded.get()
        report(LessonProof(lesson: try #require(course.lesson(number)), course: course).run())
    }

    @Test("A lesson asks for enough to keep its reader awake", arguments: OurCourse.lessons)
    func steps(_ number: Int) throws {
        let lesson = try #require(try OurCourse.loaded.get().lesson(number))
        let steps = (lesson.introduction + lesson.sections.flatMap(\.steps)).map(\.content)
        var (predictions, quizzes, demos) = (0, 0, 0)
        for step in steps {
            switch step {
            case .predict: predictions += 1
            case .quiz: quizzes += 1
            case .demo: demos += 1
            case .prose, .exercise: break
            }
        }
        #expect(predictions >= 3)
        #expect(quizzes >= 2)
        #expect(demos >= 1)
    }

    private func report(_ proof: Proof) {
        for finding in proof.findings { Issue.record("\(finding.line)") }
    }
}
