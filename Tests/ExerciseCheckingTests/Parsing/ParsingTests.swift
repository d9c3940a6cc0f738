import Testing

@testable import ExerciseChecking

@Suite("Reading what tools say")
struct ParsingTests {
    @Test(
        "Command lines are taken apart like a shell does it",
        arguments: [
            ("a b", ["a", "b"]), ("'a b'  c", ["a b", "c"]),
            (#"a\ b "c \" d""#, ["a b", "c \" d"]),
            (#"'it'\''s' ''"#, ["it's", ""]), (#" "/x y" "-z""#, ["/x y", "-z"]), ("'a", nil),
        ] as [(String, [String]?)]
    )
    func words(line: String, words: [String]?) {
        #expect(ShellWords.split(line) == words)
    }

    @Test("Diagnostics keep their place, their words and their lines")
    func diagnostics() throws {
        let output = CompilerOutput(
            """
            Foo.swift:5:14: error: cannot convert value: 'A' to 'B'
            4 |         let unused = 3
            5 |         take(chunk)
              |              `- error: cannot convert value: 'A' to 'B'
            6 |

            /a b/C:D.swift:1:2: warning: odd name
            <unknown>:0: error: no place
            error: nothing at all
            """,
            showing: ["Foo.swift": "mine.swift"]
        )
        try #require(output.diagnostics.count == 4)
        #expect(output.diagnostics[0].file == "mine.swift")
        #expect(output.diagnostics[0].message == "cannot convert value: 'A' to 'B'")
        #expect(output.diagnostics[0].excerpt.count == 4)
        #expect(output.diagnostics[1].file == "/a b/C:D.swift")
        #expect(output.diagnostics[1].severity == .warning)
        #expect(output.diagnostics[2].file == nil && output.diagnostics[3].file == nil)
        #expect(output.hasErrorInSource)
        #expect(!CompilerOutput("<unknown>:0: error: x").hasErrorInSource)
    }

    @Test("A failure's text is taken apart into its blocks")
    func failureText() throws {
        let text = """
            in        data: one␍|␊
                      data: two
            expected  [message "one\\ntwo"]
            got

                      last
            note      way 2 of 3
            """
        let failure = try #require(FailureText(text))
        #expect(failure.input == "data: one␍|␊\ndata: two")
        #expect(failure.expected == "[message \"one\\ntwo\"]")
        #expect(failure.actual == "\n\nlast")
        #expect(failure.note == "way 2 of 3")
        #expect(FailureText("in the end it failed") == nil)
        #expect(FailureText("got       a\nsomething else") == nil)
        #expect(FailureText("") == nil)
    }

    @Test("Hashes are those of the standard's examples")
    func hashes() {
        var empty = SHA256()
        #expect(
            empty.hexadecimal()
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        var short = SHA256()
        short.add(Array("abc".utf8))
        #expect(
            short.hexadecimal()
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        var long = SHA256()
        for _ in 0..<1000 { long.add([UInt8](repeating: 0x61, count: 1000)) }
        #expect(
            long.hexadecimal()
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
        #expect(
            SHA256.hexadecimal(of: [[1], [2, 3]]) != SHA256.hexadecimal(of: [[1, 2], [3]])
        )
    }

    @Test("A crash's words and line are found where the runtime puts them")
    func crashReport() {
        let own = CrashReport(
            output: "helloSample/Sample.swift:12: Fatal error: no way: out\n",
            backtrace: "",
            fileName: "Sample.swift"
        )
        #expect(own.line == 12 && own.message == "no way: out")
        let library = CrashReport(
            output: "Swift/Array.swift:692: Fatal error: Index out of range\n",
            backtrace: """
                3 [ra] 0x1 at(_:) + 9 in program at /streamtutor-student/Sample.swift:8:7
                4 [ra] 0x2 all() + 9 in program at /streamtutor-student/Sample.swift:5:1
                """,
            fileName: "Sample.swift"
        )
        #expect(library.line == 8 && library.message == "Index out of range")
        #expect(
            CrashReport.withoutRuntimeText(
                "mine\nSwift/A.swift:1: Fatal error: x\n\n*** Signal 4: Backtracing… done ***\n\n"
            )
                == "mine\n"
        )
    }

