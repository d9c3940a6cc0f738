extension Feedback {
    /// Plain text. What was quoted has a bar before each line, so that nothing of it stands at a
    /// line's beginning, where a log would obey it.
    var text: String {
        var result = ""
        for block in blocks {
            switch block {
            case .heading(let level, let text):
                let line = ShownText.line(text)
                let rule = String(repeating: level == 1 ? "=" : "-", count: min(72, line.count))
                result += (level == 1 ? "" : "\n") + "\(line)\n\(rule)\n"
            case .text(let text): result += ShownText.clean(text) + "\n"
            case .test(let passed, let name, let points):
                result += "\n\(passed ? "ok" : "x ") \(name) (\(points))\n"
            case .quoted(let label, let text):
                result += "\(label):\n"
                let lines = ShownText.clean(text).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                )
                for line in lines { result += "  | \(line)\n" }
            }
        }
        return result
    }

    var markdown: String {
        var parts: [String] = []
        for block in blocks {
            switch block {
            case .heading(let level, let text):
                parts.append(String(repeating: "#", count: level) + " " + ShownText.markdown(text))
            case .text(let text): parts.append(ShownText.markdown(text))
            case .test(let passed, let name, let points):
                parts.append("### \(passed ? "✓" : "✗") \(ShownText.markdown(name)) (\(points))")
            case .quoted(let label, let text):
                parts.append("\(label):\n\n\(ShownText.fenced(text))")
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    var html: String {
        var body = ""
        for block in blocks {
            switch block {
            case .heading(let level, let text):
                body += "<h\(level)>\(ShownText.markup(text))</h\(level)>\n"
            case .text(let text): body += "<p>\(ShownText.markup(text))</p>\n"
            case .test(let passed, let name, let points):
                let kind = passed ? "pass" : "fail"
                body += "<h3><span class=\"mark \(kind)\">\(passed ? "✓" : "✗")</span> "
                body += "\(ShownText.markup(name)) <small>\(points)</small></h3>\n"
            case .quoted(let label, let text):
                body += "<p class=\"label\">\(ShownText.markup(label))</p>\n"
                body += "<pre>\(ShownText.markup(text))</pre>\n"
            }
        }
        return Page.document(title: title, body: body)
    }
}
