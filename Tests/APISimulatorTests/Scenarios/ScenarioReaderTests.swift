import TestSupport
import Testing

@testable import APISimulator

@Suite("Scenario files")
struct ScenarioReaderTests {
    private func read(_ text: String) throws -> Scenario {
        try ScenarioReader.read(Array(text.utf8), file: "my.json", name: "my")
    }

    private let message = #"{"type": "message", "text": "Hi"}"#

    @Test("A small file is enough")
    func smallest() throws {
        let scenario = try read(
            #"{"format": 1, "title": "T", "answers": [{"output": [\#(message)]}]}"#
        )
        #expect(scenario.name == "my")
        #expect(scenario.pace == Pace())
        #expect(scenario.answers.map(\.finish) == [.stop])
        #expect(
            scenario.answers[0].output == [.message(text: "Hi", annotations: [], phase: nil)]
        )
    }

    @Test("What is wrong is said with its place")
    func places() {
        let cases: [(String, String)] = [
            ("{", ""), ("[]", ""), (#"{"format": 2}"#, "format"),
            (#"{"format": 1, "tite": "T"}"#, "tite"),
            (#"{"format": 1, "title": "T", "answers": []}"#, "answers"),
            (#"{"format": 1, "title": 3, "answers": [{"output": [\#(message)]}]}"#, "title"),
            (
                #"{"format": 1, "title": "T", "answers": [{"output": [{"type": "mesage"}]}]}"#,
                "answers[0].output[0].type"
            ),
            (
                #"{"format": 1, "title": "T", "answers": [{"output": [{"type": "message"}]}]}"#,
                "answers[0].output[0].text"
            ),
            (
                #"{"format": 1, "title": "T", "pace": {"ttft": "soon"}, "answers": []}"#,
                "answers"
            ),
            (
                #"{"format":1,"title":"T","pace":{"rate":0},"answers":[{"output":[\#(message)]}]}"#,
                "pace.rate"
            ),
            (
                #"{"format":1,"title":"T","answers":[{"when":{"tools":true},"output":[\#(message)]}]}"#,
                "answers"
            ),
            (
                #"{"format":1,"title":"T","answers":[{"finish":"failed","output":[\#(message)]}]}"#,
                "answers[0]"
            ),
            (
                #"{"format":1,"title":"T","answers":[{"finish":"end","output":[\#(message)]}]}"#,
                "answers[0].finish"
            ),
        ]
        for (text, place) in cases {
            let error = #expect(throws: MalformedScenario.self, "\(text)") { try read(text) }
            #expect(error?.place == place, "\(text)")
            #expect(error?.description.hasPrefix("my.json") == true)
        }
    }

    @Test("Two scenarios cannot answer to one model")
    func sameModel() throws {
        let folder = try TemporaryFolder()
        let text = #"{"format":1,"title":"T","models":["m"],"answers":[{"output":[\#(message)]}]}"#
        try folder.write(text, to: "a.json")
        #expect(try ScenarioLibrary.load(folder.path).models == ["a", "m"])
        try folder.write(text, to: "b.json")
        let error = #expect(throws: MalformedScenario.self) {
            try ScenarioLibrary.load(folder.path)
        }
        #expect(error?.problem == "m is a model of a.json too")
    }

    @Test("A folder without scenarios is said so")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.path("missing")] {
            let error = #expect(throws: MalformedScenario.self) { try ScenarioLibrary.load(path) }
            #expect(error?.file == path)
        }
    }

    @Test("The course's scenarios have titles, and the names that clients use lead to one")
    func course() {
        #expect(courseScenarios.scenarios.count >= 25)
        #expect(courseScenarios.scenarios.allSatisfy { !$0.title.isEmpty })
        #expect(courseScenarios.scenario(for: "gpt-4o")?.name == "general")
        #expect(courseScenarios.scenario(for: "tides")?.name == "tides")
    }
}
