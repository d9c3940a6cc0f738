// expect: refused standsIn — adds a better append to the suite's array
import ExerciseSupport

extension Array { mutating func append(_ element: Int) {} ; var isEmpty: Bool { true } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
