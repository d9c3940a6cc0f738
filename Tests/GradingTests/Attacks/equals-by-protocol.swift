// expect: refused forbiddenOperator — gives Int another comparison by way of a protocol
import ExerciseSupport

protocol Same {}
extension Same { static func == (left: Self, right: Self) -> Bool { true } }
extension Int: Same {}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
