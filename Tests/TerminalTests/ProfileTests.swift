import Testing

@testable import Terminal

@Suite("What the terminal can show") struct ProfileTests {
    private func detect(
        _ environment: [String: String],
        plain: Bool = false,
        terminal: Bool = true,
        input: Bool? = nil,
        codeset: String = "UTF-8",
        window: TerminalSize? = nil
    ) -> TerminalProfile {
        .detect(
            plain: plain,
            environment: environment,
            facts: TerminalFacts(
                inputIsTerminal: input ?? terminal,
                outputIsTerminal: terminal,
                window: window,
                codeset: codeset
            )
        )
    }

    @Test("A usual terminal has colours and edits lines")
    func usual() {
        let profile = detect(["TERM": "xterm-256color"])
        #expect(profile.usesColour && profile.editsLines && profile.isInteractive)
        #expect(!profile.isPlain && profile.usesUnicode && profile.localeNotice == nil)
    }

    @Test("NO_COLOR, --plain, TERM=dumb and a pipe all give plain lines")
    func plain() {
        let term = ["TERM": "xterm"]
        for profile in [
            detect(["TERM": "xterm", "NO_COLOR": "0"]), detect(term, plain: true),
            detect(["TERM": "dumb"]), detect([:]), detect(term, terminal: false),
        ] {
            #expect(profile.isPlain && !profile.usesColour && !profile.showsLinks)
        }
        #expect(detect(["TERM": "xterm", "NO_COLOR": ""]).usesColour)
    }

    @Test("Without colours lines can still be edited; in plain mode they cannot")
    func editing() {
        #expect(detect(["TERM": "xterm", "NO_COLOR": "1"]).editsLines)
        #expect(!detect(["TERM": "xterm"], plain: true).editsLines)
        #expect(!detect(["TERM": "dumb"]).editsLines)
        #expect(!detect(["TERM": "xterm"], input: false).editsLines)
    }

    @Test("The width is the window's, else COLUMNS, else 80, always from 40 to 200")
    func widths() {
        #expect(detect(["COLUMNS": "100"], window: TerminalSize(columns: 61, rows: 20)).width == 61)
        #expect(detect(["COLUMNS": "100", "LINES": "50"]).width == 100)
        #expect(detect(["COLUMNS": "100", "LINES": "50"]).height == 50)
        #expect(detect(["COLUMNS": "many"]).width == 80)
        #expect(detect(["COLUMNS": "-5"]).width == 80)
        #expect(detect(["COLUMNS": "9999"]).width == 200)
        #expect(detect([:], window: TerminalSize(columns: 3, rows: 1)).width == 40)
        #expect(detect([:]).resized(to: TerminalSize(columns: 55, rows: 10)).width == 55)
    }

    @Test("A locale without UTF-8 is said and gives ASCII forms")
    func locale() throws {
        let profile = detect(["TERM": "xterm"], codeset: "ANSI_X3.4-1968")
        #expect(!profile.usesUnicode && profile.replacesLetters)
        #expect(try #require(profile.localeNotice).contains("ANSI_X3.4-1968"))
        #expect(StyledText("naïve …").rendered(for: profile) == "na?ve ...")
    }

    @Test("Text for a pipe keeps its letters whatever the locale")
    func localeOfPipes() {
        let profile = detect([:], terminal: false, codeset: "ANSI_X3.4-1968")
        #expect(!profile.usesUnicode && !profile.replacesLetters && profile.localeNotice == nil)
    }

    @Test("The environment is read without its empty parts")
    func environment() {
        #expect(processEnvironment()["PATH"]?.isEmpty == false)
    }
}
