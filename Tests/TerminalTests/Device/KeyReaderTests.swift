import Testing

@testable import Terminal

extension DeviceTests {
    @Suite("Single keys") struct KeyReaderTests {
        @Test("Keys come without Enter, and the terminal is given back")
        func keys() throws {
            let terminal = try PseudoTerminal()
            let modes = terminal.modes
            let keys = try #require(KeyReader(input: terminal.slave))
            #expect(terminal.modes != modes)
            terminal.type("\u{1B}[D\u{1B}[Ca\ré\u{3}\u{4}")
            let expected: [Key] = [
                .left, .right, .character("a"), .enter, .character("é"), .interrupt, .endOfInput,
            ]
            for key in expected { #expect(keys.nextKey() == key) }
            keys.close()
            #expect(terminal.modes == modes)
            #expect(keys.nextKey() == .endOfInput)
        }

        @Test("An escape alone is a key")
        func escape() throws {
            let terminal = try PseudoTerminal()
            let keys = try #require(KeyReader(input: terminal.slave))
            defer { keys.close() }
            terminal.type("\u{1B}")
            #expect(keys.nextKey() == .escape)
        }

        @Test("Another thread can end the wait")
        func waking() throws {
            let terminal = try PseudoTerminal()
            let keys = try #require(KeyReader(input: terminal.slave))
            defer { keys.close() }
            let key = Later { keys.nextKey() }
            keys.wake()
            #expect(key.get() == .woken)
        }

        @Test("Letting the reader go gives the terminal back")
        func lettingGo() throws {
            let terminal = try PseudoTerminal()
            let modes = terminal.modes
            do {
                let keys = try #require(KeyReader(input: terminal.slave))
                terminal.type("x")
                #expect(keys.nextKey() == .character("x"))
            }
            #expect(terminal.modes == modes)
        }

        @Test("A pipe has no keys, but words")
        func words() throws {
            let pipe = WakePipe()
            #expect(KeyReader(input: pipe.readEnd) == nil)
        }
    }
}
