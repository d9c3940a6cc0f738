// expect: refused unsafeCode — silences the compiler by the word that is for it
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { let number = unsafe unsafeBitCast(4096, to: Int?.self); print(number as Any) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
