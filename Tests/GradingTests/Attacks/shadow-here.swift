// expect: refused standsIn — says where a failure is
import ExerciseSupport

func here(_ line: Int) -> Int { line }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
