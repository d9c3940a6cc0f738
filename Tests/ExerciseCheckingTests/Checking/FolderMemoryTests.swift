import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("What is remembered of a folder") struct FolderMemoryTests {
    let cache: TemporaryFolder
    let course: TemporaryFolder

    init() throws {
        cache = try TemporaryFolder("cache")
        course = try TemporaryFolder("course")
        try course.write("let a = 1\n", to: "Support/A.swift")
        try course.write("one", to: "exercise/Solution.swift")
        try course.write("two", to: "exercise/mutants/wrong.swift")
        try course.write("text", to: "exercise/README.md")
    }

    private func memory(method: String = "1") async throws -> FolderMemory {
        try await FolderMemory(
            .with(cache: cache.path),
            supportFolder: course.path("Support"),
            method: method
        )
    }

    private func key(_ memory: FolderMemory) -> String {
        memory.key(of: course.path("exercise")) { $0.hasSuffix(".swift") }
    }

    @Test("It is there as long as nothing changes") func remembered() async throws {
        let memory = try await memory()
        let first = key(memory)
        #expect(memory.recall(first) == nil)
        memory.remember("found", as: first)
        let again = try await self.memory()
        #expect(again.recall(key(again)) == "found")
        try course.write("other text", to: "exercise/README.md")
        #expect(key(again) == first)
    }

    @Test(
        "Each thing that it depends on gives another name",
        arguments: [
            ("exercise/Solution.swift", "other"), ("exercise/mutants/wrong.swift", "other"),
            ("exercise/mutants/more.swift", ""), ("Support/A.swift", "let a = 2\n"),
            ("Support/B/C.swift", ""),
        ]
    )
    func changed(_ file: String, _ text: String) async throws {
        let before = key(try await memory())
        try course.write(text, to: file)
        #expect(key(try await memory()) != before)
    }

    @Test("Another way to find out gives another name") func method() async throws {
        #expect(key(try await memory()) != key(try await memory(method: "2")))
    }

    @Test("Text that moves from one file to another gives another name") func moved() async throws {
        let before = key(try await memory())
        try course.write("on", to: "exercise/Solution.swift")
        try course.write("etwo", to: "exercise/mutants/wrong.swift")
        #expect(key(try await memory()) != before)
    }
}
