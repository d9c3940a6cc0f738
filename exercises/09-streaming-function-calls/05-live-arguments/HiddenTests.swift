import ExerciseSupport
import Testing

@testable import LiveArguments

@Suite("Arguments on the screen while they come, graded") struct LiveArgumentsHiddenTests {
    @Test("Every prefix") func everyPrefix() {
        expectPrefixes(
            before: #"{ "n" : [1, "note", {"note":"no"}] , "note" :"#,
            pieces: [
                ("H", "H"), ("é", "é"), (#"\""#, "\""), (#"\\"#, "\\"), ("n", "n"),
                (#"\n"#, "\n"), ("\\u0041", "A"), ("\\uD83D\\uDE00", "😀"), ("🚂", "🚂"),
                ("\\/", "/"), (",", ","), ("}", "}"), ("\\u005c", "\\"), ("u", "u"),
            ],
            behind: #" , "last":"x"}"#
        )
        expectPrefixes(before: #"{"note":"#, pieces: [], behind: "}")
    }

    @Test("Objects drawn at random") func randomObjects() {
        var generator = SeededGenerator(seed: 9_05)
        let values = [
            "\"\\\"note\\\":\\\"no\\\"\"", #"{"note":"no","note2":["note"]}"#, "[[],{}]", "0",
            "-1.5E+2", "true", "null", "\"\"", #""note""#, #""\\""#, #""\\\"note\":\"no""#,
            #"["note","no"]"#, #"[{"note":"no"},"]"]"#, #"{"a":{"b":{"note":"no"}}}"#,
        ]
        let parts = [
            ("a", "a"), ("日", "日"), (#"\t"#, "\t"), (#"\""#, "\""), (#"\\"#, "\\"),
            ("\\u00df", "ß"), ("\\ud83d\\ude82", "🚂"), ("{", "{"), (" ", " "),
        ]
        for (round, value) in values.enumerated() {
            let space = generator.pick(["", " ", "\n  ", "\r\n"])
            var before = "{" + space
            // Each value stands before the field once, and a second one in every fourth round.
            let fields = round % 4 == 0 ? [value, generator.pick(values)] : [value]
            for (number, value) in fields.enumerated() {
                let name = generator.pick(["to", "noted", "Note", "\\\"note"])
                before += "\"\(name)\(number)\"\(space):\(space)\(value),\(space)"
            }
            before += "\"note\"" + space + ":" + space
            let pieces = (0..<generator.number(in: 0...4)).map { _ in generator.pick(parts) }
            let behind = generator.flip() ? "," + space + #""z":{"note":"no"}}"# : "}"
            expectPrefixes(before: before, pieces: pieces, behind: behind)
        }
    }

    @Test("Combining marks") func combiningMarks() {
        expect("{\"note\":\"\u{301}a", gives: "\u{301}a")
        expect("{\"note\":\"\\\\\u{301}\",\"x\":1}", gives: "\\\u{301}")
        expect("{\"x\":\"\u{301}\",\"note\":\"a\\n\u{308}\"}", gives: "a\n\u{308}")
        expect("{\"note\":\"e\u{301}\"\r\n}", gives: "e\u{301}")
    }
}

extension LiveArgumentsHiddenTests {
    /// Looks at every prefix of arguments whose field `note` is written in pieces, each of which is
    /// shown when all of it is there.
    private func expectPrefixes(
        before: Swift.String,
        pieces: [(written: Swift.String, shown: Swift.String)],
        behind: Swift.String,
        line: Int = #line
    ) {
        let text = before + "\"" + pieces.map(\.written).joined() + "\"" + behind
        let start = before.unicodeScalars.count + 1
        for count in 0...text.unicodeScalars.count {
            let prefix = Swift.String(text.unicodeScalars.prefix(count))
            var expected: Swift.String? = count < start ? nil : ""
            var end = start
            for piece in pieces {
                end += piece.written.unicodeScalars.count
                if end <= count { expected? += piece.shown }
            }
            expect(prefix, gives: Paint(expected), line: line)
        }
    }

    private func expect(_ arguments: Swift.String, gives expected: Paint, line: Int = #line) {
        let got = Paint(preview(of: "note", in: arguments))
        if got == expected { return }
        ExerciseSupport.check(
            got,
            is: expected,
            in: "field note, arguments\n\(arguments)",
            sourceLocation: here(line)
        )
    }
}
