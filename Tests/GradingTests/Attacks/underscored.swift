// expect: refused forbiddenName — makes a type of the suite from its name
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { print(_typeByName("12TallyingTests0aB0V") as Any) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
