import CPseudoTerminal
import Foundation
import Testing

/// A program on a pseudo-terminal: types keys, and waits for what the screen shows.
final class TerminalSession {
    private(set) var screen: ScreenEmulator
    /// Every byte that the program sent.
    private(set) var raw: [UInt8] = []
    /// The terminal's modes before the program could change them.
    let modesBefore: termios
    let process: pid_t
    private let master: Int32
    private var isReaped = false

    struct Missing: Error { var what: String }

    init(
        _ program: String,
        _ arguments: [String],
        columns: Int = 80,
        rows: Int = 24,
        in folder: String,
        environment: [String: String]
    ) throws {
        screen = ScreenEmulator(columns: columns, rows: rows)
        var (master, modes) = (Int32(-1), termios())
        process = withCStrings([program] + arguments) { words in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                pseudo_terminal_start(
                    program,
                    words,
                    variables,
                    folder,
                    UInt16(columns),
                    UInt16(rows),
                    &master,
                    &modes
                )
            }
        }
        self.master = master
        modesBefore = modes
        guard process > 0 else { throw Missing(what: "a pseudo-terminal") }
    }

    deinit {
        close(master)
        if !isReaped {
            kill(process, SIGKILL)
            var ignored: Int32 = 0
            waitpid(process, &ignored, 0)
        }
    }

    /// Types text; `\r` is Enter.
    func type(_ text: String) { type(Array(text.utf8)) }

    func type(_ bytes: [UInt8]) {
        var bytes = bytes
        while !bytes.isEmpty {
            let count = write(master, bytes, bytes.count)
            guard count > 0 else { return }
            bytes.removeFirst(count)
        }
    }

    /// Types a line and Enter.
    func enter(_ line: String = "") { type(line + "\r") }

    /// Reads until the screen satisfies `condition`.
    func wait(
        for what: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: (ScreenEmulator) -> Bool
    ) throws {
        let end = Deadline()
        while !condition(screen) {
            // Twenty times a second, for conditions that are not about the screen.
            let goesOn = read(milliseconds: 50)
            guard !goesOn || end.isPassed else { continue }
            guard !condition(screen) else { return }
            Issue.record(
                "the screen never showed \(what):\n\(screen.transcript)",
                sourceLocation: sourceLocation
            )
            throw Missing(what: what)
        }
    }

    /// Reads until `text` is on the screen.
    func wait(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try wait(for: "\"\(text)\"", sourceLocation: sourceLocation) {
            $0.lines.contains { $0.contains(text) }
        }
    }

    /// Reads until the cursor stands behind a line such as `4.2 >` or `4 > ne`.
    func waitForLine(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try wait(for: "the line \"\(line)\" at the cursor", sourceLocation: sourceLocation) {
            $0.currentLine == line && $0.cursorIsAtLineEnd
        }
    }

    /// Types a line and Enter, and waits for `prompt` below what it gave.
    func enter(
        _ line: String,
        thenPrompt prompt: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let row = screen.absoluteRow
        enter(line)
        try wait(for: "the prompt \"\(prompt)\" again", sourceLocation: sourceLocation) {
            $0.absoluteRow > row && $0.currentLine == prompt && $0.cursorIsAtLineEnd
        }
    }

    func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        _ = pseudo_terminal_resize(master, UInt16(columns), UInt16(rows))
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the program's end; its exit status, or minus the signal that ended it.
    func exitStatus(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
        let end = Deadline()
        while read(milliseconds: 1000) {
            guard end.isPassed else { continue }
            Issue.record("it never ended:\n\(screen.transcript)", sourceLocation: sourceLocation)
            throw Missing(what: "the end")
        }
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { throw Missing(what: "the end") }
        isReaped = true
        return EndToEndTests.exitStatus(of: status)
    }

    /// Whether the terminal's modes are as before the program.
    var hasFormerModes: Bool {
        var now = termios()
        // From this side too the modes are those of the terminal as a whole.
        guard tcgetattr(master, &now) == 0 else { return false }
        return now.c_lflag == modesBefore.c_lflag && now.c_iflag == modesBefore.c_iflag
            && now.c_oflag == modesBefore.c_oflag && now.c_cflag == modesBefore.c_cflag
    }

    /// Reads what there is, waiting for it; false at the program's end.
    private func read(milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        raw += buffer[..<count]
        screen.feed(buffer[..<count])
        return true
    }
}
