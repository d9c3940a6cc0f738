import CourseModel
import TestSupport
import Testing

@Suite("A malformed file gives one problem, at its place")
struct MalformedCourseTests {
    @Test("The course that is broken here is sound before")
    func sound() throws {
        #expect(try CourseFixture().problems() == [])
    }

    @Test(
        "One problem for each cause",
        arguments: malformedManifests + malformedYAML + malformedLessons
    )
    func oneProblem(_ broken: MalformedCase) throws {
        let course = try CourseFixture()
        let text = try broken.changed(try course.folder.read(broken.file))
        try course.folder.write(text, to: broken.file)
        #expect(course.problems() == [broken.expected])
        // The same on a system that writes CR LF and a byte order mark.
        try course.folder.write(
            "\u{FEFF}"
                + text.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\r\n"),
            to: broken.file
        )
        #expect(course.problems() == [broken.expected])
    }
}
