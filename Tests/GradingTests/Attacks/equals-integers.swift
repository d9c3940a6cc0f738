// expect: refused forbiddenOperator — gives Int another comparison
import ExerciseSupport

extension Int { static func == (left: Int, right: Int) -> Bool { true } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
