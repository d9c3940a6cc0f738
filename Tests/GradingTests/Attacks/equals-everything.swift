// expect: refused forbiddenOperator — is equal to whatever it is compared with
import ExerciseSupport

func == <Value>(left: Value, right: Value) -> Bool { true }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
