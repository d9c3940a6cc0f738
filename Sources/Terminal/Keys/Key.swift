/// One key, or what else can end the wait for one.
package enum Key: Hashable, Sendable {
    case left, right, up, down, home, end
    case enter, escape, tab, backspace
    case character(Character)
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D, or the end of the input.
    case endOfInput
    /// The window has another size now.
    case resized
    /// `wake()` was called.
    case woken
    /// A number, which only a reader of words gives.
    case number(Int)
    /// A word that means no key, as it was typed; only a reader of words gives it.
    case unknown(String)
}

/// A source of single keys for demos that are stepped through.
package protocol KeyReading: AnyObject, Sendable {
    /// Waits for a key. Blocks its thread; to be called by one thread at a time.
    func nextKey() -> Key
    /// Makes the wait under way, or else the next one, return `.woken`. Any thread.
    func wake()
    /// Gives the terminal back; the reader gives `.endOfInput` from then on.
    func close()
}
