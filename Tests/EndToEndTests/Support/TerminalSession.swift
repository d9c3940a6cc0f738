import CPseudoTerminal
import Foundation
import Testing

/// The built program on a pseudo-terminal: types keys, and waits for what the screen shows.
final class TerminalSession {
    private(set) var screen: ScreenEmulator
    private let master: Int32
    let process: pid_t
    private var status: Int32?

    /// Starts `streamtutor` with `arguments`.
    /// - Throws: `POSIXError` where no pseudo-terminal can be had.
    init(
        _ arguments: [String],
        columns: Int = 80,
        rows: Int = 24,
        in folder: String,
        environment: [String: String]
    ) throws {
        screen = ScreenEmulator(columns: columns, rows: rows)
        var master: Int32 = -1
        let words = ([BuiltProgram.path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        process = pseudo_terminal_start(
            BuiltProgram.path,
            words,
            variables,
            folder,
            UInt16(columns),
            UInt16(rows),
            &master
        )
        guard process > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.master = master
    }

    deinit {
        close(master)
        if status == nil {
            kill(process, SIGKILL)
            var ignored: Int32 = 0
            waitpid(process, &ignored, 0)
        }
    }

    /// Types text; `\r` is Enter.
    func type(_ text: String) {
        var bytes = Array(text.utf8)
        while !bytes.isEmpty {
            let count = write(master, bytes, bytes.count)
            guard count > 0 else { return }
            bytes.removeFirst(count)
        }
    }

    /// Types a line and Enter.
    func enter(_ line: String = "") { type(line + "\r") }

    /// Reads until the screen satisfies `condition`.
    ///
    /// The bound only ends a test that fails: a test that passes never waits for it.
    func wait(
        for what: String,
        within seconds: Int32 = 60,
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: (ScreenEmulator) -> Bool
    ) throws {
        let end = ContinuousClock.now + .seconds(Int(seconds))
        while !condition(screen) {
            guard ContinuousClock.now < end, read(milliseconds: 200) else {
                if condition(screen) { return }
                Issue.record(
                    "the screen never showed \(what):\n\(screen.transcript)",
                    sourceLocation: sourceLocation
                )
                throw Missing(what: what)
            }
        }
    }

    /// Reads until `text` is on the screen.
    func wait(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try wait(for: "\"\(text)\"", sourceLocation: sourceLocation) {
            $0.lines.contains { $0.contains(text) }
        }
    }

    /// Reads until the cursor stands behind a prompt such as `4.2 >`, with nothing typed yet.
    func waitForPrompt(_ prompt: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try wait(for: "the prompt \"\(prompt)\"", sourceLocation: sourceLocation) {
            $0.currentLine == prompt
        }
    }

    func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        _ = pseudo_terminal_resize(master, UInt16(columns), UInt16(rows))
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the program's end; its exit status, or minus the signal that ended it.
    func exitStatus() throws -> Int32 {
        while read(milliseconds: 60_000) {}
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { throw Missing(what: "the end") }
        self.status = status
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    struct Missing: Error { var what: String }

    /// Reads what there is; false at the program's end. Waits for `milliseconds` at the most.
    private func read(milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        screen.feed(buffer[..<count])
        return true
    }
}
