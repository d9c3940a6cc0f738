/// An exercise's README.md, taken apart.
///
/// It holds `# Title`, the story, `## Rules` with a numbered list whose items begin with a bold
/// title, `## Example`, and other sections.
package struct ExerciseText: Sendable {
    /// One rule of the task.
    package struct Rule: Hashable, Sendable {
        /// From 1, as the list counts.
        package var number: Int
        /// The bold title as it is written, with its period.
        package var title: String
        /// What follows the title, as Markdown.
        package var text: String
        /// The line of the item, from 1.
        package var line: Int

        package init(number: Int, title: String, text: String, line: Int) {
            self.number = number
            self.title = title
            self.text = text
            self.line = line
        }

        /// The display name of the test that is named after this rule: the title without its
        /// final period.
        package var testName: String {
            title.hasSuffix(".") ? String(title.dropLast()) : title
        }
    }

    /// A part of the text under a `##` heading.
    package struct Part: Hashable, Sendable {
        package var title: String
        package var markdown: String
        /// The line of the heading, from 1.
        package var line: Int

        package init(title: String, markdown: String, line: Int) {
            self.title = title
            self.markdown = markdown
            self.line = line
        }
    }

    /// Empty where it is missing, which is then a problem.
    package var title: String = ""
    /// The text between the title and the first heading below it.
    package var story: String = ""
    package var rules: [Rule] = []
    /// The text under `## Example`.
    package var example: String = ""
    /// The sections that are neither rules nor example, such as "Not your concern".
    package var rest: [Part] = []
    /// The whole text as it is written.
    package var markdown: String = ""
    /// What is missing or misshapen, by line.
    package var problems: [CourseProblem] = []

    /// Takes a text apart.
    /// - Parameter file: The path from the course's folder, for messages.
    package init(_ markdown: String, file: String) {
        self.init(SourceText(file: file, text: markdown))
    }

    /// Reads an exercise's README.md.
    /// - Throws: The problem that keeps the file from being read.
    package init(of exercise: Exercise, in course: Course) throws(CourseProblem) {
        let folder = exercise.folder.dropFirst(course.root.count + 1)
        self.init(try SourceText(file: "\(folder)/README.md", root: course.root))
    }

    package init(_ source: SourceText) {
        markdown = source.text
        var reader = ExerciseTextReader(source: source)
        self = reader.read()
        markdown = source.text
    }

    /// An empty text, to be filled.
    init() {}
}
