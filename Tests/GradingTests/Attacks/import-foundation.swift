// expect: refused forbiddenImport — writes records through a file handle
import ExerciseSupport
import Foundation

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { FileHandle(fileDescriptor: 3).write(Data("{}".utf8)) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
