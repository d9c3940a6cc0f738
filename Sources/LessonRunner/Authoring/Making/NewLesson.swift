package import CourseModel

/// A new lesson: it can be played at once, and every part of it is marked as to be written.
package struct NewLesson: Sendable {
    package var number: Int
    package var file: String
    private let title: String

    /// - Throws: `ErrorReport.Failure` where there is such a lesson, or the names do not do.
    package init(in course: Course, number: Int, slug: String, title: String) throws {
        guard (1...99).contains(number), NewName.isSlug(slug) else {
            throw ErrorReport.Failure(
                "\(number)-\(slug) is no name for a lesson",
                help: "Give a number from 1 to 99, and a name such as parsing-chunks.",
                exitStatus: 64
            )
        }
        if let other = course.lesson(number) {
            throw ErrorReport.Failure(
                "lesson \(number) is \(other.file)",
                help: "Choose another number.",
                exitStatus: 64
            )
        }
        self.number = number
        self.title = title
        file = "lessons/\(NewName.twoDigits(number))-\(slug).md"
    }

    package func write(below root: String) throws {
        try NewFiles([(file, LessonTemplate(title: title, exercise: nil, isMarked: true).text)])
            .write(below: root)
    }
}

/// The text of a new lesson.
struct LessonTemplate {
    let title: String
    /// The exercise that it leads to; nil for none yet.
    let exercise: (id: ExerciseID, title: String)?
    let isMarked: Bool

    var text: String {
        """
        ---
        format: 1
        title: \(YAMLText.quoted(title))
        minutes: 30
        \(isMarked ? "# \(NewFiles.mark): what a student can do afterwards\n" : "")\
        objectives:
          - see where an event ends
          - know what an empty line does
          - say what a comment is for
        sources:
          - title: "WHATWG HTML, 9.2.6 Interpreting an event stream"
            url: https://html.spec.whatwg.org/multipage/server-sent-events.html
        ---

        # \(title)

        \(isMarked ? "\(NewFiles.mark): say what goes wrong without what this lesson teaches.\n\n" : "")\
        A server sends events. This lesson shows where one of them ends.

        ## Where an event ends

        An event is some lines of text and an empty line that ends it:

        ```sse
        data: one

        : a comment

        ```

        ```predict
        id: events
        ask: How many events come out of this stream?
        show: |
          data: one␊
          ␊
          : a comment␊
          ␊
        input: 'data: one\\n\\n: a comment\\n\\n'
        compute: event-count
        misses:
          - {answer: "2", why: A block without a data line gives no event.}
        why: A comment is no data, so the second empty line ends nothing.
        ```

        ```quiz
        id: end
        ask: What ends an event?
        choices:
          - {text: An empty line, right: true, why: It is there for that alone.}
          - {text: The end of a chunk, right: false, why: A chunk may end anywhere.}
          - {text: "A line that starts with data:", right: false, why: An event may have many.}
        ```
        \(exercise.map { NewExercise.section($0.id, $0.title, isMarked: false) } ?? "")
        """
    }
}

/// Text as YAML takes it.
enum YAMLText {
    /// In double quotes (YAML 1.2.2, section 7.3.1).
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
