// expect: refused forbiddenAttribute — declares the system call itself
import ExerciseSupport

@_extern(c, "syscall") func call(_ number: Int, _ a: Int) -> Int

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { _ = call(231, 0) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
