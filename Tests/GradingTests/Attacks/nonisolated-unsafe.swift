// expect: refused unsafeCode — races with itself to break an array
import ExerciseSupport

nonisolated(unsafe) var shared: [Int] = []

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { Task.detached { shared.append(1) } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
