// expect: refused forbiddenImport — tells the library that the failure is known
import ExerciseSupport
import Testing

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { withKnownIssue { Issue.record() } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
