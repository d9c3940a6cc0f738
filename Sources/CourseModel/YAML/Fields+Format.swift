extension Fields {
    /// Whether the file's format is one that this version reads; where it is newer that is the
    /// one thing to say, since nothing is known of what else may stand in the file.
    static func isReadable(_ node: YAMLNode, source: SourceText, sink: ProblemSink) -> Bool {
        guard case .mapping(let pairs) = node.content,
            let pair = pairs.first(where: { $0.key == "format" }),
            case .scalar(let text, .plain) = pair.value.content, let format = Int(text),
            format > CourseLoader.format
        else { return true }
        sink.report(
            at: pair.value.place,
            in: source,
            field: "format",
            message:
                "this file has format \(format); this streamtutor reads \(CourseLoader.format)",
            help: "install a newer streamtutor"
        )
        return false
    }

    /// Reports a format that no version ever had.
    func checkFormat() {
        guard let node = node("format") else { return }
        if case .scalar(let text, .plain) = node.content, Int(text) == CourseLoader.format {
            return
        }
        report(
            "format",
            message: "\"format\" must be \(CourseLoader.format), not \(node.described)"
        )
    }
}
