import Foundation
import StreamingKit
import TestSupport
import Testing

@testable import CourseModel

@Suite("The JSON Schemas that editors check manifests with") struct SchemaTests {
    private static let manifests = OurCourse.pages
        .filter { $0.hasPrefix("exercises/") && $0.hasSuffix("/README.md") }
        .map { $0.replacing("README.md", with: "exercise.yml") }
        .filter { $0 != "exercises/exercise.yml" }
    private static let lessons = OurCourse.pages.filter {
        $0.hasPrefix("lessons/") && !$0.hasSuffix("README.md")
    }

    private func schema(_ name: String) throws -> JSONSchema {
        let path = OurCourse.root + "/schemas/\(name).schema.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return JSONSchema(root: try JSONValue(parsing: text))
    }

    @Test("Every manifest of the course fits", arguments: manifests)
    func manifest(_ file: String) throws {
        let source = try SourceText(file: file, root: OurCourse.root)
        #expect(try schema("exercise").problems(of: value(of: source.text)) == [])
    }

    @Test("The front matter of every lesson fits", arguments: lessons)
    func frontMatter(_ file: String) throws {
        let source = try SourceText(file: file, root: OurCourse.root)
        let end = try #require(source.lines.dropFirst().firstIndex(of: "---"))
        let text = source.lines[1..<end].joined(separator: "\n")
        #expect(try schema("lesson").problems(of: value(of: text)) == [])
    }

    @Test("They know the fields that the loader knows, and no other") func fields() throws {
        func names(_ schema: JSONValue?) -> [String] {
            guard case .object(let object)? = schema?["properties"] else { return [] }
            return object.members.map(\.key).sorted()
        }
        let exercise = try schema("exercise").root
        let hints = exercise["properties"]?["hints"]?["items"]?["oneOf"]?[1]
        #expect(names(exercise) == ManifestReader.fields.sorted())
        #expect(names(exercise["$defs"]?["test"]) == TestListReader.fields.sorted())
        #expect(
            names(exercise["properties"]?["limits"]) == ManifestReader.limitFields.sorted()
        )
        #expect(names(hints) == ManifestReader.hintFields.sorted())
        let lesson = try schema("lesson").root
        let sources = lesson["properties"]?["sources"]?["items"]?["oneOf"]?[1]
        #expect(names(lesson) == LessonReader.fields.sorted())
        #expect(names(sources) == LessonReader.sourceFields.sorted())
    }

    @Test(
        "What the loader refuses, they refuse",
        arguments: [
            ("format: 1", "format: 2"), ("id: 04/", "id: 4/"), ("points: ", "punkte: "),
            ("module: ", "module: lower"), ("minutes: ", "minutes: x"), ("rule: 1", "rule: 0"),
            ("concepts: [", "concepts: [[a], "), ("hints:\n", "hints:\n  - One more.\n"),
            ("explanation: ", "why: "), ("title: ", "subtitle: a\ntitle: "),
        ]
    )
    func refused(_ old: String, _ new: String) throws {
        let file = "exercises/04-parsing-chunks/03-chunked-sse/exercise.yml"
        let text = try SourceText(file: file, root: OurCourse.root).text
        let range = try #require(text.firstRange(of: old))
        let changed = text.replacingCharacters(in: range, with: new)
        #expect(try schema("exercise").problems(of: value(of: changed)) != [])
    }

    /// A YAML text as the JSON that an editor's checker sees.
    private func value(of text: String) throws -> JSONValue {
        let sink = ProblemSink()
        let source = SourceText(file: "exercise.yml", text: text)
        let node = try #require(YAMLDocument.read(text, in: source, problems: sink))
        #expect(sink.problems.isEmpty)
        return value(of: node)
    }

    private func value(of node: YAMLNode) -> JSONValue {
        switch node.content {
        case .sequence(let nodes): return .array(nodes.map(value))
        case .mapping(let pairs):
            var object = JSONObject()
            for pair in pairs { object[pair.key] = value(of: pair.value) }
            return .object(object)
        case .scalar(let text, .plain):
            if node.isNull { return .null }
            if text == "true" || text == "false" { return .bool(text == "true") }
            if let number = Int(text) { return JSONValue(number) }
            if let number = Double(text), let json = JSONNumber(number) { return .number(json) }
            return .string(text)
        case .scalar(let text, _): return .string(text)
        }
    }
}
