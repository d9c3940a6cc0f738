// expect: refused standsIn — is the function that records a failure
import ExerciseSupport

func recordFailure(input: String?, expected: String, got: String, sourceLocation: Int) {}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
