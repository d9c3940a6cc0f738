import ArgumentParser
import CourseModel
import LessonRunner

struct AuthorNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make an exercise, a lesson or a course that works, to write yours into.",
        discussion: "What is missing on the command line is asked for at a terminal.",
        subcommands: [NewExerciseCommand.self, NewLessonCommand.self, NewCourseCommand.self]
    )
}

struct NewExerciseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercise",
        abstract: "A whole exercise, sound, with every part marked that is to be written.",
        usage: "streamtutor author new exercise 04 cut-in-half --title \"Cut in half\""
    )

    @Argument(help: "The lesson: its number, its file's name or a part of its title.")
    var lesson: String?

    @Argument(help: "The name for its id, in small letters: cut-in-half. It never changes.")
    var name: String?

    @Option(help: "What students call it.")
    var title: String?

    @Option(help: "The Swift module of the student's file; made of the name without it.")
    var module: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let lesson = try Question.answer(lesson, "Lesson (number or name)", "<lesson>")
        let number = try course.names.lesson(lesson)
        guard let place = course.lesson(number) else {
            throw UnknownName(kind: .lesson, typed: lesson, suggestions: [], isAmbiguous: false)
        }
        let slug = try Question.answer(name, "Name for the id, such as cut-in-half", "<name>")
        let exercise = try NewExercise(
            in: course,
            lesson: place,
            slug: slug,
            title: try Question.answer(
                title,
                "Title",
                "--title",
                default: NewName.title(slug)
            ),
            module: module
        )
        try exercise.write(below: course.root)
        Output.write(
            """
            Made \(exercise.folder)/ and a section for it at the end of \(place.file).
            What is yours to write says TODO(author); streamtutor author check \(exercise.id)
            lists what is left.

            """
        )
    }
}

struct NewLessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson",
        abstract: "A lesson that can be played, with every part marked that is to be written.",
        usage: "streamtutor author new lesson 11 caching --title \"Caching streams\""
    )

    @Argument(help: "Its number, from 1 to 99.")
    var number: Int?

    @Argument(help: "Its file's name in small letters: parsing-chunks.")
    var name: String?

    @Option(help: "What students call it.")
    var title: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let next = (course.lessons.map(\.number).max() ?? 0) + 1
        let text = try Question.answer(
            number.map { "\($0)" },
            "Number",
            "<number>",
            default: "\(next)"
        )
        guard let number = Int(text) else {
            throw ErrorReport.Failure("\"\(text)\" is no number", exitStatus: 64)
        }
        let slug = try Question.answer(name, "Name for the file, such as caching", "<name>")
        let lesson = try NewLesson(
            in: course,
            number: number,
            slug: slug,
            title: try Question.answer(title, "Title", "--title", default: NewName.title(slug))
        )
        try lesson.write(below: course.root)
        Output.write(
            """
            Made \(lesson.file). See it with streamtutor author preview \(number).
            What is yours to write says TODO(author).

            """
        )
    }
}

struct NewCourseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "A small course of your own, which runs at once.",
        usage: "streamtutor author new course my-course --title \"First steps\""
    )

    @Argument(help: "Its folder.", completion: .directory)
    var folder: String?

    @Option(help: "The title of its first lesson.")
    var title: String?

    func run() throws {
        let folder = try Question.answer(folder, "Folder", "<folder>")
        let root = folder.hasPrefix("/") ? folder : App.currentFolder + "/" + folder
        let title = try Question.answer(
            title,
            "Title of its first lesson",
            "--title",
            default: "First steps"
        )
        try NewCourse(at: root, title: title).write()
        Output.write(
            """
            Made \(folder) with one lesson and one exercise. Try it:
              streamtutor lesson 1 --course \(folder)
              streamtutor author check --course \(folder)

            """
        )
    }
}
