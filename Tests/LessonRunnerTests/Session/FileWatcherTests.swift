import Foundation
import LessonRunner
import Synchronization
import TestSupport
import Testing

@Suite("Saves that are noticed")
struct FileWatcherTests {
    @Test(
        "a file written again, and one renamed over it",
        arguments: [
            FileWatcher.Method.events, .polling,
        ]
    )
    func saves(method: FileWatcher.Method) async throws {
        let folder = try TemporaryFolder("mit Umlaut ä")
        let path = try folder.write("one", to: "File.swift")
        let watcher = FileWatcher(path: path, method: method, pause: { await Task.yield() })
        var saves = watcher.saves().makeAsyncIterator()
        try folder.write("two, longer", to: "File.swift")
        #expect(await saves.next() != nil)
        let other = try folder.write("three, by an editor that renames", to: "File.swift~")
        _ = rename(other, path)
        #expect(await saves.next() != nil)
    }

    @Test("what happens to other files is none of its business")
    func otherFiles() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("one", to: "File.swift")
        let watcher = FileWatcher(path: path)
        var saves = watcher.saves().makeAsyncIterator()
        try folder.write("noise", to: "Other.swift")
        try folder.write("two, longer", to: "File.swift")
        #expect(await saves.next() != nil)
    }

    @Test("ends with the task that reads it")
    func ends() async throws {
        let folder = try TemporaryFolder()
        let watcher = FileWatcher(path: try folder.write("one", to: "File.swift"))
        let task = Task {
            var count = 0
            for await _ in watcher.saves() { count += 1 }
            return count
        }
        task.cancel()
        #expect(await task.value == 0)
    }
}
