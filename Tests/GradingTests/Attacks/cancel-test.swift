// expect: refused unsafeCode — calls the running test off
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { withUnsafeCurrentTask { $0?.cancel() } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
