import ExerciseSupport

/// The Markdown that is fit to be shown while an answer streams.
func presentable(_ partial: String) -> String {
    /// What is certain, and behind it the lines of the paragraph that may still have open marks.
    var certain = ""
    var paragraph = ""
    /// How many backticks opened the code block that the text is in.
    var fence: Int?

    let lines = partial.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, content) in lines.enumerated() {
        let isEnded = number < lines.count - 1
        let line = isEnded ? content + "\n" : content
        let backticks = content.prefix { $0 == "`" }.count
        let isAllBackticks = backticks == content.count
        if let length = fence {
            if isAllBackticks, backticks >= length {
                fence = nil
            } else if isAllBackticks, !isEnded {
                continue
            }
            certain += line
        } else if backticks >= 3 {
            certain += paragraph
            paragraph = ""
            guard isEnded else { continue }
            certain += line
            fence = backticks
        } else if isEnded, content.allSatisfy(\.isWhitespace) {
            certain += paragraph + line
            paragraph = ""
        } else if isEnded || !isAllBackticks {
            paragraph += line
        }
    }
    guard let fence else { return certain + settled(paragraph) }
    return certain + (certain.hasSuffix("\n") ? "" : "\n") + String(repeating: "`", count: fence)
}

/// A paragraph up to the first mark that is open.
private func settled(_ paragraph: String) -> String {
    let text = Array(paragraph)
    var bold: Int?
    var place = 0
    while place < text.count {
        guard let next = end(of: text[place...], bold: &bold) else {
            return String(text[..<(bold ?? place)])
        }
        place = next
    }
    return String(text[..<(bold ?? text.count)])
}

/// The place behind the mark or the character at the start of a text; nil if a mark is open there.
private func end(of text: ArraySlice<Character>, bold: inout Int?) -> Int? {
    let start = text.startIndex
    let rest = text.dropFirst()
    switch text[start] {
    case "`":
        return rest.firstIndex(of: "`").map { $0 + 1 }
    case "*":
        guard let second = rest.first else { return nil }
        guard second == "*" else { return start + 1 }
        bold = bold == nil ? start : nil
        return start + 2
    case "[":
        guard let close = rest.firstIndex(of: "]"), close + 1 < text.endIndex else { return nil }
        guard text[close + 1] == "(" else { return start + 1 }
        return text[close...].firstIndex(of: ")").map { $0 + 1 }
    default:
        return start + 1
    }
}
