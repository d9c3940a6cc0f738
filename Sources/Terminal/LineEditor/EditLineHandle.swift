internal import CEditline

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Owns one of libedit's editors with its history and its streams, and ends them all.
struct EditLineHandle: ~Copyable {
    let editor: OpaquePointer
    let history: OpaquePointer?
    let input: UnsafeMutablePointer<FILE>
    let output: UnsafeMutablePointer<FILE>

    /// Makes an editor for two descriptors, which stay the caller's.
    /// - Returns: Nil where they cannot be used as a terminal.
    init?(name: String, input: Int32, output: Int32) {
        guard let source = input == 0 ? terminal_standard_input() : fdopen(dup(input), "r") else {
            return nil
        }
        guard let target = output == 1 ? terminal_standard_output() : fdopen(dup(output), "w"),
            let editor = editline_make(name, source, target, terminal_standard_error())
        else {
            if input != 0 { fclose(source) }
            return nil
        }
        self.editor = editor
        self.input = source
        self.output = target
        history = history_winit()
        // Signals are the business of InterruptSource and of the reader function.
        _ = editline_set_signals(editor, 0)
        if let history {
            _ = editline_history_limit(history, Int32(HistoryFile.limit))
            _ = editline_history_skip_repeats(history)
            _ = editline_set_history(editor, history)
        }
    }

    deinit {
        el_end(editor)
        if let history { history_wend(history) }
        // Not the process's own streams, which others use too.
        if fileno(input) != 0 { fclose(input) }
        if fileno(output) != 1 { fclose(output) }
    }

    /// Adds a line to what the arrow keys bring back.
    func enterHistory(_ line: String) {
        guard let history else { return }
        withWideCharacters(line) { _ = editline_history_enter(history, $0) }
    }

    /// The line that is typed, and how many scalars of it stand before the cursor.
    var line: (scalars: [Unicode.Scalar], cursor: Int) {
        guard let info = el_wline(editor)?.pointee, let start = info.buffer else { return ([], 0) }
        let count = max(0, info.lastchar - start)
        let scalars = UnsafeBufferPointer(start: start, count: count).map(scalar(of:))
        return (scalars, min(max(0, info.cursor - start), count))
    }
}

/// A wide character of libedit's; wchar_t holds scalars on Linux and macOS.
func scalar(of wide: wchar_t) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(bitPattern: Int32(wide))) ?? "\u{FFFD}"
}

/// Calls `body` with the text as a terminated array of wide characters.
func withWideCharacters<Result>(
    _ text: String,
    _ body: (UnsafePointer<wchar_t>) -> Result
) -> Result {
    wideCharacters(text).withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("never empty") }
        return body(base)
    }
}

func wideCharacters(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
}
