internal import CEditline

/// Owns one of libedit's editors with its history, and ends both.
struct EditLineHandle: ~Copyable {
    let editor: OpaquePointer
    let history: OpaquePointer?

    /// Nil where the terminal cannot be used.
    init?(name: String, input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>) {
        guard let editor = editline_make(name, input, output, terminal_standard_error()) else {
            return nil
        }
        self.editor = editor
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
