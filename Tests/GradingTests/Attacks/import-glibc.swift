// expect: refused forbiddenImport — leaves with status 0 before a test fails
import ExerciseSupport
import Glibc

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { exit(0) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
