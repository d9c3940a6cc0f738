import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("Files that cannot be checked")
struct StudentFileTests {
    private func problem(
        _ make: (TemporaryFolder) throws -> String
    ) async throws -> CheckingError? {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        var request = sample.request()
        request.studentFile = try make(sample.folder)
        request.workspaceRoot = sample.folder.path("student")
        do throws(CheckingError) {
            _ = try await ExerciseChecker(environment: .testing).check(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("A missing file, a folder and a device are said as such")
    func noFile() async throws {
        let missing = try await problem { $0.path("student/none.swift") }
        #expect(missing?.exitStatus == 66)
        #expect(missing?.message.hasPrefix("there is no file /") == true)
        let folder = try await problem { try $0.makeFolder("student/folder.swift") }
        #expect(folder?.message.hasSuffix("folder.swift is a folder, not a Swift file") == true)
    }

    @Test("A byte that is not UTF-8 is named by its line and place")
    func notUTF8() async throws {
        let error = try await problem { folder in
            try folder.write(
                Array("let a = 1\nlet b = \"".utf8) + [0xC3, 0x28],
                to: "student/b.swift"
            )
        }
        guard case .studentFileNotUTF8(_, let offset, let line) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(offset == 19)
        #expect(line == 2)
        #expect(error?.exitStatus == 65)
    }

    @Test("A link that leads out of the workspace is refused, one inside is followed")
    func links() async throws {
        let outside = try await problem { folder in
            try folder.write("func answer() -> Int { 42 }\n", to: "outside.swift")
            return try folder.link("student/link.swift", to: folder.path("outside.swift"))
        }
        guard case .studentFileLeadsOutOfWorkspace(_, let target) = outside else {
            Issue.record("\(String(describing: outside))")
            return
        }
        #expect(target.hasSuffix("/outside.swift"))
        let inside = try await problem { folder in
            try folder.link("student/link.swift", to: folder.path("student/Sample.swift"))
        }
        #expect(inside == nil)
    }

    @Test("A course without its suite is not the student's fault")
    func noSuite() async throws {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        try sample.folder.remove("SampleTests.swift")
        await #expect(throws: CheckingError.self) { try await sample.check() }
    }

    @Test(
        "Places of bytes that are not UTF-8",
        arguments: [
            ([0x61], nil), ([0x61, 0xFF], 1), ([0xE2, 0x82], 0), ([0xC3, 0xA9, 0xC0], 2), ([], nil),
        ] as [([UInt8], Int?)]
    )
    func invalidBytes(bytes: [UInt8], offset: Int?) {
        #expect(StudentFile.firstInvalidByte(bytes) == offset)
    }
}

extension TemporaryFolder {
    /// Makes a symbolic link and gives its path.
    func link(_ name: String, to target: String) throws -> String {
        let path = path(name)
        try #require(makeLink(at: path, to: target))
        return path
    }
}
