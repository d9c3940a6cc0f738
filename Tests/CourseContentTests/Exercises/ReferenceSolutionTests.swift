import CourseModel
import ExerciseChecking
import Foundation
import StreamingKit
import TestSupport
import Testing

/// The parser that students end up with reads every stream as the library does.
@Suite("The reference solution of 04/chunked-sse") struct ReferenceSolutionTests {
    @Test("It gives the events of every conformance case") func conformance() async throws {
        let course = try OurCourse.loaded.get()
        let id = ExerciseID(lesson: 4, slug: "chunked-sse")
        var exercise = try #require(course.exercise(id))
        let solution = exercise.solutionPath
        let folder = try TemporaryFolder("conformance")
        let cases = try Self.cases()
        #expect(cases.count > 50)
        exercise.folder = folder.path
        exercise.tests = [ExpectedTest(id: "conformance", points: 0, rule: 1, explanation: "")]
        // Thousands of streams take a second of a processor that hundreds of tests share.
        exercise.limits = Limits(seconds: 600, cpuSeconds: 60)
        try folder.write(Self.suite(cases), to: exercise.suiteFileName)
        try folder.write("", to: exercise.studentFileName)
        let result = try await OurCourse.checker.check(
            CheckRequest(
                exercise: exercise,
                studentFile: solution,
                supportFolder: course.supportFolder
            )
        )
        #expect(
            result.outcome == .passed,
            "\(result.tests.map { $0.message ?? "" }) \(result.diagnostics.map(\.message))"
        )
        withExtendedLifetime(folder) {}
    }

    /// Each case as `[name, bytes in hexadecimal, [[type, data, last event ID]]]`.
    private static func cases() throws -> [JSONValue] {
        let folder = OurCourse.root + "/Tests/StreamingKitTests/Conformance"
        let files = (FileSystem.names(in: folder) ?? []).filter { $0.hasSuffix(".json") }
        return try files.flatMap { file in
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            return (try JSONValue(parsing: text)["cases"]?.array ?? []).map(inBrief)
        }
    }

    private static func inBrief(_ item: JSONValue) -> JSONValue {
        let events = (item["events"]?.array ?? []).map { event in
            let parts = [event["type"] ?? "message", event["data"] ?? "", event["id"] ?? ""]
            return JSONValue.array(parts)
        }
        return .array([item["name"] ?? "", .string(hexadecimal(of: item)), .array(events)])
    }

    private static func hexadecimal(of item: JSONValue) -> String {
        if let digits = item["hex"]?.string { return digits }
        let chunks = item["chunks"]?.array?.compactMap(\.string)
        return (chunks?.joined() ?? item["stream"]?.string ?? "").utf8
            .map { String(format: "%02x", $0) }.joined()
    }

    /// A suite of one test that feeds every case whole, byte by byte, and cut at every place.
    private static func suite(_ cases: [JSONValue]) -> String {
        """
        import ExerciseSupport
        import Testing

        @testable import ChunkedSSE

        private let cases = ####\"""
        \(JSONValue.array(cases).text())
        \"""####

        @Suite struct Conformance {
            @Test func conformance() throws {
                for item in try JSONValue(parsing: cases).array ?? [] {
                    let digits = Array(item[1]?.string ?? "")
                    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                        UInt8(String(digits[$0...$0 + 1]), radix: 16)
                    }
                    let events = (item[2]?.array ?? []).map { event in
                        ServerSentEvent(
                            type: event[0]?.string ?? "", data: event[1]?.string ?? "",
                            lastEventID: event[2]?.string ?? "")
                    }
                    var cuttings = [[bytes], bytes.map { [$0] }]
                    for cut in bytes.indices {
                        cuttings.append([Array(bytes[..<cut]), Array(bytes[cut...])])
                    }
                    for chunks in cuttings {
                        var parser = SSEParser()
                        var got: [ServerSentEvent] = []
                        for chunk in chunks { got += parser.push(chunk) }
                        if got != events {
                            Issue.record("\\(item[0]?.string ?? ""): \\(chunks) gives \\(got)")
                        }
                    }
                }
            }
        }

        """
    }
}
