internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Lines from standard input as they come: from a file or a pipe, or from a terminal that shall
/// see no escape sequences. At a terminal its driver edits the line.
// Unchecked: everything outside `requests` is touched by the reading thread alone.
package final class PlainLineReader: LineReading, @unchecked Sendable {
    private struct Requests {
        var wakes = false
        var interrupts = false
        /// The prompt that stands on the last row, while a line is read.
        var openPrompt: String?
    }

    private let profile: TerminalProfile
    private let input: Int32
    private let output: Int32
    private let isTerminal: Bool
    private let echoesLines: Bool
    private let wakePipe = WakePipe()
    private let requests = Mutex(Requests())
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    /// Bytes of `buffer` that are known to hold no line feed.
    private var searched = 0

    /// - Parameter echoesLines: Whether each line is written behind its prompt, so that the output
    ///   of a scripted session reads like one that was typed; by default where nobody types.
    package init(
        profile: TerminalProfile,
        input: Int32 = 0,
        output: Int32 = 1,
        echoesLines: Bool? = nil
    ) {
        self.profile = profile
        self.input = input
        self.output = output
        isTerminal = isatty(input) == 1
        self.echoesLines = echoesLines ?? !isTerminal
    }

    package func readLine(prompt: StyledText, remembers: Bool) -> LineInput {
        let shown = PromptText(prompt, profile: profile)
        let text = shown.before.rendered(for: profile) + shown.plain
        requests.withLock {
            writeAll(text)
            $0.openPrompt = shown.plain
        }
        let watching =
            isTerminal
            ? InterruptSource.shared.subscribe(to: [.interrupt]) { [weak self] _ in
                self?.interrupt()
            } : nil
        defer { watching?.cancel() }
        let result = nextLine()
        requests.withLock { requests in
            requests.openPrompt = nil
            switch result {
            case .line(let line) where echoesLines: writeAll(visibleText(line) + "\n")
            case .notUTF8(let line) where echoesLines: writeAll(line + "\n")
            case .line, .notUTF8: break
            default: writeAll("\n")
            }
        }
        return result
    }

    private func nextLine() -> LineInput {
        while true {
            if let asked = takeRequest() { return asked }
            if let line = takeBufferedLine() { return line }
            if isAtEnd { return .endOfInput }
            guard wakePipe.wait(for: input) == .input else { continue }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(input, &bytes, bytes.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count > 0 {
                buffer += bytes[..<count]
            } else if isTerminal, count == 0, buffer.isEmpty {
                // Ctrl-D at a terminal ends this line, not the input for ever.
                return .endOfInput
            } else {
                isAtEnd = true
            }
        }
    }

    private func takeRequest() -> LineInput? {
        requests.withLock { requests in
            if requests.interrupts {
                requests.interrupts = false
                return .interrupted
            }
            if requests.wakes {
                requests.wakes = false
                return .woken
            }
            return nil
        }
    }

    private func takeBufferedLine() -> LineInput? {
        var line: [UInt8]
        if let end = buffer[searched...].firstIndex(of: 0x0A) {
            line = Array(buffer[..<end])
            buffer.removeSubrange(...end)
        } else if isAtEnd, !buffer.isEmpty {
            line = buffer
            buffer = []
        } else {
            searched = buffer.count
            return nil
        }
        searched = 0
        if line.last == 0x0D { line.removeLast() }
        guard let text = String(validating: line, as: UTF8.self) else {
            return .notUTF8(visibleText(bytes: line))
        }
        return .line(text)
    }

    package func printAbove(_ text: String) {
        guard !text.isEmpty else { return }
        let whole = text.hasSuffix("\n") ? text : text + "\n"
        requests.withLock { requests in
            // Without cursor moves the prompt stays where it is and comes again below.
            guard let prompt = requests.openPrompt else { return writeAll(whole) }
            writeAll("\n" + whole + prompt)
        }
    }

    package func wake() {
        requests.withLock { $0.wakes = true }
        wakePipe.signal()
    }

    package func interrupt() {
        requests.withLock { $0.interrupts = true }
        wakePipe.signal()
    }

    private func writeAll(_ text: String) {
        // What was printed through the C library comes first.
        fflush(terminal_standard_output())
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
