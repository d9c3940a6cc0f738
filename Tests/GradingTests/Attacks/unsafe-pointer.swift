// expect: refused unsafeCode — writes over the test library in memory
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { let place: UnsafeMutablePointer<Int>? = .init(bitPattern: 4096); place?.pointee = 1 }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
