/// Reads the steps of one lesson.
struct StepReader {
    let source: SourceText
    let known: KnownNames
    let sink: ProblemSink
    /// The ids of this lesson's predictions and quizzes, with the lines of their fences.
    private var ids: [String: Int] = [:]
    /// The exercises that are steps already, with the lines of their fences.
    private var exercises: [ExerciseID: Int] = [:]

    init(source: SourceText, known: KnownNames, sink: ProblemSink) {
        self.source = source
        self.known = known
        self.sink = sink
    }

    /// Reads a step; nil where something is wrong with it.
    /// - Parameters:
    ///   - lines: What stands between the fences, counted from 0.
    ///   - fence: The line that opens the step, from 1.
    mutating func read(
        _ kind: MarkdownBlocks.StepKind,
        lines: Range<Int>,
        fence: Int,
        lookup: (ExerciseID) -> CrossChecks.Lookup
    ) -> StepContent? {
        let before = sink.problems.count
        guard lines.contains(where: { !source.lines[$0].allSatisfy(\.isWhitespace) }) else {
            sink.report(
                at: .init(line: fence, scalars: 0),
                in: source,
                message: "this \(kind.rawValue) step is empty",
                help: Self.shape(of: kind)
            )
            return nil
        }
        let content: StepContent? =
            switch kind {
            case .exercise: exercise(lines, fence: fence, lookup: lookup)
            case .predict: fields(kind, lines, Self.predictFields).flatMap { prediction($0, fence) }
            case .quiz: fields(kind, lines, ["id", "ask", "choices"]).flatMap { quiz($0, fence) }
            case .demo: fields(kind, lines, ["name", "options"]).flatMap(demo)
            }
        return sink.problems.count == before ? content : nil
    }

    static let predictFields = [
        "id", "ask", "input", "compute", "answer", "show", "accept", "misses", "why",
    ]

    private static func shape(of kind: MarkdownBlocks.StepKind) -> String {
        switch kind {
        case .exercise: "write the exercise's id in it, such as 04/chunked-sse"
        case .predict: "write id, ask, why, and either answer or compute and input"
        case .quiz: "write id, ask and choices"
        case .demo: "write name, and options where it needs some"
        }
    }

    private func fields(
        _ kind: MarkdownBlocks.StepKind,
        _ lines: Range<Int>,
        _ names: [String]
    ) -> Fields? {
        let text = source.lines[lines].joined(separator: "\n") + "\n"
        guard
            let node = YAMLDocument.read(text, in: source, offset: lines.lowerBound, problems: sink)
        else { return nil }
        return Fields(
            node,
            what: "a \(kind.rawValue) step",
            known: names,
            source: source,
            sink: sink
        )
    }

    mutating func id(_ fields: Fields, _ fence: Int) -> String? {
        guard let id = fields.text("id") else { return nil }
        guard id.utf8.allSatisfy({ $0 < 0x80 }),
            id.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" })
        else {
            fields.report(
                "id",
                message: "\"\(id)\" is no name for a step",
                help: "use lower-case letters, digits and hyphens, such as cut-in-two"
            )
            return nil
        }
        if let other = ids[id] {
            fields.report(
                "id",
                message: "the step in line \(other) is called \"\(id)\" already",
                help: "progress hangs on this name; give each step of the lesson its own"
            )
            return nil
        }
        ids[id] = fence
        return id
    }

    private mutating func prediction(_ fields: Fields, _ fence: Int) -> StepContent? {
        let id = id(fields, fence)
        let ask = fields.text("ask")
        let answer = PredictionAnswer(fields: fields, known: known.functions).read()
        let show = fields.text("show", required: false)
        let accept = fields.texts("accept", required: false)
        let misses = misses(fields, answer: answer, accept: accept ?? [])
        let why = fields.text("why")
        guard let id, let ask, let answer, let accept, let misses, let why else { return nil }
        return .predict(
            Prediction(
                id: id,
                ask: ask.withoutLastBreak,
                show: show?.withoutLastBreak,
                answer: answer,
                accept: accept,
                misses: misses,
                why: why.withoutLastBreak
            )
        )
    }

    private func misses(
        _ fields: Fields,
        answer: Prediction.Answer?,
        accept: [String]
    ) -> [Prediction.Miss]? {
        guard
            let items = fields.items("misses", count: 0...Int.max, of: "answers", required: false)
        else { return fields.isMeant("misses") ? nil : [] }
        var right = accept
        if case .text(let text) = answer { right.append(text) }
        let misses = items.compactMap { node, path -> Prediction.Miss? in
            guard
                let miss = Fields(
                    node,
                    path: path,
                    what: "a miss",
                    known: ["answer", "why"],
                    source: source,
                    sink: sink
                )
            else { return nil }
            let text = miss.text("answer")
            if let text, right.contains(text) {
                miss.report(
                    "answer",
                    message: "\"\(text)\" is a right answer too",
                    help: "remove it here, or from answer or accept"
                )
            }
            guard let why = miss.text("why"), let text else { return nil }
            return Prediction.Miss(answer: text, why: why.withoutLastBreak)
        }
        return misses.count == items.count ? misses : nil
    }

    private mutating func exercise(
        _ lines: Range<Int>,
        fence: Int,
        lookup: (ExerciseID) -> CrossChecks.Lookup
    ) -> StepContent? {
        let written = lines.filter { !source.lines[$0].allSatisfy(\.isWhitespace) }
        let text = String(source.lines[written[0]]).trimmingSpaces
        func report(_ line: Int, _ message: String, _ help: String?) -> StepContent? {
            sink.report(
                at: .init(line: line + 1, scalars: 0),
                in: source,
                message: message,
                help: help
            )
            return nil
        }
        guard let id = ExerciseID(text) else {
            return report(
                written[0],
                "\"\(text)\" is no exercise's id",
                Self.shape(of: .exercise)
            )
        }
        if written.count > 1 {
            return report(
                written[1],
                "an exercise step holds one id",
                "give each exercise a step of its own"
            )
        }
        if case .unknown(let near) = lookup(id) {
            return report(
                written[0],
                "there is no exercise \(id)",
                near.first.map { "did you mean \($0)?" }
            )
        }
        if let other = exercises[id] {
            return report(
                written[0],
                "\(id) is the step in line \(other) already",
                "remove one of the two"
            )
        }
        exercises[id] = fence
        return .exercise(id)
    }
}

extension String {
    /// The text without the line feeds that a block in YAML ends with.
    var withoutLastBreak: String {
        var text = self
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
