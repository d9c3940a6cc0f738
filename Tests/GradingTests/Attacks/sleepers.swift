// expect: notFinished — waits without using the processor
import ExerciseSupport

final class Gate: Sendable {}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {}
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {
        while true {}
    }
}
