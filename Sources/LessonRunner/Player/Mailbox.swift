import CourseModel
import ExerciseChecking
import Synchronization

/// Results that came while the student was typing.
final class Mailbox: Sendable {
    enum Letter: Sendable {
        case result(ExerciseID, CheckResult, milliseconds: Int)
        case problem(ExerciseID, CheckingError)
    }

    private let letters = Mutex<[Letter]>([])

    func put(_ letter: Letter) { letters.withLock { $0.append(letter) } }

    func takeAll() -> [Letter] {
        letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
