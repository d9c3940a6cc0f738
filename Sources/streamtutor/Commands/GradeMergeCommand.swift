import ArgumentParser
import ExerciseChecking
import Grading
import LessonRunner
import Terminal

struct GradeMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Put the shards of a class together, as if one machine had graded it.",
        discussion: """
            Takes the folders that grade --shard I/N wrote, in any order. A shard that is missing, \
            doubled or of another class is named, and nothing is merged.
            """
    )

    @Argument(help: ArgumentHelp("The folders of all shards.", valueName: "folder"))
    var folders: [String]

    @Option(
        help: ArgumentHelp("Where the class's grades and reports go.", valueName: "dir"),
        completion: .directory
    )
    var out = "grades"

    @OptionGroup var reporting: GradeReporting

    func run() throws {
        let own = Files.resolved(out)
        if let own, let same = folders.first(where: { Files.resolved($0) == own }) {
            throw ErrorReport.Failure(
                "--out \(out) is the shard \(same)",
                help: "Name a folder of its own for the class.",
                exitStatus: 64
            )
        }
        let results = ResultsFolder(path: out)
        do {
            let (gradedClass, students) = try ShardMerge(folders: folders).merge(into: results)
            let reports = try reporting.requested(
                processEnvironment(),
                students: students.count
            )
            try results.report(
                gradedClass,
                students: students,
                in: [JSONReport()] + reports
            )
            Output.write("Merged \(folders.count) shards, \(students.count) students.\n")
            Output.write("Grades: \(out)/\(JSONReport.fileName)\n")
            Output.write(GradeReporting.lines(reports, out: out))
        } catch let failure as ShardMerge.Failure {
            throw Self.error(failure)
        } catch let failure as ReportFailure {
            throw ErrorReport.Failure(failure)
        }
    }

    private static func error(_ failure: ShardMerge.Failure) -> ErrorReport.Failure {
        switch failure {
        case .noShard(let folder):
            ErrorReport.Failure(
                "\(folder) holds no finished shard",
                help: "Run grade --shard I/N --out \(folder) to its end; it goes on where it was.",
                exitStatus: 66
            )
        case .malformed(let file, let reason):
            ErrorReport.Failure("\(file): \(reason)", exitStatus: 65)
        case .differs(let folder, let first, let what):
            ErrorReport.Failure(
                "\(folder) and \(first) do not belong together: another \(what)",
                help: "Grade all shards with the same command, apart from --shard and --out.",
                exitStatus: 65
            )
        case .missing(let numbers, let count):
            ErrorReport.Failure(
                (numbers.count == 1 ? "the shard " : "these shards are missing: ")
                    + numbers.map { "\($0)/\(count)" }.joined(separator: ", ")
                    + (numbers.count == 1 ? " is missing" : ""),
                help: "Name the folders of all \(count) shards.",
                exitStatus: 66
            )
        case .doubled(let shard, let folders):
            ErrorReport.Failure(
                "the shard \(shard) is there twice: \(folders.joined(separator: ", "))",
                help: "Name each shard once.",
                exitStatus: 65
            )
        case .missingStudent(let student, let shard, let folder):
            ErrorReport.Failure(
                "the shard \(shard) in \(folder) has no grade of \(student)",
                help: "Run grade --shard \(shard) --out \(folder) again.",
                exitStatus: 65
            )
        case .writing(let failure): ErrorReport.Failure(failure)
        }
    }
}