    @Test("An object that is none asks for nothing")
    func noObject() {
        #expect(ELFObject.autolinkEntries([]) == nil)
        #expect(ELFObject.autolinkEntries([0x7F, 0x45, 0x4C, 0x46, 2, 1]) == nil)
        var header = [UInt8](repeating: 0xFF, count: 64)
        header.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
        #expect(ELFObject.autolinkEntries(header) == nil)
    }

    @Test(
        "The name that a suite misses is found in the compiler's words",
        arguments: [
            ("value of type 'P' has no member 'push'", "push"),
            ("type 'P' has no member 'make(of:)'", "make"), ("cannot find 'P' in scope", "P"),
            ("cannot find type 'Q' in scope", "Q"),
            ("no exact matches in call to instance method 'push'", "push"),
            ("no exact matches in call to initializer", "init"),
            ("extra argument 'x' in call", nil),
        ] as [(String, String?)]
    )
    func missingNames(message: String, name: String?) {
        #expect(MismatchFinder.missingName(in: message) == name)
    }

    @Test("Records that contradict each other are seen")
    func contradictions() {
        let id = "T.T/a()/T.swift:1:1"
        let test =
            #"{"kind":"test","payload":{"kind":"function","name":"a()","id":"\#(id)"}}"#
        func event(_ kind: String) -> String {
            #"{"kind":"event","payload":{"kind":"\#(kind)","messages":[],"testID":"\#(id)"}}"#
        }
        func run(_ lines: [String]) -> SuiteRun {
            SuiteRun(events: Array(lines.joined(separator: "\n").utf8), module: "T")
        }
        let whole = run([
            test, event("testStarted"), event("testEnded"), event("runEnded"), "{\"ki",
        ])
        #expect(!whole.isContradictory && whole.hasEnded && whole.tests[0].hasPassed)
        #expect(run([test, event("testEnded"), event("runEnded")]).isContradictory)
        #expect(
            run([test, event("testStarted"), event("runEnded"), event("testEnded")])
                .isContradictory
        )
        #expect(run([test, event("testStarted")]).running == "a")
        #expect(run([test, test]).isContradictory)
    }

    @Test(
        "A record that cannot be read is left out, and the others are there",
        arguments: [
            #"{"kind":"event","payl"#, #"{"payload":{"kind":"a"}}"#, #"{"kind":"event"}"#, "[]", "",
            #"{"kind":"event","payload":{"kind":7}}"#,
            #"{"kind":"event","payload":{"kind":"a","testID":7}}"#,
            #"{"kind":"event","payload":{"kind":"a","sourceLocation":{"column":1}}}"#,
            #"{"kind":"event","payload":{"kind":"a","messages":[{"symbol":"details"}]}}"#,
            #"{"kind":"event","payload":{"kind":"a","issue":true}} x"#,
            String(repeating: "[", count: 100_000),
        ]
    )
    func unreadableRecords(line: String) {
        let good = #"{"kind":"event","payload":{"kind":"runEnded","testID":null,"messages":[]}}"#
        let records = EventStreamWire.records(in: Array("\(good)\n\(line)\n\(good)".utf8))
        #expect(records.map(\.payload.kind) == ["runEnded", "runEnded"])
    }

    @Test("An issue's fields are read, and those that are null count as missing")
    func issueRecord() throws {
        let line = #"""
            {"kind":"event","payload":{"kind":"issueRecorded","testID":"T.a()","issue":{"isKnown":\#
            false,"isFailure":null,"severity":"error","sourceLocation":{"fileID":"T/T.swift",\#
            "line":12,"column":3}},"messages":[{"symbol":"details","text":"caf\u00e9"}]}}
            """#
        let record = try #require(EventStreamWire.records(in: Array(line.utf8)).first)
        #expect(record.payload.testID == "T.a()")
        #expect(record.payload.issue?.isKnown == false)
        #expect(record.payload.issue?.isFailure == nil)
        #expect(record.payload.issue?.severity == "error")
        #expect(record.payload.issue?.sourceLocation?.line == 12)
        #expect(record.payload.messages?.map(\.text) == ["café"])
    }
}
