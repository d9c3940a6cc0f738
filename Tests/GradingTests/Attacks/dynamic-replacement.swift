// expect: refused forbiddenAttribute — replaces a function of the support module
import ExerciseSupport

extension Tally { @_dynamicReplacement(for: add) mutating func other(_ text: String) {} }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
