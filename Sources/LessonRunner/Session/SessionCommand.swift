package import CourseModel

/// What a student can type at the prompt.
package enum SessionCommand: Hashable, Sendable {
    case next
    case back
    case goto(String)
    case lesson(String)
    case list
    case demo(DemoCall)
    case exercise(String?)
    case check
    case watch(on: Bool)
    case hint
    case diff
    case reset
    case solution
    case edit
    case progress
    case skip
    case help(String?)
    case quit
    case yes
    case no
}

/// How one command is typed, and what the help page says of it.
package struct CommandDescription: Sendable {
    package var name: String
    /// Other names, the first of them shown.
    package var aliases: [String]
    /// What may follow, such as `N`; nil where nothing may.
    package var argument: String?
    package var summary: String

    /// All commands, in the order of the help page.
    package static let all: [CommandDescription] = [
        .init("next", ["n"], nil, "go on; Enter alone does the same"),
        .init("back", ["b"], nil, "the step before this one again"),
        .init("goto", ["g"], "4.3", "a section of this lesson, or an exercise"),
        .init("lesson", [], "N", "another lesson, by number or a part of its title"),
        .init("list", ["ls"], nil, "all lessons and exercises, with what you have done"),
        .init("demo", ["d"], "NAME", "a live demo; without a name, the one of this section"),
        .init("exercise", ["x"], "ID", "the task again, or another exercise"),
        .init("edit", ["e"], nil, "open your file in $VISUAL or $EDITOR"),
        .init("check", ["c"], nil, "compile your file and run its tests"),
        .init("watch", ["w"], "off", "check on every save; watch off ends it"),
        .init("hint", ["h"], nil, "a nudge; again for more"),
        .init("diff", [], nil, "what you changed since the start"),
        .init("reset", [], nil, "the starter again; your file is kept beside it"),
        .init("solution", [], nil, "ours beside yours, once you have passed"),
        .init("skip", [], nil, "leave this question or demo and go on"),
        .init("progress", ["p"], nil, "what you have done"),
        .init("help", ["?"], "COMMAND", "this page"),
        .init("quit", ["q", "exit"], nil, "leave; everything is saved (Ctrl-D too)"),
    ]

    init(_ name: String, _ aliases: [String], _ argument: String?, _ summary: String) {
        self.name = name
        self.aliases = aliases
        self.argument = argument
        self.summary = summary
    }
}

extension SessionCommand {
    /// What a typed line means where no answer is waited for.
    package enum Reading: Hashable, Sendable {
        case command(SessionCommand)
        /// No command starts so; `suggestions` are the nearest.
        case unknown(typed: String, suggestions: [String])
        /// The command is right and what follows it is not.
        case misused(String)
    }

    /// Reads a line as a command.
    package static func read(_ line: String) -> Reading {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first?.lowercased() else { return .command(.next) }
        let rest = words.dropFirst().joined(separator: " ")
        let named = CommandDescription.all.first {
            $0.name == first || $0.aliases.contains(first)
        }
        guard let named else {
            switch first {
            case "y", "yes": return .command(.yes)
            case "no": return .command(.no)
            default:
                let names = CommandDescription.all.flatMap { [$0.name] + $0.aliases }
                return .unknown(
                    typed: words[0],
                    suggestions: nearestNames(to: first, among: names.filter { $0.count > 2 })
                )
            }
        }
        if named.argument == nil, !rest.isEmpty {
            return .misused("\(named.name) stands alone; leave out \"\(rest)\".")
        }
        return command(named.name, rest)
    }

    /// Whether a line is exactly a command, so that it is one at a question too.
    ///
    /// One-letter names do not count: they are answers to a quiz.
    package static func readAtQuestion(_ line: String) -> SessionCommand? {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, first.count > 1 || first == "?",
            case .command(let command) = read(line)
        else { return nil }
        switch command {
        case .yes, .no: return nil
        case .demo(let call) where DemoCatalogue.all.contains { $0.name == call.name }:
            return command
        case .goto, .lesson, .demo, .exercise, .help, .watch:
            return words.count <= 2 ? command : nil
        default: return command
        }
    }

    private static func command(_ name: String, _ rest: String) -> Reading {
        let argument = rest.isEmpty ? nil : rest
        switch name {
        case "next": return .command(.next)
        case "back": return .command(.back)
        case "goto":
            guard let argument else { return .misused("goto where? For example: goto 4.3") }
            return .command(.goto(argument))
        case "lesson":
            guard let argument else { return .misused("lesson which? For example: lesson 4") }
            return .command(.lesson(argument))
        case "list": return .command(.list)
        case "demo": return readDemo(rest)
        case "exercise": return .command(.exercise(argument))
        case "check": return .command(.check)
        case "watch":
            switch argument {
            case nil, "on": return .command(.watch(on: true))
            case "off": return .command(.watch(on: false))
            default: return .misused("watch, or watch off.")
            }
        case "hint": return .command(.hint)
        case "diff": return .command(.diff)
        case "reset": return .command(.reset)
        case "solution": return .command(.solution)
        case "edit": return .command(.edit)
        case "skip": return .command(.skip)
        case "progress": return .command(.progress)
        case "help": return .command(.help(argument))
        default: return .command(.quit)
        }
    }

    /// Reads `demo split --all`, `demo split --text "…"`.
    private static func readDemo(_ rest: String) -> Reading {
        do {
            guard let call = try DemoCall(words: splitWords(rest)) else {
                return .command(.demo(DemoCall(name: "")))
            }
            return .command(.demo(call))
        } catch {
            return .misused(error.message)
        }
    }
}

/// Words of a line, with `'…'` and `"…"` kept together as a shell does.
package func splitWords(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
        if let open = quote {
            if character == open { quote = nil } else { word = (word ?? "") + String(character) }
        } else if character == "'" || character == "\"" {
            quote = character
            word = word ?? ""
        } else if character.isWhitespace {
            if let done = word { words.append(done) }
            word = nil
        } else {
            word = (word ?? "") + String(character)
        }
    }
    if let done = word { words.append(done) }
    return words
}

extension DemoCall {
    /// An option that cannot be read.
    package struct UsageError: Error, Hashable, Sendable {
        package var message: String
    }

    /// Reads a demo's name and its `--option value`s; nil for no words at all. A word alone is the
    /// value of the demo's main option, where it has one.
    package init?(words: [String]) throws(UsageError) {
        guard let name = words.first else { return nil }
        let mainOption = DemoCatalogue.all.first { $0.name == name }?.mainOption
        var options: [String: String] = [:]
        var index = 1
        while index < words.count {
            let word = words[index]
            if !word.hasPrefix("--"), let option = mainOption, options[option] == nil {
                options[option] = word
                index += 1
                continue
            }
            guard word.hasPrefix("--"), word.count > 2 else {
                throw UsageError(message: "\"\(word)\" is no option; options start with --.")
            }
            let option = String(word.dropFirst(2))
            if let equals = option.firstIndex(of: "=") {
                options[String(option[..<equals])] = String(option[option.index(after: equals)...])
            } else if index + 1 < words.count, !words[index + 1].hasPrefix("--") {
                options[option] = words[index + 1]
                index += 1
            } else {
                options[option] = "true"
            }
            index += 1
        }
        self.init(name: name, options: options)
    }
}
