// expect: refused unsafeCode — resumes a task twice
import ExerciseSupport

func twice() async { await withUnsafeContinuation { $0.resume(); $0.resume() } }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
