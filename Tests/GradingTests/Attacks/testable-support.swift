// expect: refused forbiddenAttribute — reads what the support module keeps to itself
@testable import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
