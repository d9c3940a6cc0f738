// expect: refused forbiddenName — finds the pipe of the results in the arguments
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { print(CommandLine.arguments) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
