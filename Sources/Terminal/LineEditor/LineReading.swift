/// What came of asking for a line.
package enum LineInput: Hashable, Sendable {
    /// A line without its line ending.
    case line(String)
    /// Ctrl-C: what was typed is thrown away, nothing ends.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the input.
    case endOfInput
    /// `wake()` was called. What was typed so far is kept and comes back with the next line.
    case woken
    /// A line that is no UTF-8, with its invalid bytes shown as `<C3>`.
    case notUTF8(String)
}

/// A source of typed lines: the line editor at a terminal, else standard input.
package protocol LineReading: AnyObject, Sendable {
    /// Waits for a line. Blocks its thread; to be called by one thread at a time.
    /// - Parameters:
    ///   - prompt: Stands before what is typed. Of several lines only the last one is redrawn.
    ///   - remembers: Whether the line goes into the history.
    func readLine(prompt: StyledText, remembers: Bool) -> LineInput

    /// Prints whole lines; a line that is being typed is taken away and drawn again below them.
    ///
    /// May be called by any thread, also while no line is read. `text` is written as it is, so it
    /// has to be rendered for the terminal; a missing line feed is added.
    func printAbove(_ text: String)

    /// Makes the `readLine` under way, or else the next one, return `.woken`. Any thread.
    func wake()

    /// Makes the `readLine` under way, or else the next one, return `.interrupted`. Any thread.
    func interrupt()
}

extension LineReading {
    package func readLine(prompt: StyledText) -> LineInput {
        readLine(prompt: prompt, remembers: true)
    }
}

/// What can be typed in place of the word before the cursor.
package struct Completions: Sendable {
    /// Whole words that start with what is typed, without a space at the end.
    package var candidates: [String]
    /// How many characters before the cursor they replace; nil for the word up to a space.
    package var replaced: Int?

    package init(_ candidates: [String], replacing replaced: Int? = nil) {
        self.candidates = candidates
        self.replaced = replaced
    }
}

/// Finds completions for a line that is typed up to the cursor (in characters).
package typealias Completer = @Sendable (_ line: String, _ cursor: Int) -> Completions
