// expect: compileError — keeps the compiler busy with one expression
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { let a = 1, b = 2.0
        total = Int(-(a + 1) * -[1, 2.5, 3].map { $0 * 2 + -b }[0] + (a + b * 3 - -a + 2) * -(b + 1) + [a, 2].reduce(0) { -$0 + -$1 * 2 }) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
