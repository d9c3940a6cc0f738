import CourseModel
import Foundation
import TestSupport
import Testing

@testable import ProgressStorage

@Suite("The package of a workspace")
struct PackageTests {
    @Test("lists each exercise and its suite, and nothing that was removed")
    func manifest() {
        var record = WorkspaceRecord()
        record.support = ["Answers.swift"]
        record.exercises = [
            ExerciseID("04/b")!: .init(folder: "04-chunks \"x\"/02-b", module: "Bee"),
            ExerciseID("04/a")!: .init(folder: "04-chunks/01-a", module: "Ay", isRemoved: true),
        ]
        #expect(
            PackageManifest.text(for: record) == """
                // swift-tools-version: 6.0
                // Written by streamtutor, for editors and for `swift test`; `streamtutor upgrade` keeps
                // it up to date.

                import PackageDescription

                let package = Package(
                    name: "streamtutor-workspace",
                    platforms: [.macOS(.v15)],
                    targets: [
                        .target(name: "ExerciseSupport", path: "Support"),
                        .target(
                            name: "Bee",
                            dependencies: ["ExerciseSupport"],
                            path: "04-chunks \\"x\\"/02-b",
                            exclude: ["README.md", "BeeTests.swift"],
                            sources: ["Bee.swift"]
                        ),
                        .testTarget(
                            name: "BeeTests",
                            dependencies: ["Bee", "ExerciseSupport"],
                            path: "04-chunks \\"x\\"/02-b",
                            exclude: ["README.md", "Bee.swift"],
                            sources: ["BeeTests.swift"]
                        ),
                    ]
                )

                """
        )
    }

    /// The tutor itself needs no package; editors do, and the real thing is what they run.
    @Test("builds with its suites as it stands, without a warning, wherever it lies")
    func builds() async throws {
        let folder = try TemporaryFolder("über alles")
        let course = try writeCourse(
            [
                TinyExercise(id: "04/one", folder: "04-chunks/01-one", module: "OneThing"),
                TinyExercise(id: "04/two", folder: "04-chunks/02-two", module: "TwoThings"),
            ],
            in: folder,
            support: [
                "Answers.swift": "public let rightAnswer = 42\n",
                "Checks/Check.swift": """
                import Testing

                public func fail(_ text: String) { Issue.record(Comment(rawValue: text)) }

                """,
            ]
        )
        let workspace = try Workspace.make(at: folder.path("My exercises"), course: course)
            .workspace
        // An edited file has the new starter beside it; that must not be compiled either.
        try folder.write(
            "func answer() -> Int { 42 }\n",
            to: "My exercises/04-chunks/01-one/OneThing.swift"
        )
        try folder.write(
            "func answer() -> Int { 1 } // new\n",
            to: "course/exercises/04-chunks/01-one/OneThing.swift"
        )
        try workspace.upgrade(to: course)
        #expect(folder.exists("My exercises/04-chunks/01-one.new.swift"))

        let (status, output) = try run(
            ["swift", "build", "--build-tests"],
            in: workspace.root
        )
        #expect(status == 0, "\(output)")
        #expect(!output.contains("warning:"), "\(output)")
    }

    private func run(_ command: [String], in folder: String) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
