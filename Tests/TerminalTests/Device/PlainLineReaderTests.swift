import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DeviceTests {
    @Suite("Lines from a pipe") struct PlainLineReaderTests {
        /// Gives the bytes to a reader and takes what it prints.
        private func read(
            _ bytes: [UInt8],
            echo: Bool = false,
            lines count: Int
        ) -> (inputs: [LineInput], output: String) {
            var input: [Int32] = [-1, -1]
            var output: [Int32] = [-1, -1]
            pipe(&input)
            pipe(&output)
            bytes.withUnsafeBytes { _ = write(input[1], $0.baseAddress, $0.count) }
            close(input[1])
            let reader = PlainLineReader(
                profile: .fixed(),
                input: input[0],
                output: output[1],
                echoesLines: echo
            )
            let inputs = (0..<count).map { _ in reader.readLine(prompt: "\("4.1 >", .prompt) ") }
            close(output[1])
            var text: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let size = readBytes(output[0], &buffer), size > 0 {
                text += buffer[..<size]
            }
            close(output[0])
            close(input[0])
            return (inputs, String(decoding: text, as: UTF8.self))
        }

        @Test("Lines end at LF or CRLF, the last one at the end of the input")
        func lineEndings() {
            let (inputs, _) = read(Array("a\nb\r\n\nc é".utf8), lines: 6)
            #expect(
                inputs == [
                    .line("a"), .line("b"), .line(""), .line("c é"), .endOfInput, .endOfInput,
                ]
            )
        }

        @Test("A line that is no UTF-8 is reported, and the next one is read")
        func invalid() {
            let (inputs, _) = read([0x63, 0xC3, 0x0A, 0x64, 0x0A], lines: 3)
            #expect(inputs == [.notUTF8("c<C3>"), .line("d"), .endOfInput])
        }

        @Test("With echo the output reads like a typed session")
        func echo() {
            let (_, output) = read(Array("next\n\u{1B}[2J\n".utf8), echo: true, lines: 3)
            #expect(output == "4.1 > next\n4.1 > ␛[2J\n4.1 > \n")
        }

        @Test("Long lines come whole")
        func longLines() {
            let line = String(repeating: "0123456789", count: 3000)
            let (inputs, _) = read(Array((line + "\n" + line).utf8), lines: 2)
            #expect(inputs == [.line(line), .line(line)])
        }

        @Test("Another thread can end the wait for a line")
        func waking() {
            var input: [Int32] = [-1, -1]
            var output: [Int32] = [-1, -1]
            pipe(&input)
            pipe(&output)
            let reader = PlainLineReader(profile: .fixed(), input: input[0], output: output[1])
            let first = Later { reader.readLine(prompt: "> ") }
            reader.wake()
            #expect(first.get() == .woken)
            reader.interrupt()
            #expect(reader.readLine(prompt: "> ") == .interrupted)
            for end in input + output { close(end) }
        }

        @Test("Keys come as words, several on a line")
        func keys() {
            var input: [Int32] = [-1, -1]
            var output: [Int32] = [-1, -1]
            pipe(&input)
            pipe(&output)
            _ = write(input[1], "left left\n\nq\n", 13)
            close(input[1])
            let keys = WordKeyReader(
                lines: PlainLineReader(profile: .fixed(), input: input[0], output: output[1])
            )
            #expect(
                (0..<5).map { _ in keys.nextKey() } == [
                    .left, .left, .enter, .character("q"), .endOfInput,
                ]
            )
            for end in [input[0]] + output { close(end) }
        }
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    read(descriptor, &buffer, buffer.count)
}
