import StreamingKit
import Testing

@Suite("A response that is put together")
struct ResponseAssemblerStateTests {
    private let delta =
        #"{"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":"ab"}"#

    private func assembled(_ payloads: [String]) throws -> ResponseAssembler {
        var assembler = ResponseAssembler()
        for event in try responseEvents(payloads) { assembler.add(event) }
        return assembler
    }

    @Test("knows no response before the first event that carries it")
    func start() throws {
        let empty = ResponseAssembler()
        #expect(empty.response == nil)
        #expect(empty.status == nil)
        #expect(empty.step == nil)
        #expect(empty.lastSequenceNumber == nil)
        #expect(empty.text == "")
        let early = try assembled([delta])
        #expect(early.response == nil)
        #expect(early.text == "ab")
        #expect(
            early.output == [
                ["type": "message", "id": "m", "content": [["type": "output_text", "text": "ab"]]]
            ]
        )
    }

    @Test("goes through the steps of its life")
    func steps() throws {
        let queued = #"{"type":"response.queued","response":\#(responseObject("queued", "[]"))}"#
        var assembler = try assembled([opening[0], queued])
        #expect(assembler.step == .queued)
        #expect(assembler.status == .queued)
        assembler = try assembled(opening + [delta])
        #expect(assembler.step == .inProgress)
        #expect(assembler.status == .inProgress)
        #expect(assembler.response?["output"]?[0]?["content"]?[0]?["text"] == "ab")
        #expect(assembler.lastSequenceNumber == 2)
        #expect(!assembler.isFinished)
    }

    @Test("is finished when it failed, with the error of either event")
    func failed() throws {
        let error = #"{"type":"error","error":{"type":"t","code":"c","message":"m","param":null}}"#
        let response = responseObject("failed", "[]", #","error":{"code":"c","message":"m"}"#)
        let failed = #"{"type":"response.failed","response":\#(response)}"#
        var assembler = try assembled(opening + [error])
        #expect(assembler.error?.code == "c")
        #expect(!assembler.isFinished)
        assembler = try assembled(opening + [error, failed])
        #expect(assembler.isFinished)
        #expect(assembler.status == .failed)
        #expect(assembler.response?["error"]?["message"] == "m")
    }

    @Test("is finished when it is incomplete, and has what came")
    func incomplete() throws {
        let response =
            #"{"id":"resp_1","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"}}"#
        let assembler = try assembled(
            opening + [delta, #"{"type":"response.incomplete","response":\#(response)}"#]
        )
        #expect(assembler.isFinished)
        #expect(assembler.status == .incomplete)
        #expect(assembler.response?["output"] == .array(assembler.output))
        #expect(assembler.text == "ab")
    }

    @Test("takes a whole text for more than its deltas, and a whole response for more than all")
    func wholeOverDeltas() throws {
        let done =
            #"{"type":"response.output_text.done","item_id":"m","output_index":0,"content_index":0,"text":"abc"}"#
        #expect(try assembled(opening + [delta, done]).text == "abc")
        let item =
            #"{"type":"response.output_item.done","output_index":0,"item":{"id":"m","type":"message","content":[{"type":"output_text","text":"abcd"}]}}"#
        #expect(try assembled(opening + [delta, done, item]).text == "abcd")
        #expect(try assembled(opening + [delta, done, item, delta]).text == "abcd")
        let output =
            #"[{"id":"m","type":"message","content":[{"type":"output_text","text":"abcde"}]}]"#
        #expect(try assembled(opening + [delta, done, item, completed(output)]).text == "abcde")
    }

    @Test("ignores events that a resumed stream sends again")
    func resumed() throws {
        let events = try responseEvents(opening + [delta, delta])
        var assembler = ResponseAssembler()
        for event in events + events.suffix(2) { assembler.add(event) }
        #expect(assembler.text == "abab")
        #expect(assembler.lastSequenceNumber == 3)
    }

    @Test("grows in time linear in its length, whatever the indexes")
    func large() throws {
        var assembler = ResponseAssembler()
        let far = ResponsePartPlace(itemID: "m", outputIndex: .max, index: .min)
        for _ in 0..<20_000 {
            assembler.add(
                ResponseEvent(.textDelta(far, delta: "0123456789", logprobs: [["token": "x"]]))
            )
        }
        #expect(assembler.text.utf8.count == 200_000)
        #expect(assembler.output.first?["content"]?[0]?["logprobs"]?.array?.count == 20_000)
        for index in 0..<20_000 {
            let place = ResponseItemPlace(itemID: nil, outputIndex: 20_000 - index)
            assembler.add(ResponseEvent(.toolInputDelta(.functionArguments, place, delta: "{}")))
        }
        #expect(assembler.output.count == 20_001)
    }
}
