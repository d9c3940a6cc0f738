import CourseModel
import TestSupport
import Testing

/// What the course shows in Swift is Swift.
@Suite(
    "Samples in Swift",
    .enabled(if: Tool.swiftc != nil, "swiftc is not on the PATH")
)
struct SwiftSampleTests {
    /// Swift 6, and no warning: a reader who pastes a sample sees none either.
    private static let options = ["-swift-version", "6", "-warnings-as-errors"]

    @Test("There are some") func exist() { #expect(!Sample.swift.isEmpty) }

    @Test(
        "Each of a lesson compiles by itself",
        arguments: Sample.swift.filter { !$0.isOfExercise }
    )
    func lesson(_ sample: Sample) throws {
        let folder = try TemporaryFolder("sample")
        try folder.write(sample.text, to: "main.swift")
        let claims = Claims(sample)
        let compiler = try #require(Tool.swiftc)
        if claims.isEmpty {
            let output = try compiler.run(
                Self.options + ["-typecheck", "main.swift"],
                in: folder.path
            )
            #expect(output.status == 0, "\(sample.testDescription): \(output.text)")
        } else {
            let output = try compiler.run(
                Self.options + ["-o", "sample", "main.swift"],
                in: folder.path
            )
            try #require(output.status == 0, "\(sample.testDescription): \(output.text)")
            let printed = try Tool(path: folder.path("sample")).run([], in: folder.path)
            #expect(
                claims.fit(printed.text),
                "\(sample.testDescription) says \(claims.lines), prints \(printed.text)"
            )
        }
    }

    @Test(
        "Each of a task compiles with the support module and the solution",
        arguments: Sample.swift.filter(\.isOfExercise)
    )
    func task(_ sample: Sample) throws {
        let support = try Self.support.get()
        let folder = try TemporaryFolder("sample")
        // A task may show a value, which is no statement by itself.
        let isValue = sample.text.hasPrefix("[")
        try folder.write(
            "import ExerciseSupport\n\n" + (isValue ? "let _ = " : "") + sample.text,
            to: "main.swift"
        )
        let output = try #require(Tool.swiftc).run(
            Self.options + [
                "-typecheck", "-I", support.path, "main.swift", sample.folder + "/Solution.swift",
            ],
            in: folder.path
        )
        #expect(output.status == 0, "\(sample.testDescription): \(output.text)")
        withExtendedLifetime(support) {}
    }

    /// A folder with the interface of the support module, made once.
    private static let support = Result { () throws -> TemporaryFolder in
        struct DoesNotCompile: Error { var text: String }
        let folder = try TemporaryFolder("support")
        let output = try #require(Tool.swiftc).run(
            [
                "-swift-version", "6", "-emit-module", "-parse-as-library",
                "-module-name", "ExerciseSupport",
                "-o", folder.path("ExerciseSupport.swiftmodule"),
            ] + sources(below: OurCourse.root + "/exercises/Support"),
            in: folder.path
        )
        guard output.status == 0 else { throw DoesNotCompile(text: output.text) }
        return folder
    }

    /// The Swift files below a folder, links followed.
    private static func sources(below folder: String) -> [String] {
        (FileSystem.names(in: folder) ?? []).flatMap { name in
            name.hasSuffix(".swift") ? ["\(folder)/\(name)"] : sources(below: "\(folder)/\(name)")
        }
    }
}
