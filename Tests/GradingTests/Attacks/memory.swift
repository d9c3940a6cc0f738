// expect: notFinished — takes all memory
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { var all: [[Int]] = []
        while true { all.append(Array(repeating: all.count + 1, count: 1 << 18)) } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
