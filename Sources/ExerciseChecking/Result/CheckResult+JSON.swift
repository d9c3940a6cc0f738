internal import CourseModel

extension CheckResult {
    /// The result as `check --json` prints it, schema 1, on one line without its line feed.
    /// - Parameter hint: the hint that fits, if one is to be given.
    package func json(hint: String? = nil) -> String {
        var object = JSONWriter()
        object.add("schema", 1)
        object.add("exercise", exercise.description)
        object.add("outcome", outcome.rawValue)
        object.add("durations", raw: durations.json)
        object.add("tests", raw: JSONWriter.array(tests.map(\.json)))
        object.add("diagnostics", raw: JSONWriter.array(diagnostics.map(\.json)))
        object.add("mismatch", raw: mismatch.map(\.json) ?? "null")
        object.add("output", raw: output.json)
        object.add("limit", raw: limit.map(\.json) ?? "null")
        object.add("crash", raw: crash.map(\.json) ?? "null")
        object.add("notes", raw: JSONWriter.array(notes.map(JSONWriter.quoted)))
        object.add("hint", hint)
        return object.text
    }
}

extension Durations {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("compile", compile)
        object.add("suite", suite)
        object.add("link", link)
        object.add("run", run)
        object.add("total", total)
        return object.text
    }
}

extension TestResult {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("id", id)
        object.add("name", name)
        object.add("outcome", outcome.rawValue)
        object.add("points", points)
        object.add("explanation", explanation)
        object.add("message", message)
        object.add("input", input)
        object.add("expected", expected)
        object.add("actual", actual)
        object.add("line", line)
        object.add("studentLine", studentLine)
        return object.text
    }
}

extension Diagnostic {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("file", file)
        object.add("line", line)
        object.add("column", column)
        object.add("severity", severity.rawValue)
        object.add("message", message)
        return object.text
    }
}

extension SuiteMismatch {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("file", suiteFile)
        object.add("line", line)
        object.add("name", name)
        object.add("declaration", declaration)
        object.add("message", message)
        return object.text
    }
}

extension CapturedOutput {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("text", text)
        object.add("droppedBytes", droppedBytes)
        return object.text
    }
}

extension LimitHit {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("kind", kind.rawValue)
        object.add("allowed", allowed)
        object.add("test", test)
        object.add("line", line)
        object.add("message", phrase)
        return object.text
    }
}

extension Crash {
    fileprivate var json: String {
        var object = JSONWriter()
        object.add("signal", signal)
        object.add("status", status.map(Int.init))
        object.add("test", test)
        object.add("file", file)
        object.add("line", line)
        object.add("message", message)
        return object.text
    }
}
