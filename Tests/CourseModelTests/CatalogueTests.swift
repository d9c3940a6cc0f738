import Foundation
import TestSupport
import Testing

@testable import CourseModel

@Suite("The catalogue and its index")
struct CatalogueTests {
    private let course: CourseFixture
    private let cache: TemporaryFolder

    init() throws {
        course = try CourseFixture()
        cache = try TemporaryFolder("cache")
    }

    /// The catalogue as it would be given an hour from now, when the course has long rested.
    private func catalogue(later: Int = 3_600_000_000_000) throws -> Catalogue {
        try catalogue(of: course, later: later)
    }

    private func catalogue(
        of course: CourseFixture,
        later: Int = 3_600_000_000_000
    ) throws -> Catalogue {
        try CourseLoader.catalogue(
            course.root,
            cacheFolder: cache.path("deep/er"),
            now: FileSystem.now() + later
        )
    }

    private var indexes: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: cache.path("deep/er"))) ?? []
    }

    @Test("It says what the course holds, with an index or without")
    func content() throws {
        let plain = try CourseLoader.catalogue(course.root, cacheFolder: nil)
        #expect(plain == Catalogue(try course.load()))
        #expect(
            plain.lessons == [
                .init(number: 1, slug: "01-first", title: "First things", minutes: 20)
            ]
        )
        #expect(plain.exercises(ofLesson: 1).map(\.module) == ["FirstThing", "SecondThing"])
        #expect(plain.exercises[1].requires.map(\.description) == ["01/one"])
        #expect(plain.exercises[1].aliases.map(\.description) == ["01/old"])
        #expect(try catalogue() == plain)
        #expect(indexes.count == 1)
        #expect(try catalogue() == plain)
    }

    @Test("The index is used: what it says counts while the course is as it was")
    func used() throws {
        _ = try catalogue()
        let index = try #require(indexes.first)
        // A change that no time shows cannot be noticed; this one proves that the index is read.
        let text = try cache.read("deep/er/\(index)")
        try cache.write(
            resummed(text.replacing("First things", with: "Other things")),
            to: "deep/er/\(index)"
        )
        #expect(try catalogue().lessons[0].title == "Other things")
    }

    @Test("A changed, added or removed file makes it anew")
    func stale() throws {
        _ = try catalogue()
        let longer = CourseFixture.lesson.replacing("title: First things", with: "title: Changed")
        try course.folder.write(longer, to: CourseFixture.lessonFile)
        #expect(try catalogue().lessons[0].title == "Changed")
        try course.folder.write(longer, to: "lessons/02-more.md")
        #expect(try catalogue().lessons.count == 2)
        try course.folder.remove("lessons/02-more.md")
        #expect(try catalogue().lessons.count == 1)
        try course.folder.remove("\(CourseFixture.one)/Solution.swift")
        #expect(throws: MalformedCourse.self) { try catalogue() }
    }

    @Test("A change that keeps size and time of the file is seen by its status change")
    func sameSizeAndTime() throws {
        let lesson = course.folder.path(CourseFixture.lessonFile)
        try course.age()
        let before = FileSystem.stamp(lesson)
        _ = try catalogue()
        try course.folder.write(
            CourseFixture.lesson.replacing("title: First things", with: "title: Forst things"),
            to: CourseFixture.lessonFile
        )
        // Until the system's clock has gone on by a tick.
        repeat { try course.age() } while FileSystem.stamp(lesson) == before
        #expect(try catalogue().lessons[0].title == "Forst things")
    }

    @Test("What was written just now is not kept, since its times could stay the same")
    func fresh() throws {
        _ = try catalogue(later: 1_000_000_000)
        #expect(indexes.isEmpty)
    }

    @Test("A damaged index is ignored, at whichever byte, and replaced")
    func damaged() throws {
        let sound = try catalogue()
        let index = "deep/er/" + (try #require(indexes.first))
        let bytes = Array(try cache.read(index).utf8)
        var random = SplitMix64(seed: 4)
        for _ in 0..<60 {
            var broken = bytes
            switch Int.random(in: 0..<3, using: &random) {
            case 0: broken.removeLast(Int.random(in: 1...bytes.count, using: &random))
            case 1: broken[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x11
            default: broken.insert(0x0A, at: Int.random(in: 0..<bytes.count, using: &random))
            }
            try cache.write(broken, to: index)
            #expect(try catalogue() == sound)
            #expect(Array(try cache.read(index).utf8) == bytes)
        }
    }

    @Test("A cache that cannot be written is no error")
    func unwritable() throws {
        try cache.write("in the way", to: "deep")
        #expect(try catalogue().lessons.count == 1)
        let nowhere = try CourseLoader.catalogue(course.root, cacheFolder: "/dev/null/none")
        #expect(nowhere.lessons.count == 1)
    }

    @Test("Two courses in one cache do not meet")
    func twoCourses() throws {
        let other = try CourseFixture("other")
        try other.folder.write(
            CourseFixture.lesson.replacing("title: First things", with: "title: Another"),
            to: CourseFixture.lessonFile
        )
        for _ in 0..<2 {
            #expect(try catalogue().lessons[0].title == "First things")
            #expect(
                try catalogue(of: other).lessons[0].title == "Another"
            )
        }
        #expect(indexes.count == 2)
    }

    /// The index's text with its second line made right again: FNV-1a of what follows.
    private func resummed(_ text: String) -> String {
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        let sum = lines[2].utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return "\(lines[0])\n\(String(sum, radix: 16))\n\(lines[2])"
    }
}
