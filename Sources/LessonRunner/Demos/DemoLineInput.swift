import Terminal

/// Lines that a student types in a demo: drawn key by key where keys come one by one, else read as
/// lines.
struct DemoLineInput {
    let context: DemoContext
    let prompt: StyledText

    /// The next line; nil when the student leaves or the input ends.
    func next() async -> String? {
        context.hasKeys ? await typed() : await line()
    }

    private func line() async -> String? {
        guard let lines = context.lines else { return nil }
        while true {
            switch await context.blocking({ lines.readLine(prompt: prompt, remembers: false) }) {
            case .line(let text), .notUTF8(let text): return text
            case .interrupted, .endOfInput: return nil
            case .woken: if Task.isCancelled { return nil }
            }
        }
    }

    private func typed() async -> String? {
        var text = ""
        var canvas = DemoCanvas(context)
        canvas.draw(picture(of: text))
        while true {
            switch await context.nextKey() {
            case .character(let character): text.append(character)
            case .number(let number): text += String(number)
            case .unknown(let word): text += word
            case .backspace where !text.isEmpty: text.removeLast()
            case .enter:
                canvas.finish()
                return text
            case .interrupt, .escape, .endOfInput:
                canvas.finish()
                return nil
            case .woken where Task.isCancelled: return nil
            default: continue
            }
            canvas.draw(picture(of: text))
        }
    }

    private func picture(of text: String) -> [StyledLine] {
        context.profile.lines(
            prompt + StyledText(visibleText(text)) + StyledText("_", .dim),
            first: StyledText(),
            rest: StyledText("    ")
        )
    }
}
