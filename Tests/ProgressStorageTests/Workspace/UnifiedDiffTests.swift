import TestSupport
import Testing

@testable import ProgressStorage

@Suite("A unified difference")
struct UnifiedDiffTests {
    private func difference(_ old: String, _ new: String) -> String {
        unifiedDiff(from: old, to: new, oldName: "a", newName: "b")
    }

    @Test("has three lines around each change, and joins changes that are near")
    func hunks() {
        let old = (1...30).map { "\($0)\n" }.joined()
        let new = (1...30).map { [5, 12, 25].contains($0) ? "x\($0)\n" : "\($0)\n" }.joined()
        #expect(
            difference(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") } == [
                "@@ -2,14 +2,14 @@", "@@ -22,7 +22,7 @@",
            ]
        )
    }

    @Test("tells a last line without an end")
    func noNewline() {
        #expect(
            difference("a\n", "a")
                == "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"
        )
    }

    @Test("counts from the line before where one side is empty")
    func empty() {
        #expect(difference("", "a\n") == "--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n")
        #expect(difference("a\n", "") == "--- a\n+++ b\n@@ -1 +0,0 @@\n-a\n")
        #expect(difference("", "") == "")
    }

    @Test("sees line endings and encodings that look alike")
    func bytes() {
        #expect(difference("a\r\n", "a\n") != "")
        #expect(difference("e\u{301}\n", "\u{E9}\n") != "")
    }

    @Test("turns the old text into the new one, whatever they are")
    func applies() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<300 {
            func text() -> String {
                let count = Int.random(in: 0...25, using: &random)
                let lines = (0..<count).map { _ in "\(Int.random(in: 0...3, using: &random))\n" }
                return lines.joined() + (Bool.random(using: &random) ? "end" : "")
            }
            let (old, new) = (text(), text())
            #expect(apply(difference(old, new), to: old) == new)
        }
    }

    /// What `patch` makes of a text.
    private func apply(_ patch: String, to text: String) -> String {
        func pieces(_ text: String) -> [String] {
            var pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
            // What stands behind the last line break is a line only if it is something.
            let last = String(pieces.removeLast())
            return pieces.map { String($0) + "\n" } + (last.isEmpty ? [] : [last])
        }
        var old = pieces(text)[...]
        var taken = 0
        var result: [String] = []
        let lines = pieces(patch).dropFirst(2)
        for (index, line) in zip(lines.indices, lines) {
            let isOpen = index + 1 < lines.endIndex && lines[index + 1].hasPrefix("\\")
            let content = String(isOpen ? line.dropFirst().dropLast() : line.dropFirst())
            switch line.first {
            case "@":
                let fields = line.split(separator: " ")[1].dropFirst().split(separator: ",")
                let start = Int(fields[0])! - (fields.count > 1 && fields[1] == "0" ? 0 : 1)
                result += old.prefix(start - taken)
                old = old.dropFirst(start - taken)
                taken = start
            case "+": result.append(content)
            case " ", "-":
                #expect(old.first == content)
                old = old.dropFirst()
                taken += 1
                if line.first == " " { result.append(content) }
            default: break
            }
        }
        return (result + old).joined()
    }
}
