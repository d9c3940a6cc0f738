import StreamingKit
import Testing

@testable import APISimulator

@Suite("Responses")
struct ResponsePlanTests {
    @Test("Numbers count from 0, and each event's name is its type")
    func numbers() throws {
        for model in courseScenarios.models {
            let plan = try responsePlan(responseBody(model))
            let numbers = plan.payloads.compactMap { $0["sequence_number"]?.int }
            #expect(numbers == Array(0..<plan.count), "\(model)")
            #expect(plan.events.map(\.name) == plan.payloads.map { $0["type"]?.string })
        }
    }

    @Test("The last event holds the document")
    func lastEvent() throws {
        for model in courseScenarios.models {
            let plan = try responsePlan(responseBody(model))
            #expect(plan.payloads.last?["response"] == plan.document, "\(model)")
            #expect(plan.payloads.first?["type"] == "response.created")
        }
    }

    @Test("The deltas of a part, joined, are its done event and its place in the output")
    func deltas() throws {
        let whole = [
            "response.output_text": "text", "response.refusal": "refusal",
            "response.function_call_arguments": "arguments",
            "response.reasoning_summary_text": "text", "response.reasoning_text": "text",
            "response.custom_tool_call_input": "input",
            "response.code_interpreter_call_code": "code",
            "response.mcp_call_arguments": "arguments", "response.shell_call_command": "command",
        ]
        var seen: Set<String> = []
        for model in courseScenarios.models where model != "failed" {
            var joined: [String: String] = [:]
            for payload in try responsePlan(responseBody(model)).payloads {
                guard let type = payload["type"]?.string else { continue }
                let place = ["output_index", "content_index", "summary_index", "command_index"]
                    .map { "\(payload[$0] ?? .null)" }.joined(separator: " ")
                if type.hasSuffix(".delta"), let text = payload["delta"]?.string {
                    joined[type.dropLast(6) + " " + place, default: ""] += text
                } else if type.hasSuffix(".done"), let field = whole[String(type.dropLast(5))] {
                    let base = String(type.dropLast(5))
                    seen.insert(base)
                    #expect(
                        joined[base + " " + place] ?? "" == payload[field]?.string,
                        "\(model) \(type)"
                    )
                }
            }
        }
        #expect(seen == Set(whole.keys))
    }

    @Test("Every item is added and done once, with one id")
    func items() throws {
        for model in courseScenarios.models {
            let payloads = try responsePlan(responseBody(model)).payloads
            let added = payloads.filter { $0["type"] == "response.output_item.added" }
            let done = payloads.filter { $0["type"] == "response.output_item.done" }
            #expect(added.map { $0["output_index"]?.int } == Array(added.indices))
            guard model != "failed" else { continue }
            #expect(added.map { $0["item"]?["id"] } == done.map { $0["item"]?["id"] }, "\(model)")
            for event in payloads {
                guard let id = event["item_id"], let index = event["output_index"]?.int else {
                    continue
                }
                #expect(added[index]["item"]?["id"] == id, "\(model)")
            }
        }
    }

    @Test("Every event type of the API can be had from some scenario")
    func everyType() throws {
        var types: Set<String> = []
        for model in courseScenarios.models {
            for background in [false, true] {
                let body = responseBody(model, ["background": .bool(background)])
                types.formUnion(try responsePlan(body).events.compactMap(\.name))
            }
        }
        let missing = allResponseEventTypes.subtracting(types)
        #expect(missing.isEmpty, "\(missing.sorted())")
        #expect(types.subtracting(allResponseEventTypes).allSatisfy { $0.contains("apply_patch") })
    }

    @Test("What was cut off is incomplete, in its item and in the response")
    func incomplete() throws {
        let cut = try responsePlan(responseBody("tides", ["max_output_tokens": 4]))
        #expect(cut.events.last?.name == "response.incomplete")
        #expect(cut.document["incomplete_details"] == ["reason": "max_output_tokens"])
        #expect(cut.document["output"]?[0]?["status"] == "incomplete")
        #expect(cut.document["usage"]?["output_tokens"] == 4)
        let filtered = try responsePlan(responseBody("filtered"))
        #expect(filtered.document["incomplete_details"] == ["reason": "content_filter"])
        #expect(filtered.document["output"]?[0]?["status"] == "incomplete")
    }

    @Test("A server that gives up says error, then failed, and closes nothing")
    func failed() throws {
        let plan = try responsePlan(responseBody("failed"))
        let names = plan.events.compactMap(\.name)
        #expect(names.suffix(3) == ["response.output_text.delta", "error", "response.failed"])
        #expect(plan.document["error"]?["code"] == "server_error")
    }

    @Test("A background response is queued before it is in progress")
    func background() throws {
        let names = try responsePlan(responseBody("tides", ["background": true])).events
            .compactMap(\.name)
        let expected = ["response.created", "response.queued", "response.in_progress"]
        #expect(Array(names.prefix(3)) == expected)
    }

    @Test("Citations come behind the text that they are about")
    func citations() throws {
        let names = try responsePlan(responseBody("web-search")).events.compactMap(\.name)
        let first = try #require(names.firstIndex(of: "response.output_text.annotation.added"))
        #expect(names[first - 1] == "response.output_text.delta")
        #expect(names[first + 1] == "response.output_text.delta")
    }

    @Test("Obfuscation is left out when it is not wanted")
    func obfuscation() throws {
        let options: JSONObject = [
            "stream": true, "stream_options": ["include_obfuscation": false],
        ]
        let without = try responsePlan(responseBody("tides", options)).payloads
        #expect(without.allSatisfy { $0["obfuscation"] == nil })
        let with = try responsePlan(responseBody("tides", ["stream": true])).payloads
        for payload in with where payload["type"]?.string?.hasSuffix(".delta") == true {
            #expect(payload["obfuscation"]?.string?.isEmpty == false)
        }
    }
}

/// The event types of the Responses API (openai 3.54, `ResponseStreamEvent`).
private let allResponseEventTypes: Set<String> = {
    let groups: [String: [String]] = [
        "response": ["created", "queued", "in_progress", "completed", "failed", "incomplete"],
        "response.output_item": ["added", "done"], "response.content_part": ["added", "done"],
        "response.output_text": ["delta", "done", "annotation.added"],
        "response.refusal": ["delta", "done"],
        "response.function_call_arguments": ["delta", "done"],
        "response.custom_tool_call_input": ["delta", "done"],
        "response.reasoning_summary_part": ["added", "done"],
        "response.reasoning_summary_text": ["delta", "done"],
        "response.reasoning_text": ["delta", "done"],
        "response.web_search_call": ["in_progress", "searching", "completed"],
        "response.file_search_call": ["in_progress", "searching", "completed"],
        "response.code_interpreter_call": ["in_progress", "interpreting", "completed"],
        "response.code_interpreter_call_code": ["delta", "done"],
        "response.image_generation_call": [
            "in_progress", "generating", "partial_image", "completed",
        ],
        "response.mcp_list_tools": ["in_progress", "completed", "failed"],
        "response.mcp_call": ["in_progress", "completed", "failed"],
        "response.mcp_call_arguments": ["delta", "done"],
        "response.shell_call_command": ["added", "delta", "done"],
        "response.shell_call_output_content": ["delta", "done"],
        "response.audio": ["delta", "done"], "response.audio.transcript": ["delta", "done"],
        "response.compaction": ["compacting"],
    ]
    let names = groups.flatMap { group, names in names.map { group + "." + $0 } }
    return Set(names + ["error"])
}()
