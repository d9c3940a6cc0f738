import CourseModel
import Foundation
import TestSupport
import Testing

@Suite("Loading a course")
struct CourseLoaderTests {
    @Test("Exercises come with everything that their manifests say")
    func exercises() throws {
        let fixture = try CourseFixture()
        let course = try fixture.load()
        #expect(course.root == fixture.root)
        #expect(course.exercises.map(\.id.description) == ["01/one", "01/two"])
        let one = course.exercises[0]
        #expect(one.title == "The first" && one.module == "FirstThing" && one.order == 1)
        #expect(one.points == 3 && one.minutes == 10 && one.concepts == ["part", "whole"])
        #expect(
            one.tests == [
                ExpectedTest(id: "opens", points: 1, rule: 1, explanation: "It must open."),
                ExpectedTest(id: "closes", points: 2, rule: 2, explanation: "It must close."),
            ]
        )
        #expect(
            one.hiddenTests == [
                ExpectedTest(id: "any", points: 3, rule: 1, explanation: "Always.")
            ]
        )
        #expect(
            one.hints == [
                Hint(text: "Look again.", tests: []), Hint(text: "Look: here", tests: ["opens"]),
                Hint(text: "Write it down.", tests: []),
            ]
        )
        #expect(one.limits == Limits(seconds: 5))
        #expect(one.allowedImports == ["ExerciseSupport"] && !one.needsSimulator)
        #expect(one.folder == "\(fixture.root)/\(CourseFixture.one)")
        let two = course.exercises[1]
        #expect(two.requires == [one.id] && two.aliases.map(\.description) == ["01/old"])
        #expect(course.exercise(two.aliases[0])?.id == two.id)
    }

    @Test("Optional fields are taken as they are written")
    func options() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(
            CourseFixture.manifest.replacingOccurrences(
                of: "limits: {seconds: 5}",
                with: """
                    limits: {seconds: 2.5, cpu: 3, memory: 64, output: 8, file: 1, processes: 4}
                    imports: [ExerciseSupport, Synchronization]
                    needs: [simulator]
                    """
            ),
            to: CourseFixture.one + "/exercise.yml"
        )
        let one = try fixture.load().exercises[0]
        #expect(
            one.limits
                == Limits(
                    seconds: 2.5,
                    cpuSeconds: 3,
                    memory: 64,
                    output: 8,
                    fileSize: 1,
                    processes: 4
                )
        )
        #expect(one.allowedImports == ["ExerciseSupport", "Synchronization"])
        #expect(one.needsSimulator)
    }

    @Test("A lesson comes as sections of steps, with the lines of its file")
    func lesson() throws {
        let lesson = try CourseFixture().load().lessons[0]
        #expect(lesson.number == 1 && lesson.slug == "01-first" && lesson.minutes == 20)
        #expect(lesson.objectives == ["name the parts", "put them together", "take them apart"])
        #expect(
            lesson.sources == [
                Source(title: "A book"), Source(title: "A page", url: "https://example.org/page"),
            ]
        )
        #expect(lesson.introduction.map(\.shown) == ["16 prose An introduction."])
        #expect(lesson.sections.map(\.title) == ["One", "Two"])
        #expect(lesson.sections.map(\.number) == [1, 2])
        #expect(lesson.sections.map(\.location.line) == [18, 45])
        #expect(
            lesson.sections[0].steps.map(\.shown) == [
                "20 prose Some prose.", "22 predict halves",
                "33 prose ```swift\n## not a heading\n```", "37 quiz pick",
            ]
        )
        #expect(
            lesson.sections[1].steps.map(\.shown) == [
                "47 demo split [\"text\": \"a b\"]", "52 exercise 01/one", "56 prose The end.",
            ]
        )
        #expect(lesson.markdown.hasPrefix("\n# First things\n"))
        #expect(lesson.markdown.hasSuffix("The end.\n"))
    }

    @Test("A prediction and a quiz hold what their fields say")
    func steps() throws {
        let section = try CourseFixture().load().lessons[0].sections[0]
        guard case .predict(let prediction) = section.steps[1].content,
            case .quiz(let quiz) = section.steps[3].content
        else {
            Issue.record("these are other steps: \(section.steps)")
            return
        }
        #expect(prediction.ask == "What comes out?" && prediction.why == "Because.")
        #expect(
            prediction.answer
                == .computed(
                    function: "lines",
                    input: ChunkedBytes(chunks: [Array("caf".utf8) + [0xC3], [0xA9]])
                )
        )
        #expect(prediction.accept == ["other"] && prediction.show == nil)
        #expect(prediction.misses == [.init(answer: "wrong", why: "It is not.")])
        #expect(
            quiz.choices == [
                .init(text: "this", isRight: true, why: "Yes."),
                .init(text: "that", isRight: false, why: "No."),
            ]
        )
    }

    @Test("Texts without quotes stay texts, blocks lose their last line feed")
    func texts() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(
            CourseFixture.lesson.replacingOccurrences(
                of: "input: 'caf\\xC3|\\xA9'\ncompute: lines",
                with: "answer: 12\nshow: |\n  one\n  two\n"
            ),
            to: CourseFixture.lessonFile
        )
        let step = try fixture.load().lessons[0].sections[0].steps[1]
        guard case .predict(let prediction) = step.content else {
            Issue.record("this is another step: \(step)")
            return
        }
        #expect(prediction.answer == .text("12") && prediction.show == "one\ntwo")
    }

    @Test("A step with longer fences may hold a code block")
    func longFences() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(
            CourseFixture.lesson.replacingOccurrences(of: "```predict", with: "````predict")
                .replacingOccurrences(
                    of: "why: Because.\n```",
                    with: "why: |\n  So:\n  ```swift\n  x\n  ```\n````"
                ),
            to: CourseFixture.lessonFile
        )
        let step = try fixture.load().lessons[0].sections[0].steps[1]
        guard case .predict(let prediction) = step.content else {
            Issue.record("this is another step: \(step)")
            return
        }
        #expect(prediction.why == "So:\n```swift\nx\n```")
    }

    @Test("Prose with signs of YAML, headings in code and comments are left alone")
    func prose() throws {
        let fixture = try CourseFixture()
        let prose = """
            Text with &b and *stars*: fine.

            1. A list

                ```swift
                ## deep
                ```

            ~~~
            ## in tildes
            ~~~

            <!-- ## in a comment -->

            ````markdown
            ```predict
            id: shown only
            ```
            ````

            ```demonstration
            x
            ```

            ### A smaller heading
            """
        try fixture.folder.write(
            CourseFixture.lesson.replacingOccurrences(of: "The end.", with: prose),
            to: CourseFixture.lessonFile
        )
        let lesson = try fixture.load().lessons[0]
        #expect(lesson.sections.count == 2)
        #expect(lesson.sections[1].steps.last?.shown == "56 prose \(prose)")
    }

    @Test("Names that nobody gave are not checked")
    func openNames() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(
            CourseFixture.lesson.replacingOccurrences(of: "name: split", with: "name: new"),
            to: CourseFixture.lessonFile
        )
        #expect(fixture.problems(known: KnownNames()) == [])
        #expect(
            fixture.problems(known: KnownNames(demos: ["a", "b", "c"])) == [
                "lessons/01-first.md:48:7: name: there is no demo \"new\" | there are a, b and c"
            ]
        )
    }

    @Test("One lesson is loaded without the others")
    func oneLesson() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write("broken", to: "lessons/02-broken.md")
        try fixture.folder.write(
            "broken: [",
            to: "exercises/02-broken/01-worse/exercise.yml"
        )
        let loaded = try #require(try CourseLoader.lesson(1, root: fixture.root))
        #expect(loaded.lesson.title == "First things")
        #expect(loaded.exercises.map(\.id.description) == ["01/one", "01/two"])
        #expect(throws: MalformedCourse.self) {
            try CourseLoader.lesson(2, root: fixture.root)
        }
        #expect(try CourseLoader.lesson(3, root: fixture.root)?.lesson.number == nil)
    }

    @Test("A step may name another lesson's exercise, also when one lesson is loaded alone")
    func otherLesson() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(CourseFixture.lesson, to: "lessons/02-next.md")
        #expect(try CourseLoader.lesson(2, root: fixture.root)?.exercises.isEmpty == true)
        try fixture.folder.write(
            CourseFixture.lesson.replacingOccurrences(of: "01/one", with: "01/onne"),
            to: "lessons/02-next.md"
        )
        do {
            _ = try CourseLoader.lesson(2, root: fixture.root)
            Issue.record("01/onne is no exercise")
        } catch {
            #expect(
                error.problems.map(\.written) == [
                    "lessons/02-next.md:53:1: there is no exercise 01/onne | did you mean 01/one?"
                ]
            )
        }
    }

    @Test("A course in a folder with spaces and accents loads")
    func path() throws {
        #expect(try CourseFixture("my cöurse ✓").problems() == [])
    }
}

extension Step {
    /// The step in one text: line, kind and what it is known by.
    fileprivate var shown: String {
        let line = location.line
        switch content {
        case .prose(let text): return "\(line) prose \(text)"
        case .predict(let prediction): return "\(line) predict \(prediction.id)"
        case .quiz(let quiz): return "\(line) quiz \(quiz.id)"
        case .demo(let demo): return "\(line) demo \(demo.name) \(demo.options)"
        case .exercise(let id): return "\(line) exercise \(id)"
        }
    }
}
