// expect: refused unsafeCode — uses a pointer whose type is never written
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { Array(text.utf8).withUnsafeBufferPointer { print($0.baseAddress as Any) } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
