internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What other threads may ask of the editor.
extension LineEditor {
    package func printAbove(_ text: String) {
        guard !text.isEmpty else { return }
        let whole = text.hasSuffix("\n") ? text : text + "\n"
        let waits = requests.withLock { requests in
            // Under the lock, so that no line starts in the middle of it.
            guard requests.isReading else {
                put(whole)
                return false
            }
            requests.prints.append(whole)
            return true
        }
        if waits { wakePipe.signal() }
    }

    package func wake() {
        requests.withLock { $0.wakes = true }
        wakePipe.signal()
    }

    package func interrupt() {
        requests.withLock { $0.interrupts = true }
        wakePipe.signal()
    }

    /// Prints what came while the line ended.
    func finishPrints() {
        requests.withLock { requests in
            for text in requests.prints { put(text) }
            requests.prints = []
            requests.isReading = false
        }
    }

    /// Does what was asked for since the last time.
    /// - Returns: Whether the line goes on.
    func attendToRequests() -> Bool {
        var asked = Requests()
        requests.withLock { requests in
            asked = requests
            requests = Requests(isReading: true)
        }
        if asked.windowChanged {
            takeLineAway()
            el_resize(handle.editor)
            drawLine()
            if let size = TerminalSize.ofWindow(descriptor: input) { onResize(size) }
        }
        if asked.suspends { suspend() }
        if asked.resumed { redrawAfterStop() }
        if !asked.prints.isEmpty {
            takeLineAway()
            put(asked.prints.joined())
            drawLine()
        }
        if asked.interrupts {
            cancelLine()
            return false
        }
        if asked.wakes {
            keepLine()
            return false
        }
        return true
    }

    /// Erases the prompt and the line; the cursor then stands where the prompt began.
    func takeLineAway() {
        let (scalars, cursor) = handle.line
        let size = TerminalSize.ofWindow(descriptor: input) ?? TerminalSize(columns: 80, rows: 24)
        // libedit shows the last rows of a line that is longer than the screen.
        let row = min(
            EditedLineLayout.cursorRow(
                prompt: prompt.plain,
                line: scalars[..<cursor],
                columns: size.columns
            ),
            max(0, size.rows - 1)
        )
        put(row > 0 ? "\r\u{1B}[\(row)A\u{1B}[J" : "\r\u{1B}[J")
    }

    /// Draws the prompt and the line at the cursor.
    func drawLine() {
        _ = editline_redraw(handle.editor)
    }

    /// Ends the line for `wake()` and keeps what was typed.
    private func keepLine() {
        let (scalars, cursor) = handle.line
        // A search under way writes itself below the line.
        let line = scalars.prefix { $0 != "\n" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: line)
        kept = line.isEmpty ? nil : (String(text), min(cursor, line.count))
        takeLineAway()
        ended = .woken
    }

    /// Ends the line for Ctrl-C; what was typed stays on the screen.
    func cancelLine() {
        endLine(showing: "^C")
        ended = .interrupted
    }

    /// Leaves the line on the screen and goes to the row below.
    func endLine(showing mark: String) {
        takeLineAway()
        _ = el_cursor(handle.editor, Int32(handle.line.scalars.count - handle.line.cursor))
        drawLine()
        put("\(mark)\r\n")
    }

    /// Types again what was typed when the last line was woken.
    func typeKeptLine() {
        guard let (text, cursor) = kept else { return }
        kept = nil
        takeLineAway()
        let isTyped = withWideCharacters(text) { el_winsertstr(handle.editor, $0) == 0 }
        if isTyped { _ = el_cursor(handle.editor, Int32(cursor - text.unicodeScalars.count)) }
        drawLine()
    }

    /// Stops the process for Ctrl-Z and draws the line again when it goes on.
    func suspend() {
        endLine(showing: "")
        _ = editline_prepare_terminal(handle.editor, 0)
        TerminalModes.restore()
        stopProcess()
        redrawAfterStop()
    }

    func redrawAfterStop() {
        // Continued in the background. A shell that brings it to the foreground may tell it nothing.
        awaitsForeground = !isInForeground(input)
        if awaitsForeground { return }
        // The shell may have changed the modes while the process stood still.
        _ = editline_prepare_terminal(handle.editor, 0)
        _ = editline_prepare_terminal(handle.editor, 1)
        takeLineAway()
        el_resize(handle.editor)
        drawLine()
    }
}
