// expect: refused forbiddenAttribute — has its code put into the suite
import ExerciseSupport

@_transparent func inlined() {}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
