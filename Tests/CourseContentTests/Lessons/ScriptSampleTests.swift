import TestSupport
import Testing

/// What the course shows in Python and JavaScript is that, and prints what it says it prints.
@Suite("Samples in other languages") struct ScriptSampleTests {
    @Test("There are some of each") func exist() {
        #expect(!Sample.python.isEmpty)
        #expect(!Sample.javaScript.isEmpty)
    }

    @Test(
        "Each in Python is well formed, and prints what its comments say",
        .enabled(if: Tool.python != nil, "python3 is not on the PATH"),
        arguments: Sample.python
    )
    func python(_ sample: Sample) throws {
        let parse = "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())"
        try check(
            sample,
            with: try #require(Tool.python),
            file: "sample.py",
            parsing: ["-c", parse, "sample.py"]
        )
    }

    @Test(
        "Each in JavaScript is well formed, and prints what its comments say",
        .enabled(if: Tool.node != nil, "node is not on the PATH"),
        arguments: Sample.javaScript
    )
    func javaScript(_ sample: Sample) throws {
        try check(
            sample,
            with: try #require(Tool.node),
            file: "sample.mjs",
            parsing: ["--check", "sample.mjs"]
        )
    }

    private func check(
        _ sample: Sample,
        with tool: Tool,
        file: String,
        parsing arguments: [String]
    ) throws {
        let folder = try TemporaryFolder("sample")
        try folder.write(sample.text, to: file)
        let parsed = try tool.run(arguments, in: folder.path)
        try #require(parsed.status == 0, "\(sample.testDescription): \(parsed.text)")
        let claims = Claims(sample)
        guard !claims.isEmpty else { return }
        let printed = try tool.run([file], in: folder.path)
        #expect(
            claims.fit(printed.text),
            "\(sample.testDescription) says \(claims.lines), prints \(printed.text)"
        )
    }
}
