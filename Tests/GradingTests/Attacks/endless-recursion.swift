// expect: notFinished — fills the stack
import ExerciseSupport

func deeper(_ depth: Int) -> Int { depth == -1 ? 0 : deeper(depth + 1) + deeper(depth + 2) }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { total = deeper(0) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
