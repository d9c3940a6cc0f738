import Foundation
import TestSupport
import Testing

@testable import APISimulator

@Suite("Faults of a request")
struct FaultReaderTests {
    private func read(_ query: [(name: String, value: String)]) throws -> Faults {
        try FaultReader.read(headers: [], query: query)
    }

    @Test("Each fault is read in the forms that it takes")
    func forms() throws {
        #expect(try read([("ttft", "300ms")]).timeToFirstToken == .milliseconds(300))
        #expect(try read([("ttft", "1.5s")]).timeToFirstToken == .milliseconds(1500))
        #expect(try read([("gap", "20")]).gap == .milliseconds(20))
        #expect(try read([("rate", "12.5")]).rate == 12.5)
        #expect(try read([("cut", "bytes")]).cut == .every(1))
        #expect(try read([("cut", "3b")]).cut == .every(3))
        #expect(try read([("cut", "9,4")]).cut == .offsets([4, 9]))
        #expect(try read([("cut", "characters")]).cut == .characters)
        #expect(try read([("cut", "newlines")]).cut == .lineEndings)
        #expect(try read([("cut", "none")]).cut == .whole)
        #expect(try read([("stall", "3")]).stall == .init(position: .events(3), duration: nil))
        #expect(
            try read([("stall", "40b:2s")]).stall
                == .init(position: .bytes(40), duration: .seconds(2))
        )
        #expect(try read([("reset", "7")]).ending == .init(kind: .reset, position: .events(7)))
        #expect(try read([("error", "2:flat")]).error == .init(after: 2, isFlat: true))
        #expect(try read([("bom", "on")]).hasByteOrderMark)
        #expect(try read([("newline", "cr")]).lineEnding == .cr)
        #expect(try read([("terminator", "none")]).terminator == Faults.Terminator.none)
    }

    @Test("A header wins over the query, whatever the case of its name")
    func headers() throws {
        let faults = try FaultReader.read(
            headers: [("X-Simulator-Rate", "9"), ("x-simulator-STALL", "1"), ("Accept", "*/*")],
            query: [("rate", "5"), ("stream", "true")]
        )
        #expect(faults.rate == 9)
        #expect(faults.stall?.position == .events(1))
        #expect(faults.summary == "rate=9, stall=1")
    }

    @Test(
        "A wrong value is refused with the fault's name",
        arguments: [
            ("ttft", "soon"), ("ttft", "-1ms"), ("ttft", "1e3"), ("rate", "0"), ("rate", "nan"),
            ("jitter", "2"), ("status", "200"), ("cut", "0"), ("cut", ""), ("cut", "5,x"),
            ("stall", "x"), ("stall", "1:x"), ("error", "1:deep"), ("newline", "lfcr"),
            ("bom", "maybe"), ("keep-alive", "0"), ("reset", "-1"), ("malformed", "0"),
            ("failures", "0"), ("terminator", "all"), ("tokens", "0"), ("slow", "0"),
        ]
    )
    func wrongValues(name: String, value: String) {
        let error = #expect(throws: ErrorReply.self) { try read([(name, value)]) }
        #expect(error?.code == "invalid_fault")
        #expect(error?.param == "x-simulator-" + name)
    }

    @Test("A header of an unknown fault is refused, a parameter of the query is not ours")
    func unknown() throws {
        let error = #expect(throws: ErrorReply.self) {
            try FaultReader.read(headers: [("X-Simulator-Stal", "1")], query: [])
        }
        #expect(error?.code == "unknown_fault")
        #expect(error?.message.contains("stall") == true)
        #expect(try read([("stal", "1")]) == Faults())
    }

    @Test("A stream cannot end in two ways")
    func twoEndings() {
        #expect(throws: ErrorReply.self) { try read([("eof", "1"), ("reset", "2")]) }
    }

    @Test("Every name of a fault is read as itself")
    func everyName() throws {
        let values = [
            "scenario": "tides", "seed": "1", "ttft": "1ms", "rate": "1", "jitter": "0",
            "status": "429", "retry-after": "1s", "error": "1", "terminator": "none",
            "cut": "bytes", "newline": "crlf", "bom": "on", "ids": "on", "keep-alive": "1s",
            "gap": "1ms",
        ]
        for name in FaultReader.known {
            #expect(try read([(name, values[name] ?? "2")]) != Faults(), "\(name)")
        }
    }

    @Test("Every fault is described beside the scenarios, and nothing else is")
    func described() throws {
        let page = try String(
            contentsOfFile: repositoryRoot() + "/scenarios/README.md",
            encoding: .utf8
        )
        let section = try #require(page.split(separator: "## Faults").last)
        let names = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.dropFirst(3).split(separator: "`").first.map(String.init) }
        #expect(Set(names) == FaultReader.known)
    }
}
