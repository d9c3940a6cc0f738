// expect: refused forbiddenAttribute — races with itself in a class that says it does not
import ExerciseSupport

final class Shared: @unchecked Sendable { var list: [Int] = [] }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
