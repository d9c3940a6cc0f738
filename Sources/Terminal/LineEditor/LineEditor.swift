internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Typed lines at a terminal, through libedit: editing, history, completion, and printing above
/// the line that is typed.
///
/// `readLine` belongs to one thread at a time; `printAbove`, `wake` and `interrupt` to any. While a
/// line is typed, Ctrl-C, Ctrl-D and Ctrl-Z are read as keys, so no signal handler is involved in
/// them.
// Unchecked: everything outside `requests` is touched by the reading thread alone.
package final class LineEditor: LineReading, @unchecked Sendable {
    /// Which keys file is read.
    package enum KeyBindings: Sendable {
        /// `$EDITRC`, else `~/.editrc`.
        case usersOwn
        case file(String)
        case none
    }

    /// What other threads ask for.
    struct Requests {
        var isReading = false
        var prints: [String] = []
        var wakes = false
        var interrupts = false
        var windowChanged = false
        var suspends = false
        var resumed = false
    }

    let handle: EditLineHandle
    let input: Int32
    let output: UnsafeMutablePointer<FILE>
    let wakePipe = WakePipe()
    let requests = Mutex(Requests())
    let completer: Completer
    let onResize: @Sendable (TerminalSize) -> Void
    private let history: HistoryFile?
    private var profile: TerminalProfile

    /// The prompt on the screen.
    var prompt = PromptText("", profile: .fixed())
    /// The prompt's characters as libedit asks for them; they stay where they are while it reads.
    private var promptCharacters: UnsafeMutablePointer<wchar_t>?
    /// Why the reader function ended the line, if it did.
    var ended: LineInput?
    /// A byte that was read and belongs to the next character.
    var pushedBack: UInt8?
    /// Whether the process was continued in the background, so that the line is still to be drawn.
    var awaitsForeground = false
    /// Whether all that was read of this line had been typed before the line began.
    var isTypedAhead = false
    /// What was typed when the line was woken, to be typed again at the next one.
    var kept: (text: String, cursor: Int)?

    /// Makes an editor for a terminal. The process's locale has to be set before, as
    /// `TerminalProfile.detect` does.
    /// - Parameters:
    ///   - profile: How the prompt is shown.
    ///   - history: Where lines are kept between runs; nil for nowhere.
    ///   - keyBindings: Emacs keys are the default; the file may choose `bind -v`.
    ///   - completer: Called on the reading thread when Tab is pressed.
    ///   - onResize: Called on the reading thread when the window has another size.
    /// - Returns: Nil where libedit cannot use the terminal.
    package init?(
        profile: TerminalProfile,
        history: HistoryFile? = nil,
        keyBindings: KeyBindings = .usersOwn,
        input: Int32 = 0,
        output: Int32 = 1,
        completer: @escaping Completer = { _, _ in Completions([]) },
        onResize: @escaping @Sendable (TerminalSize) -> Void = { _ in }
    ) {
        guard let handle = EditLineHandle(name: "streamtutor", input: input, output: output) else {
            return nil
        }
        self.input = fileno(handle.input)
        self.output = handle.output
        self.handle = handle
        self.history = history
        self.profile = profile
        self.completer = completer
        self.onResize = onResize
        for line in history?.load() ?? [] { self.handle.enterHistory(line) }
        connect(keyBindings)
    }

    deinit { promptCharacters?.deallocate() }

    private func connect(_ keyBindings: KeyBindings) {
        let editor = handle.editor
        _ = editline_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
        _ = editline_set_prompt(
            editor,
            { LineEditor.owner(of: $0)?.promptCharacters },
            wchar_t(bitPattern: PromptText.mark.value)
        )
        _ = editline_set_reader(
            editor,
            { LineEditor.owner(of: $0)?.readCharacter(into: $1) ?? -1 }
        )
        _ = editline_add_completion(
            editor,
            { editor, _ in LineEditor.owner(of: editor)?.complete() ?? UInt8(CC_ERROR) }
        )
        _ = editline_add_character_keys(
            editor,
            { editor, _ in LineEditor.owner(of: editor)?.deleteCharacter() ?? UInt8(CC_ERROR) },
            { editor, _ in LineEditor.owner(of: editor)?.goBack() ?? UInt8(CC_ERROR) },
            { editor, _ in LineEditor.owner(of: editor)?.goOn() ?? UInt8(CC_ERROR) }
        )
        _ = withWideCharacters("emacs") { editline_set_keys(editor, $0) }
        for (key, command) in Self.usualKeys { _ = editline_bind(editor, key, command) }
        switch keyBindings {
        case .usersOwn: _ = el_source(editor, nil)
        case .file(let path): _ = el_source(editor, path)
        case .none: break
        }
        // After the file: `bind -v` there gives every key its meaning anew.
        _ = editline_bind(editor, "^I", "streamtutor-complete")
        _ = editline_take_signal_keys(editor)
    }

    /// Keys that people know from other shells and that libedit does not bind by itself, or not so.
    private static let usualKeys = [
        ("^?", "streamtutor-delete-prev-char"), ("^H", "streamtutor-delete-prev-char"),
        ("\\e[D", "streamtutor-prev-char"), ("\\eOD", "streamtutor-prev-char"),
        ("^B", "streamtutor-prev-char"), ("^F", "streamtutor-next-char"),
        ("\\e[C", "streamtutor-next-char"), ("\\eOC", "streamtutor-next-char"),
        ("^R", "em-inc-search-prev"), ("^W", "ed-delete-prev-word"),
        ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"),
        ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
        ("\\e[3~", "ed-delete-next-char"),
        ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
        ("\\e[1;3C", "em-next-word"), ("\\e[1;3D", "ed-prev-word"),
    ]

    static func owner(of editor: OpaquePointer?) -> LineEditor? {
        guard let editor, let owner = editline_owner(editor) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }

    package func readLine(prompt: StyledText, remembers: Bool) -> LineInput {
        show(PromptText(prompt, profile: profile))
        ended = nil
        isTypedAhead = true
        requests.withLock { $0.isReading = true }
        TerminalModes.enter(input)
        let guarding = InterruptSource.shared.guardTerminal()
        let watching = watchWindowAndJobs()

        // Before the prompt is drawn: who sees it may press Ctrl-C or Ctrl-D at once.
        _ = editline_prepare_terminal(handle.editor, 1)
        var count: Int32 = 0
        let typed = el_wgets(handle.editor, &count)
        let line = typed.map { Self.text(of: $0, count: Int(count)) }

        watching.cancel()
        guarding.cancel()
        TerminalModes.leave()
        finishPrints()
        if let ended { return ended }
        guard let line else { return .endOfInput }
        if remembers, !line.allSatisfy(\.isWhitespace) {
            handle.enterHistory(line)
            history?.append(line)
        }
        return .line(line)
    }

    /// Puts up the prompt for the next line.
    private func show(_ prompt: PromptText) {
        if !prompt.before.isEmpty { put(prompt.before.rendered(for: profile)) }
        self.prompt = prompt
        let characters = wideCharacters(prompt.marked)
        promptCharacters?.deallocate()
        let buffer = UnsafeMutablePointer<wchar_t>.allocate(capacity: characters.count)
        buffer.initialize(from: characters, count: characters.count)
        promptCharacters = buffer
    }

    private func watchWindowAndJobs() -> InterruptSource.Subscription {
        InterruptSource.shared.subscribe(to: [.windowChanged, .suspend, .resumed]) {
            [weak self] interrupt in
            guard let self else { return }
            requests.withLock { requests in
                switch interrupt {
                case .windowChanged: requests.windowChanged = true
                case .suspend: requests.suspends = true
                default: requests.resumed = true
                }
            }
            wakePipe.signal()
        }
    }

    private static func text(of characters: UnsafePointer<wchar_t>, count: Int) -> String {
        var text = ""
        for character in UnsafeBufferPointer(start: characters, count: count) {
            text.unicodeScalars.append(scalar(of: character))
        }
        if text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    /// Writes to the terminal at once.
    func put(_ text: String) {
        fputs(text, output)
        fflush(output)
    }
}
