// expect: refused standsIn — is the module that the suite checks with
import ExerciseSupport

enum ExerciseSupport {
    static func check<Value>(_ got: Value, is expected: Value, in input: Any? = nil) {}
}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
