// expect: failed — leaves tasks behind that never end
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { for _ in 0..<8 { Task.detached { while !Task.isCancelled { await Task.yield() } } } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
