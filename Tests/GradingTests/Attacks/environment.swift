// expect: refused forbiddenImport — looks for the graders' secrets in the environment
import ExerciseSupport
import class Foundation.ProcessInfo

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { print(ProcessInfo.processInfo.environment) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
