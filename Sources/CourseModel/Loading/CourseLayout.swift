/// Which files a course consists of, found by their names.
struct CourseLayout {
    struct LessonFile {
        var number: Int
        /// `04-parsing-chunks`.
        var slug: String
        /// The path from the course's folder.
        var file: String { "lessons/\(slug).md" }
    }

    struct ExerciseFolder {
        var lesson: Int
        /// The place in the lesson, from 1.
        var order: Int
        /// The path from the course's folder.
        var path: String
        var manifest: String { path + "/exercise.yml" }
    }

    private(set) var lessons: [LessonFile] = []
    private(set) var exercises: [ExerciseFolder] = []
    /// Lessons for which some folder could not be understood, so that ids may be missing.
    private(set) var incomplete: Set<Int> = []

    private let root: String
    private let sink: ProblemSink
    private let only: Int?

    /// Looks through the folders, and reports names that fit nowhere.
    /// - Parameter only: The one lesson to look at; nil for all.
    init(root: String, only: Int? = nil, sink: ProblemSink) {
        self.root = root
        self.sink = sink
        self.only = only
        findLessons()
        findExercises()
    }

    private func report(_ file: String, _ message: String, _ help: String? = nil) {
        sink.add(
            CourseProblem(
                location: SourceLocation(file: file, line: 1),
                message: message,
                help: help
            )
        )
    }

    /// Splits `04-parsing-chunks` into number and name.
    static func numbered(_ name: String) -> (number: Int, slug: String)? {
        let bytes = Array(name.utf8)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard bytes.count > 3, digits.contains(bytes[0]), digits.contains(bytes[1]),
            bytes[2] == UInt8(ascii: "-"),
            bytes[3...].allSatisfy({
                letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        let number = Int(bytes[0] - digits.lowerBound) * 10 + Int(bytes[1] - digits.lowerBound)
        return number == 0 ? nil : (number, String(decoding: bytes[3...], as: UTF8.self))
    }

    private mutating func findLessons() {
        guard let names = FileSystem.names(in: root + "/lessons") else {
            return report(
                "lessons",
                "this folder is missing or cannot be read",
                "a course holds its lessons in lessons/NN-name.md"
            )
        }
        for name in names where name.hasSuffix(".md") && name.lowercased() != "readme.md" {
            let slug = String(name.dropLast(3))
            guard let (number, _) = Self.numbered(slug) else {
                if only == nil {
                    report(
                        "lessons/\(name)",
                        "this name is none of a lesson",
                        "name it with two digits and lower-case words, such as 04-parsing-chunks.md"
                    )
                }
                continue
            }
            guard only == nil || only == number else { continue }
            if let other = lessons.first(where: { $0.number == number }) {
                report(
                    "lessons/\(name)",
                    "lesson \(number) is in \(other.slug).md already",
                    "give one of the two another number"
                )
                continue
            }
            lessons.append(LessonFile(number: number, slug: slug))
        }
        if lessons.isEmpty && only == nil && sink.problems.isEmpty {
            report("lessons", "there is no lesson here", "write one as 01-name.md")
        }
    }

    private mutating func findExercises() {
        guard let names = FileSystem.names(in: root + "/exercises") else {
            return report(
                "exercises",
                "this folder is missing or cannot be read",
                "a course holds its exercises in exercises/NN-name/MM-name/"
            )
        }
        var folders: [Int: String] = [:]
        for name in names where name != "Support" {
            let path = "exercises/\(name)"
            guard FileSystem.isFolder(root + "/" + path) else { continue }
            guard let (number, _) = Self.numbered(name) else {
                if only == nil {
                    report(
                        path,
                        "this folder's name is none of a lesson",
                        "name it like the lesson's file, such as 04-parsing-chunks"
                    )
                }
                continue
            }
            guard only == nil || only == number else { continue }
            if let other = folders[number] {
                report(
                    path,
                    "the exercises of lesson \(number) are in exercises/\(other) already",
                    "move all into the folder that is named like the lesson's file"
                )
                incomplete.insert(number)
                continue
            }
            folders[number] = name
            if let lesson = lessons.first(where: { $0.number == number }), lesson.slug != name {
                report(
                    path,
                    "this folder is named unlike its lesson, \(lesson.file)",
                    "rename one of the two; the folder should be exercises/\(lesson.slug)"
                )
            } else if !hasLesson(number) {
                report(
                    path,
                    "there is no lesson \(number) for these exercises",
                    "write lessons/\(name).md, or mend the number"
                )
            }
            findExercises(ofLesson: number, in: path)
        }
    }

    /// Whether a lesson's file is there, be it well named or a second one of its number.
    private func hasLesson(_ number: Int) -> Bool {
        lessons.contains { $0.number == number }
    }

    private mutating func findExercises(ofLesson number: Int, in lessonFolder: String) {
        var orders: [Int: String] = [:]
        guard let names = FileSystem.names(in: root + "/" + lessonFolder) else {
            incomplete.insert(number)
            return report(lessonFolder, "this folder cannot be read")
        }
        for name in names {
            let path = "\(lessonFolder)/\(name)"
            guard FileSystem.isFolder(root + "/" + path) else { continue }
            guard let (order, _) = Self.numbered(name) else {
                incomplete.insert(number)
                report(
                    path,
                    "this folder's name is none of an exercise",
                    "name it with two digits and lower-case words, such as 03-chunked-sse"
                )
                continue
            }
            if let other = orders[order] {
                report(
                    path,
                    "\(other) has the number \(order) already",
                    "give each exercise of a lesson a number of its own"
                )
            }
            orders[order] = name
            exercises.append(ExerciseFolder(lesson: number, order: order, path: path))
        }
    }
}
