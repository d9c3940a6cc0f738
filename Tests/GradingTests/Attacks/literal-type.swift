// expect: refused standsIn — is the type of every literal
import ExerciseSupport

typealias IntegerLiteralType = Int8

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
