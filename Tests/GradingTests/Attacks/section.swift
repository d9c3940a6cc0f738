// expect: refused forbiddenAttribute — puts a pointer where the loader runs code from
import ExerciseSupport

@_section("init_array") @_used let start: Int = 4096

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
