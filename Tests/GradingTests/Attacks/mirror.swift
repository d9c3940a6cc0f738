// expect: refused forbiddenName — looks into what the suite hands over
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) { print(Mirror(reflecting: next).children.count) }
}
