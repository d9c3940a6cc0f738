// expect: refused macro — has the compiler load a library
import ExerciseSupport

@freestanding(expression) macro load() -> Int = #externalMacro(module: "Evil", type: "Load")

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { total = #load }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
