// expect: refused forbiddenImport — hides an import behind other code
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}

import Dispatch
