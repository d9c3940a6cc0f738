import ArgumentParser
import CourseModel
import ExerciseChecking
import Grading
import LessonRunner

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which exercises of whose submissions are graded.
struct GradeSelection: ParsableArguments {
    @Option(
        name: .customLong("exercise"),
        help: ArgumentHelp("An exercise; may be given again. All without it.", valueName: "id")
    )
    var exerciseNames: [String] = []

    @Option(help: ArgumentHelp("The exercises of one lesson.", valueName: "lesson"))
    var lesson: String?

    @Option(
        help: ArgumentHelp(
            "Hidden suites of your own, laid out like exercises/.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var hidden: String?

    @Flag(
        inversion: .prefixedNo,
        exclusivity: .exclusive,
        help: "Whether a folder holds a class or one submission, where that is guessed wrong."
    )
    var `class`: Bool?

    @Option(
        help: ArgumentHelp(
            "Times of submissions: lines of STUDENT,TIME in UTC, such as ada,2026-03-01T14:15Z.",
            valueName: "file"
        ),
        completion: .file()
    )
    var times: String?

    func exercises(of course: Course) throws -> [Exercise] {
        var chosen = course.exercises
        if let lesson {
            let number = try course.names.lesson(lesson)
            chosen = chosen.filter { $0.lesson == number }
        }
        if !exerciseNames.isEmpty {
            let ids = try Set(exerciseNames.map { try course.names.exercise($0) })
            chosen = chosen.filter { ids.contains($0.id) }
        }
        guard let hidden else { return chosen }
        guard Files.identity(hidden)?.isFolder == true else {
            throw ErrorReport.Failure("there is no folder \(hidden)", exitStatus: 66)
        }
        return try PrivateSuites.applied(from: hidden, to: chosen)
    }

    func students(_ paths: [String], exercises: [Exercise]) throws -> [ClassRun.Student] {
        let found: SubmissionFinder.Found
        do throws(SubmissionFinder.Missing) {
            found = try SubmissionFinder(exercises: exercises, isClass: `class`).look(for: paths)
        } catch {
            throw ErrorReport.Failure("there is no file or folder \(error.path)", exitStatus: 66)
        }
        var sources = found.sources
        if let times {
            let table = try SubmissionTimes(file: times)
            for index in sources.indices {
                sources[index].submittedAt =
                    table.time(of: sources[index].student) ?? sources[index].submittedAt
            }
            let strangers = table.students.subtracting(sources.map(\.student)).sorted()
            if !strangers.isEmpty {
                Output.warn("\(times) names who handed nothing in: \(Self.few(strangers))", nil)
            }
        }
        if !found.others.isEmpty {
            Output.warn("no submission, and passed over: \(Self.few(found.others))", nil)
        }
        guard !sources.isEmpty else {
            throw ErrorReport.Failure(
                "there is no submission in \(paths.joined(separator: ", "))",
                help:
                    "A class is a folder or a zip with a folder, archive or file for each student.",
                exitStatus: 66
            )
        }
        return ClassRun.Student.all(sources)
    }
}

extension GradeSelection {
    /// The first of some names, on one line.
    static func few(_ names: [String]) -> String {
        let first = names.prefix(5).map(TextSummary.shown).joined(separator: ", ")
        return names.count > 5 ? "\(first) and \(names.count - 5) more" : first
    }
}

/// How outcomes become points.
struct GradePoints: ParsableArguments {
    @Option(help: "partial counts each test by itself, all-or-nothing an exercise as a whole.")
    var credit = GradingPolicy.Credit.partial

    @Option(help: "What students see of hidden tests: full, name or none.")
    var hiddenDetail = GradingPolicy.HiddenDetail.name

    @Option(
        name: .customLong("extra"),
        help: ArgumentHelp(
            "An exercise whose points come on top; may be given again.",
            valueName: "id"
        )
    )
    var extra: [String] = []

    @Option(help: "Which of a student's submissions counts: last or best.")
    var attempt = GradingPolicy.Attempt.last

    @Option(help: ArgumentHelp("The last moment that is in time, in UTC.", valueName: "time"))
    var due: String?

    @Option(help: ArgumentHelp("Minutes after --due that cost nothing.", valueName: "minutes"))
    var grace = 0

    @Option(help: ArgumentHelp("What each day begun late costs, in percent.", valueName: "percent"))
    var latePerDay = 10

    @Option(help: ArgumentHelp("What being late costs at most, in percent.", valueName: "percent"))
    var lateMost = 100

    func validate() throws {
        if let due, Timestamp.seconds(due) == nil {
            throw ValidationError("--due takes a time such as 2026-03-01T23:59Z, not \(due)")
        }
        for (name, value) in [("--late-per-day", latePerDay), ("--late-most", lateMost)]
        where !(0...100).contains(value) {
            throw ValidationError("\(name) takes a number from 0 to 100, not \(value)")
        }
        guard (0...1_000_000).contains(grace) else {
            throw ValidationError("--grace takes minutes from 0 up, not \(grace)")
        }
    }

    func policy() throws -> GradingPolicy {
        let late = due.flatMap(Timestamp.seconds).map {
            GradingPolicy.LateRule(
                due: $0,
                grace: grace * 60,
                percentPerDay: latePerDay,
                most: lateMost
            )
        }
        return GradingPolicy(
            credit: credit,
            hiddenDetail: hiddenDetail,
            late: late,
            attempt: attempt
        )
    }

    func outlines(of exercises: [Exercise], in course: Course) throws -> [ExerciseOutline] {
        let ids = try Set(extra.map { try course.names.exercise($0) })
        return exercises.map { ExerciseOutline($0, isExtraCredit: ids.contains($0.id)) }
    }
}

/// How a run is made.
struct GradeRunning: ParsableArguments {
    @Option(
        help: ArgumentHelp("Where grades and reports go.", valueName: "dir"),
        completion: .directory
    )
    var out = "grades"

    @Option(help: ArgumentHelp("How many students at a time.", valueName: "n"))
    var jobs: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    @Option(help: "What shuts submissions in: auto, bubblewrap, namespaces or none.")
    var sandbox = SandboxChoice.auto

    @Flag(help: "Grade nobody where no sandbox works.")
    var requireSandbox = false

    @Flag(help: "Show what each student of a class lost points for.")
    var verbose = false

    enum SandboxChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, bubblewrap, namespaces, none

        var names: Set<Sandbox.Name> {
            switch self {
            case .auto: Set(Sandbox.Name.allCases)
            case .bubblewrap: [.bubblewrap]
            case .namespaces: [.namespaces]
            case .none: []
            }
        }
    }

    func validate() throws {
        if jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
        if requireSandbox, sandbox == .none {
            throw ValidationError("--require-sandbox and --sandbox none exclude each other")
        }
    }

    /// What checks take from the machine, with a sandbox where one works.
    func environment(
        _ usual: CheckingEnvironment,
        hidden: [String]
    ) async throws -> CheckingEnvironment {
        var environment = usual
        environment.sandbox = await Sandbox.find(usual, allowing: sandbox.names, hidden: hidden)
        // A chosen sandbox that does not work is no reason to go on with less.
        if environment.sandbox == nil, requireSandbox || ![.auto, .none].contains(sandbox) {
            throw ErrorReport.Failure(
                sandbox == .auto
                    ? "no sandbox works here" : "the sandbox \(sandbox) does not work here",
                help: "Install bubblewrap, or allow user namespaces to this user.",
                exitStatus: 69
            )
        }
        environment.excludedWays = [.driver, .package]
        environment.compileSeconds = 30
        return environment
    }
}

extension GradingPolicy.Credit: ExpressibleByArgument {}
extension GradingPolicy.HiddenDetail: ExpressibleByArgument {}
extension GradingPolicy.Attempt: ExpressibleByArgument {}

/// A list of submissions' times.
private struct SubmissionTimes {
    private var times: [String: Int] = [:]

    init(file: String) throws {
        let bytes: [UInt8]
        do throws(Files.Failure) { bytes = try Files.read(file) } catch {
            throw ErrorReport.Failure("cannot read \(file): \(error.reason)", exitStatus: 66)
        }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() where !line.isEmpty {
            guard let comma = line.lastIndex(of: ","),
                let time = Timestamp.seconds(String(line[line.index(after: comma)...]))
            else {
                // The first line may say what the columns are.
                if number == 0 { continue }
                throw ErrorReport.Failure(
                    "\(file):\(number + 1): this is no STUDENT,TIME",
                    help: "Write a time such as 2026-03-01T14:15:02Z.",
                    exitStatus: 65
                )
            }
            times[String(line[..<comma])] = time
        }
    }

    var students: Set<String> { Set(times.keys) }

    func time(of student: String) -> Int? { times[student] }
}
