// expect: refused forbiddenAttribute — makes an array a text
import ExerciseSupport

extension Array: @retroactive CustomStringConvertible { public var description: String { "3" } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
