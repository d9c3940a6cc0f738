// expect: refused standsIn — is the Int that the suite means
import ExerciseSupport

enum Any3 {}
typealias Int = Swift.Int8

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
