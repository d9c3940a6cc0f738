import CourseModel
import ExerciseChecking
import Testing

@testable import Grading

@Suite("How a file that was handed in is checked")
struct GradedRequestTests {
    @Test(
        "Standing still and processor time end it as ever; the clock alone has four times as long"
    )
    func limits() {
        let exercise = AttackedExercise.exercise
        let grader = AttackedExercise.grader(
            AttackedExercise.environment(sandbox: nil, temporary: "/tmp")
        )
        let request = grader.request(Array("let a = 1".utf8), of: exercise)
        #expect(request.exercise.limits.seconds == exercise.limits.seconds * 4)
        #expect(request.idleSeconds == exercise.limits.seconds)
        var limits = request.exercise.limits
        limits.seconds = exercise.limits.seconds
        #expect(limits == exercise.limits)
    }

    @Test("It is an enemy's, whatever lies on the disk under its name")
    func source() {
        let grader = AttackedExercise.grader(
            AttackedExercise.environment(sandbox: nil, temporary: "/tmp")
        )
        let request = grader.request([0x61], of: AttackedExercise.exercise)
        #expect(request.isGraded)
        #expect(request.studentSource == [0x61])
        #expect(request.workspaceRoot == nil && request.suiteVariables.isEmpty)
    }
}
