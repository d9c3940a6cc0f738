// expect: refused forbiddenOperator — matches every pattern
import ExerciseSupport

func ~= (left: Int, right: Int) -> Bool { true }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
