import StreamingKit
import Testing

@Suite("Event streams conform to the HTML standard, whatever the cuts")
struct EventStreamConformanceTests {
    @Test("the files hold cases for every rule")
    func casesAreThere() {
        #expect(ConformanceCase.all.count >= 119)
        #expect(Set(ConformanceCase.all.map(\.rule)).count == 11)
    }

    @Test("a case gives its events in every cutting", arguments: ConformanceCase.all)
    func everyCutting(_ item: ConformanceCase) throws {
        for chunks in cuttings(of: item) {
            let parsed = try ParsedStream(chunks: chunks)
            #expect(parsed.events == item.expected(isLenient: false), "\(chunks)")
            #expect(parsed.retry == item.retry, "\(chunks)")
            let id = item.lastEventID ?? item.events.last?.id ?? ""
            #expect(parsed.lastEventID == Array(id.utf8), "\(chunks)")
        }
    }

    @Test("a lenient parser dispatches what the end cuts off", arguments: ConformanceCase.all)
    func lenient(_ item: ConformanceCase) throws {
        let complete = item.expected(isLenient: false)
        for chunks in cuttings(of: item) {
            let parsed = try ParsedStream(chunks: chunks, endOfStream: .lenient)
            if item.lenient != nil {
                #expect(parsed.events == item.expected(isLenient: true), "\(chunks)")
            } else {
                // At most one event more, and the complete ones unchanged.
                #expect(Array(parsed.events.prefix(complete.count)) == complete, "\(chunks)")
                #expect(parsed.events.count <= complete.count + 1, "\(chunks)")
            }
        }
    }

    @Test("the borrowed form says the same, and the comments", arguments: ConformanceCase.all)
    func borrowed(_ item: ConformanceCase) throws {
        for chunks in cuttings(of: item) {
            let parsed = try ParsedStream(borrowing: chunks)
            #expect(parsed.events == item.expected(isLenient: false), "\(chunks)")
            guard let comments = item.comments else { continue }
            #expect(parsed.comments == comments.map { Array($0.utf8) }, "\(chunks)")
        }
    }

    private func cuttings(of item: ConformanceCase) -> [[[UInt8]]] {
        let bytes = item.bytes
        // A long case is one of size: its splits are spread over it.
        let splits = everyTwoChunks(of: bytes)
        let step = splits.count / 500 + 1
        return [[bytes], chunks(of: bytes, size: 1), chunks(of: bytes, size: 3)]
            + (item.chunks.map { [$0.map { Array($0.utf8) }] } ?? [])
            + stride(from: 0, to: splits.count, by: step).map { splits[$0] }
    }
}
