/// One lesson: its front matter, and its text as the steps that a student takes.
package struct Lesson: Sendable {
    /// From 1; the number in the file's name.
    package var number: Int
    /// The file's name without its ending, `04-parsing-chunks`.
    package var slug: String
    package var title: String
    /// What it takes, in minutes.
    package var minutes: Int
    /// What a student can do afterwards; 3 to 5 phrases that go on from "you can".
    package var objectives: [String]
    package var sources: [Source]
    /// The text before the first section; empty where there is none.
    package var introduction: [Step]
    package var sections: [Section]
    /// The file, from the course's folder: `lessons/04-parsing-chunks.md`.
    package var file: String
    /// The whole Markdown text below the front matter, as it is written.
    package var markdown: String

    package init(
        number: Int,
        slug: String,
        title: String,
        minutes: Int,
        objectives: [String],
        sources: [Source],
        introduction: [Step],
        sections: [Section],
        file: String,
        markdown: String
    ) {
        self.number = number
        self.slug = slug
        self.title = title
        self.minutes = minutes
        self.objectives = objectives
        self.sources = sources
        self.introduction = introduction
        self.sections = sections
        self.file = file
        self.markdown = markdown
    }
}

/// Where a lesson's facts come from.
package struct Source: Hashable, Sendable {
    package var title: String
    package var url: String?

    package init(title: String, url: String? = nil) {
        self.title = title
        self.url = url
    }
}

/// The text under one `##` heading.
package struct Section: Sendable {
    /// From 1 in its lesson; shown as `4.2`.
    package var number: Int
    package var title: String
    package var steps: [Step]
    package var location: SourceLocation

    package init(number: Int, title: String, steps: [Step], location: SourceLocation) {
        self.number = number
        self.title = title
        self.steps = steps
        self.location = location
    }
}

/// One thing to do in a lesson: read, predict, answer, watch or solve.
package struct Step: Sendable {
    package var content: StepContent
    package var location: SourceLocation

    package init(content: StepContent, location: SourceLocation) {
        self.content = content
        self.location = location
    }
}

package enum StepContent: Sendable {
    /// Markdown between two steps of another kind; shown in sips.
    case prose(String)
    case predict(Prediction)
    case quiz(Quiz)
    case demo(DemoCall)
    case exercise(ExerciseID)
}

/// A question whose answer the student works out before it is shown.
package struct Prediction: Sendable {
    /// A name that is unique in its lesson and keys progress.
    package var id: String
    /// The question, as Markdown.
    package var ask: String
    /// What is looked at, verbatim; nil where `input` is shown as a table of chunks instead.
    package var show: String?
    package var answer: Answer
    /// Other forms that are right too.
    package var accept: [String]
    /// Wrong answers that people really give, each with what it overlooks.
    package var misses: [Miss]
    /// Why the answer is what it is, as Markdown; shown when it was given or shown.
    package var why: String

    package init(
        id: String,
        ask: String,
        show: String?,
        answer: Answer,
        accept: [String],
        misses: [Miss],
        why: String
    ) {
        self.id = id
        self.ask = ask
        self.show = show
        self.answer = answer
        self.accept = accept
        self.misses = misses
        self.why = why
    }

    package enum Answer: Hashable, Sendable {
        /// A fixed text.
        case text(String)
        /// What the reference function of this name makes of the chunks.
        case computed(function: String, input: ChunkedBytes)
    }

    package struct Miss: Hashable, Sendable {
        package var answer: String
        package var why: String

        package init(answer: String, why: String) {
            self.answer = answer
            self.why = why
        }
    }
}

/// A question with choices.
package struct Quiz: Sendable {
    /// A name that is unique in its lesson and keys progress.
    package var id: String
    package var ask: String
    package var choices: [Choice]

    package init(id: String, ask: String, choices: [Choice]) {
        self.id = id
        self.ask = ask
        self.choices = choices
    }

    package struct Choice: Hashable, Sendable {
        package var text: String
        package var isRight: Bool
        package var why: String

        package init(text: String, isRight: Bool, why: String) {
            self.text = text
            self.isRight = isRight
            self.why = why
        }
    }
}

/// A built-in demo with its options, such as `split` with `text: …`.
package struct DemoCall: Hashable, Sendable {
    package var name: String
    package var options: [String: String]

    package init(name: String, options: [String: String] = [:]) {
        self.name = name
        self.options = options
    }
}
