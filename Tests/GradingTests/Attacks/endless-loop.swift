// expect: notFinished — never comes to the check
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { while true { total &+= 1 } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
