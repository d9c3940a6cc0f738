// expect: refused forbiddenName — declares a name elsewhere to be allowed to use it
import ExerciseSupport

struct Excuse { let CommandLine = 1 }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { print(Swift.CommandLine.arguments) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
