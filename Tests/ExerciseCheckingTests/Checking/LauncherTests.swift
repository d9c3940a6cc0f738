import Foundation
import TestSupport
import Testing

@testable import ExerciseChecking

/// How programs are started: on Linux by a small process that the checker has for that.
@Suite("Starting programs") struct LauncherTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("löunch er") }

    private func run(
        _ script: String,
        _ arguments: [String] = [],
        variables: [String: String] = [:]
    ) async throws -> FinishedRun {
        try await ExerciseChecking.run(
            LaunchPlan(
                program: "/bin/sh",
                arguments: ["-c", script, "sh"] + arguments,
                variables: variables.merging(["PATH": "/usr/bin:/bin"]) { $1 },
                folder: folder.path,
                mergesError: true,
                limits: .tool
            )
        )
    }

    @Test("Arguments, variables and the folder come as they are") func texts() async throws {
        let finished = try await run(
            #"printf '[%s]' "$@"; printf '%s %s' "$empty" "$other"; pwd"#,
            ["", "a b", "ü\n", "-n", ""],
            variables: ["empty": "", "other": "x=y é"]
        )
        #expect(finished.output.text == "[][a b][ü\n][-n][] x=y é\(folder.path)\n")
        #expect(finished.end == .exited(0))
    }

    @Test("Texts of any length come whole") func longTexts() async throws {
        // More than a socket holds, in pieces that the kernel still takes as arguments.
        let pieces = (0..<12).map { String(repeating: "\($0 % 10)", count: 100_000) }
        let finished = try await run(#"printf '%s' "$@" | wc -c; printf '%.3s' "$@""#, pieces)
        let words = finished.output.text.split { $0.isWhitespace }
        #expect(words.first == "1200000")
        #expect(words.last == "000111222333444555666777888999000111")
    }

    @Test("Whoever starts a program still has no more files open than it should")
    func descriptors() async throws {
        let finished = try await run("ls /dev/fd | wc -l")
        // Input, output, error, and the listed folder itself.
        let count = Int(finished.output.text.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect(try #require(count) <= 4)
    }

    #if os(Linux)
        @Test("Where the launcher was ended, the next program starts all the same")
        func another() async throws {
            _ = try await run("true")
            let first = try #require(launchers().first)
            #expect(end(first))
            let finished = try await run("echo here; exit 3")
            #expect(finished.output.text == "here\n")
            #expect(finished.end == .exited(3))
            let next = try #require(launchers().first)
            #expect(next != first)
            // One is enough for all that follow.
            _ = try await run("true")
            #expect(launchers() == [next])
        }

        /// This process's launchers.
        private func launchers() -> [Int32] {
            let own = ProcessInfo.processInfo.processIdentifier
            return Files.names(in: "/proc").compactMap(Int32.init).filter { process in
                let file = "/proc/\(process)/stat"
                guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                    return false
                }
                let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
                return text.contains("(check-launcher)") && fields.count > 1
                    && fields[0] != "Z" && fields[1] == "\(own)"
            }
        }
    #endif
}
