import Foundation
import TestSupport

/// The first exercise of lesson 4 and files that a student may have written for it.
enum LineBufferExercise {
    static let id = "04/line-buffer"
    /// From the student's home.
    static let folder = "streamtutor/04-parsing-chunks/01-line-buffer"
    static let file = folder + "/LineBuffering.swift"

    static var solution: String {
        get throws { try course("Solution.swift") }
    }

    static var starter: String {
        get throws { try course("LineBuffering.swift") }
    }

    static let notSwift = """
        struct LineBuffer {
            mutating func append(_ chunk: [UInt8]) -> [String] { chunk }
            mutating func finish() -> String? { nil }
        }

        """

    static let crash = """
        struct LineBuffer {
            mutating func append(_ chunk: [UInt8]) -> [String] {
                let none: [String] = []
                return [none[chunk.count]]
            }
            mutating func finish() -> String? { nil }
        }

        """

    /// Writes its process number to `file`, and then never ends.
    static func endless(saying file: String) -> String {
        """
        #if canImport(Glibc)
            import Glibc
        #elseif canImport(Musl)
            import Musl
        #else
            import Darwin
        #endif

        struct LineBuffer {
            mutating func append(_ chunk: [UInt8]) -> [String] {
                if let file = fopen("\(file)", "w") {
                    fputs("\\(getpid())\\n", file)
                    fclose(file)
                }
                var count = 0
                while true { count &+= 1 }
            }
            mutating func finish() -> String? { nil }
        }

        """
    }

    private static func course(_ name: String) throws -> String {
        try String(
            contentsOfFile: repositoryRoot()
                + "/exercises/04-parsing-chunks/01-line-buffer/\(name)",
            encoding: .utf8
        )
    }
}

/// The process number in a file, once its whole line is there.
func processNumber(in file: String) -> pid_t? {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8), text.hasSuffix("\n")
    else { return nil }
    return pid_t(text.dropLast())
}

/// Whether a process is there, be it as one that nobody has waited for.
func processExists(_ process: pid_t) -> Bool { kill(process, 0) == 0 }
