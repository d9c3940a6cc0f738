// expect: refused standsIn — changes what the suite puts into texts
import ExerciseSupport

extension DefaultStringInterpolation {
    mutating func appendInterpolation(_ value: Int) { appendLiteral("3") }
}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
