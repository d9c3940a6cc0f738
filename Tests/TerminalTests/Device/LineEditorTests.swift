import Foundation
import Synchronization
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DeviceTests {
    @Suite("The line editor") struct LineEditorTests {
        private static let profile = TerminalProfile(
            width: 80,
            isInteractive: true,
            usesColour: true,
            isPlain: false,
            usesUnicode: true,
            editsLines: true
        )

        private struct Session {
            let terminal: PseudoTerminal
            let editor: LineEditor
        }

        private func session(
            columns: Int = 80,
            rows: Int = 24,
            history: HistoryFile? = nil,
            keys: LineEditor.KeyBindings = .none,
            completions: [String] = [],
            onResize: @escaping @Sendable (TerminalSize) -> Void = { _ in }
        ) throws -> Session {
            DeviceTests.prepareProcess()
            let terminal = try PseudoTerminal(columns: columns, rows: rows)
            let made = LineEditor(
                profile: Self.profile,
                history: history,
                keyBindings: keys,
                input: terminal.slave,
                output: terminal.slave,
                completer: { line, cursor in
                    let word = lastWord(of: String(line.prefix(cursor)))
                    return Completions(completions.filter { $0.hasPrefix(word) })
                },
                onResize: onResize
            )
            let editor = try #require(made)
            return Session(terminal: terminal, editor: editor)
        }

        private func read(
            _ session: Session,
            prompt: StyledText = "\("4.1 >", .prompt) "
        ) -> Later<LineInput> {
            let editor = session.editor
            return Later { editor.readLine(prompt: prompt) }
        }

        /// Starts to read a line and waits for its prompt, which no earlier one of the session may
        /// be like: what is typed before it is echoed by the terminal itself.
        private func ask(_ session: Session, _ prompt: String = "4.1 >") -> Later<LineInput> {
            let result = read(session, prompt: "\(prompt, .prompt) ")
            #expect(session.terminal.waits { $0.lines.last == prompt })
            return result
        }

        @Test("A typed line comes back, and the screen shows prompt and line")
        func line() throws {
            let session = try session()
            let result = ask(session)
            session.terminal.type("check\n")
            #expect(result.get() == .line("check"))
            #expect(session.terminal.waits { $0.lines == ["4.1 > check"] && $0.row == 1 })
            #expect(
                String(decoding: session.terminal.screen.bytes, as: UTF8.self)
                    .contains("\u{1B}[0;1m4.1 >")
            )
        }

        @Test("Letters beyond ASCII are typed and edited as characters")
        func unicode() throws {
            let session = try session()
            let result = ask(session)
            session.terminal.type("né漢字x\u{7F}\u{7F}é")
            #expect(session.terminal.waits { $0.lines == ["4.1 > né漢é"] })
            session.terminal.type("\u{1}\u{1B}[C>\n")
            #expect(result.get() == .line("n>é漢é"))
        }

        @Test("Backspace and the arrows take characters whole")
        func graphemes() throws {
            let session = try session()
            let result = ask(session)
            // A family of three joined emoji, a flag, a letter with a combining accent.
            session.terminal.type(
                "a👨‍👩‍👧b\u{1B}[D\u{7F}🇩🇪\u{8}e\u{301}\u{1B}[D\u{1B}[D<\u{6}\u{6}\u{6}>\n"
            )
            #expect(result.get() == .line("<ae\u{301}b>"))
        }

        @Test("A Ctrl-D that was typed before the prompt came ends the input")
        func typedAhead() throws {
            let session = try session()
            session.terminal.type("\u{4}")
            #expect(session.terminal.hasTakenInput())
            #expect(read(session).get() == .endOfInput)
            session.terminal.type("next\n\u{4}")
            #expect(session.terminal.hasTakenInput())
            #expect(read(session).get() == .line("next"))
            #expect(read(session).get() == .endOfInput)
        }

        @Test("Bytes that are no UTF-8 become U+FFFD and swallow nothing")
        func invalidBytes() throws {
            let session = try session()
            let result = ask(session)
            session.terminal.type([0x61, 0xC3, 0x62, 0xFF, 0x63, 0xE2, 0x82, 0x0A])
            #expect(result.get() == .line("a\u{FFFD}b\u{FFFD}c\u{FFFD}"))
        }

        @Test("Ctrl-C throws the line away and the next one works")
        func interrupt() throws {
            let session = try session()
            let modes = session.terminal.modes
            let first = ask(session)
            session.terminal.type("half a li\u{3}")
            #expect(first.get() == .interrupted)
            #expect(session.terminal.waits { $0.lines == ["4.1 > half a li^C"] && $0.row == 1 })
            #expect(session.terminal.modes == modes)
            let second = ask(session, "4.2 >")
            session.terminal.type("whole\n")
            #expect(second.get() == .line("whole"))
            #expect(session.terminal.modes == modes)
        }

        @Test("Ctrl-D ends on an empty line alone, and deletes in others")
        func endOfInput() throws {
            let session = try session()
            let first = ask(session)
            session.terminal.type("ab\u{1}\u{4}\n")
            #expect(first.get() == .line("b"))
            let second = ask(session, "4.2 >")
            session.terminal.type("\u{4}")
            #expect(second.get() == .endOfInput)
        }

        @Test("What another thread prints stands above the line, which stays as it was typed")
        func printAbove() throws {
            let session = try session(columns: 40)
            let result = ask(session)
            session.terminal.type("a line that is longer than one row of this terminal 漢字")
            #expect(session.terminal.waits { $0.lines.count == 2 && $0.lines[1].hasSuffix("漢字") })
            session.terminal.type("\u{1}\u{1B}[C")
            #expect(session.terminal.waits { $0.row == 0 && $0.column == 7 })
            session.editor.printAbove("ok  9 of 9\nwell then")
            #expect(
                session.terminal.waits {
                    $0.lines == [
                        "ok  9 of 9", "well then", "4.1 > a line that is longer than one row",
                        " of this terminal 漢字",
                    ] && $0.row == 2 && $0.column == 7
                }
            )
            session.terminal.type("\u{5}!")
            #expect(session.terminal.waits { $0.lines.last == " of this terminal 漢字!" })
            session.editor.printAbove("again")
            #expect(session.terminal.waits { $0.lines.count == 5 && $0.lines[2] == "again" })
            session.terminal.type("\n")
            #expect(
                result.get() == .line("a line that is longer than one row of this terminal 漢字!")
            )
        }

        @Test("Prints of several threads while lines are typed are all there, in whole lines")
        func manyPrints() throws {
            let session = try session(columns: 60, rows: 200)
            let result = ask(session)
            let editor = session.editor
            let writers = (0..<4).map { writer in
                Later { () -> Bool in
                    for number in 0..<10 { editor.printAbove("writer \(writer) line \(number)") }
                    return true
                }
            }
            session.terminal.type("typed meanwhile")
            for writer in writers { #expect(writer.get()) }
            #expect(
                session.terminal.waits {
                    $0.lines.count == 41 && $0.lines.last == "4.1 > typed meanwhile"
                }
            )
            for writer in 0..<4 {
                let own = session.terminal.screen.lines.filter { $0.hasPrefix("writer \(writer)") }
                #expect(own == (0..<10).map { "writer \(writer) line \($0)" })
            }
            session.terminal.type("\n")
            #expect(result.get() == .line("typed meanwhile"))
        }

        @Test("A woken line goes, and what was typed comes back with the next prompt")
        func waking() throws {
            let session = try session()
            let first = ask(session)
            session.terminal.type("half a liXne\u{1B}[D\u{1B}[D\u{7F}")
            #expect(session.terminal.waits { $0.lines == ["4.1 > half a line"] })
            session.editor.wake()
            #expect(first.get() == .woken)
            session.editor.printAbove("the check is done")
            let second = read(session, prompt: "4.2 > ")
            #expect(
                session.terminal.waits {
                    $0.lines == ["the check is done", "4.2 > half a line"] && $0.column == 15
                }
            )
            session.terminal.type("\u{5}!\n")
            #expect(second.get() == .line("half a line!"))
            let third = ask(session, "4.3 >")
            session.terminal.type("x\n")
            #expect(third.get() == .line("x"))
        }

        @Test("A wake before the line ends the next one; interrupts from other threads too")
        func wakingEarly() throws {
            let session = try session()
            session.editor.wake()
            #expect(read(session).get() == .woken)
            let second = read(session)
            #expect(session.terminal.waits { $0.lines == ["4.1 >"] })
            session.editor.interrupt()
            #expect(second.get() == .interrupted)
        }

        @Test("Tab puts in what is common, then lists, then completes")
        func completion() throws {
            let session = try session(completions: ["check", "checkpoint", "chunk 漢", "demo"])
            let result = ask(session)
            session.terminal.type("c\t")
            #expect(session.terminal.waits { $0.lines == ["4.1 > ch"] })
            session.terminal.type("\t")
            #expect(
                session.terminal.waits {
                    $0.lines == ["check       checkpoint  chunk 漢", "4.1 > ch"]
                }
            )
            session.terminal.type("eckp\t")
            #expect(
                session.terminal.waits { $0.lines.last == "4.1 > checkpoint" && $0.column == 17 }
            )
            session.terminal.type("de\t\n")
            #expect(result.get() == .line("checkpoint demo "))
        }

        @Test("The arrow brings back lines of this run and of the last one")
        func history() throws {
            let path = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID())")
                .path()
            defer { try? FileManager.default.removeItem(atPath: path) }
            HistoryFile(path: path).append("from last time, é")
            let session = try session(history: HistoryFile(path: path))
            let first = ask(session)
            session.terminal.type("new line\n")
            #expect(first.get() == .line("new line"))
            #expect(HistoryFile(path: path).load() == ["from last time, é", "new line"])
            let second = ask(session, "4.2 >")
            session.terminal.type("\u{1B}[A\u{1B}[A")
            #expect(session.terminal.waits { $0.lines.last == "4.2 > from last time, é" })
            session.terminal.type("\n")
            #expect(second.get() == .line("from last time, é"))
            let editor = session.editor
            let secret = Later { editor.readLine(prompt: "answer ", remembers: false) }
            session.terminal.type("caf\n")
            #expect(secret.get() == .line("caf"))
            #expect(HistoryFile(path: path).load().last == "from last time, é")
        }

        @Test("The keys file decides between emacs and vi keys; Tab completes in both")
        func viKeys() throws {
            let path = FileManager.default.temporaryDirectory.appending(path: "editrc-\(UUID())")
                .path()
            defer { try? FileManager.default.removeItem(atPath: path) }
            try "bind -v\n".write(toFile: path, atomically: true, encoding: .utf8)
            let session = try session(keys: .file(path), completions: ["progress"])
            let result = ask(session)
            session.terminal.type("pro\t\u{1B}0xA!\n")
            #expect(result.get() == .line("rogress !"))
        }

        @Test("A new window size is told, and the line is drawn for it")
        func resizing() throws {
            let sizes = Mutex<[TerminalSize]>([])
            let session = try session(columns: 60) { size in sizes.withLock { $0.append(size) } }
            let result = ask(session)
            session.terminal.type("thirty characters of an answer, and more of it")
            #expect(session.terminal.waits { $0.lines.first?.hasSuffix("more of it") == true })
            session.terminal.resize(columns: 40, rows: 24)
            kill(getpid(), SIGWINCH)
            #expect(
                session.terminal.waits {
                    $0.lines.contains { $0.hasSuffix("more of it") } && $0.lines.count > 1
                }
            )
            session.terminal.type("\n")
            #expect(result.get() == .line("thirty characters of an answer, and more of it"))
            #expect(sizes.withLock { $0 } == [TerminalSize(columns: 40, rows: 24)])
        }

        @Test("Lines of a prompt before the last one are printed once")
        func longPrompt() throws {
            let session = try session()
            let result = read(
                session,
                prompt: "  \("?", .question) What comes?\n\n4.2 \("?", .question) "
            )
            #expect(session.terminal.waits { $0.lines == ["  ? What comes?", "", "4.2 ?"] })
            session.editor.printAbove("news")
            #expect(
                session.terminal.waits { $0.lines == ["  ? What comes?", "", "news", "4.2 ?"] }
            )
            session.terminal.type("caf\n")
            #expect(result.get() == .line("caf"))
        }

        @Test("The terminal's end is the end of input")
        func hangUp() throws {
            let session = try session()
            let result = ask(session)
            session.terminal.hangUp()
            #expect(result.get() == .endOfInput)
        }

        @Test("A waiting task is woken when it is cancelled")
        func cancellation() async throws {
            let session = try session()
            let editor = session.editor
            let task = Task { await editor.nextLine(prompt: "> ") }
            #expect(session.terminal.waits { $0.lines == [">"] })
            task.cancel()
            #expect(await task.value == .woken)
        }
    }
}
