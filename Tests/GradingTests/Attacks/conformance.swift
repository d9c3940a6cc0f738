// expect: refused standsIn — gives a foreign type a protocol's members
import ExerciseSupport

protocol Own { var own: Int { get } }
extension Bool: Own { var own: Int { 0 } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
