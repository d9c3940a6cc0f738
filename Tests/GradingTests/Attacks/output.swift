// expect: notFinished — prints for ever
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { while true { print(String(repeating: "x", count: 4096)) } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
