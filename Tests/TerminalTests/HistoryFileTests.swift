import Foundation
import Testing

@testable import Terminal

@Suite("History on disk") struct HistoryFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String = "history é") -> HistoryFile {
        HistoryFile(path: folder.appending(path: name).path(percentEncoded: false))
    }

    @Test("What was typed comes back, in its order")
    func roundTrip() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for line in ["check", "caf\u{FFFD}", "漢字 👩‍👩‍👧‍👦", " leading space"] { file().append(line) }
        #expect(file().load() == ["check", "caf\u{FFFD}", "漢字 👩‍👩‍👧‍👦", " leading space"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 1)
    }

    @Test("Repeats in a row and empty lines are left out")
    func repeats() {
        defer { try? FileManager.default.removeItem(at: folder) }
        for line in ["next", "next", "", "  ", "check", "next"] { file().append(line) }
        #expect(file().load() == ["next", "check", "next"])
    }

    @Test("At most 1000 entries are kept, the latest")
    func bounds() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let old = (0..<1500).map { "line \($0)\n" }.joined()
        try old.write(toFile: file().path, atomically: true, encoding: .utf8)
        #expect(file().load().count == 1000)
        file().append("newest")
        let kept = file().load()
        #expect(kept.count == 1000 && kept.first == "line 501" && kept.last == "newest")
    }

    @Test("Lines that are no UTF-8 are passed over")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data([0x61, 0x0A, 0xFF, 0xFE, 0x0A, 0x62]).write(to: URL(filePath: file().path))
        #expect(file().load() == ["a", "b"])
    }

    @Test("Where nothing can be written nothing happens")
    func unwritable() {
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = HistoryFile(path: folder.path() + "/no/such/folder/history")
        missing.append("line")
        #expect(missing.load().isEmpty)
        let asFolder = HistoryFile(path: folder.path())
        asFolder.append("line")
        #expect(asFolder.load().isEmpty)
    }

    @Test("Two writers at once lose nothing of each other")
    func twoWriters() async {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = file()
        await withTaskGroup { group in
            for writer in 0..<2 {
                group.addTask { for number in 0..<50 { file.append("\(writer) \(number)") } }
            }
        }
        let lines = file.load()
        for writer in 0..<2 {
            #expect(
                lines.filter { $0.hasPrefix("\(writer) ") } == (0..<50).map { "\(writer) \($0)" }
            )
        }
        #expect(lines.count == 100)
    }
}
