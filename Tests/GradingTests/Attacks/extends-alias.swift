// expect: refused standsIn — extends a foreign type under a name of its own
import ExerciseSupport

typealias Numbers = Array<Int>
extension Numbers { mutating func removeFirst() -> Int { 0 } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
