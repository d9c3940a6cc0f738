// expect: refused forbiddenName — prints what the suite hands over
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) { dump(take) }
}
