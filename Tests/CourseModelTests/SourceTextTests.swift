import TestSupport
import Testing

@testable import CourseModel

@Suite("Text files of a course")
struct SourceTextTests {
    @Test("Every line end becomes LF, a byte order mark goes, other bytes stay")
    func lineEnds() throws {
        let folder = try TemporaryFolder()
        try folder.write("\u{FEFF}a\r\nb\rc\n\r\n\u{FEFF}d\r", to: "text")
        let source = try SourceText(file: "text", root: folder.path)
        #expect(source.text.unicodeScalars.elementsEqual("a\nb\nc\n\n\u{FEFF}d\n".unicodeScalars))
        #expect(source.lines.count == 6)
        let inMemory = SourceText(file: "text", text: "a\r\nb\rc\n")
        #expect(inMemory.lines == ["a", "b", "c", ""])
    }

    @Test("An empty file has one empty line")
    func empty() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "text")
        #expect(try SourceText(file: "text", root: folder.path).lines == [""])
    }

    @Test("Columns count characters, where YAML counts scalars")
    func columns() {
        let source = SourceText(file: "f", text: "e\u{301}🇸🇪x")
        #expect(source.location(line: 1, scalars: 4).column == 3)
        #expect(source.location(line: 1, scalars: 0).column == 1)
        #expect(source.location(line: 9, scalars: 3).column == nil)
    }

    @Test("The first invalid byte is where the standard library stops to agree")
    func firstInvalid() {
        var random = SplitMix64(seed: 11)
        let pieces: [[UInt8]] = [
            [0x41], Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0xC3], [0xE2, 0x82],
            [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5], [0x80], [0xFF], Array("\u{10FFFF}".utf8),
        ]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...6, using: &random))
                .flatMap { _ in pieces.randomElement(using: &random)! }
            let found = firstInvalidUTF8(bytes)
            #expect((found == nil) == (String(validating: bytes, as: UTF8.self) != nil))
            guard let found else { continue }
            #expect(String(validating: bytes[..<found], as: UTF8.self) != nil)
            // No more bytes make a character of what stands there.
            let next = bytes[found...].prefix(4)
            #expect(
                (1...4).allSatisfy { String(validating: next.prefix($0), as: UTF8.self) == nil }
            )
        }
    }
}

@Suite("What tests share")
struct TestSupportTests {
    @Test("A temporary folder is there, then gone, also when it was made read-only")
    func folder() throws {
        var folder: TemporaryFolder? = try TemporaryFolder("with späce")
        let path = try #require(folder?.path)
        try folder?.write("x", to: "a/b")
        #expect(FileSystem.isFile(path + "/a/b"))
        folder = nil
        #expect(!FileSystem.isFolder(path))
    }

    @Test("A golden file that is missing is written and fails; then it is compared")
    func golden() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("new/golden.txt")
        withKnownIssue { expectGolden("one\ntwo\n", at: file) }
        #expect(try folder.read("new/golden.txt") == "one\ntwo\n")
        expectGolden("one\ntwo\n", at: file)
        withKnownIssue { expectGolden("one\r\ntwo\n", at: file) }
        #expect(
            firstDifference(wanted: "one\ntwo\n", got: "one\nthree\n")
                == "line 2\n  wanted  \"two\"\n  got     \"three\""
        )
        #expect(firstDifference(wanted: "a", got: "a\nb").contains("(the text has ended)"))
    }

    @Test("The random numbers are those of the published generator")
    func random() {
        // First outputs for the seed 1234567, from the reference implementation in C.
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
        #expect(random.next() == 9_817_491_932_198_370_423)
    }

    @Test("The repository's folder holds Package.swift")
    func root() {
        #expect(FileSystem.isFile(repositoryRoot() + "/Package.swift"))
    }
}
