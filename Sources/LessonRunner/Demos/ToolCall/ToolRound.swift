import StreamingKit

/// One answer of a model while it comes: text, and calls of functions.
struct ToolRound: Equatable, Sendable {
    struct Call: Equatable, Sendable {
        /// What says to which call a fragment belongs.
        var key: Key
        /// The name that the call's output goes back to.
        var id: String
        var name: String
        /// The pieces of the arguments, each as it came.
        var fragments: [String] = []
        /// Whether the API said that nothing more of it comes.
        var isWhole = false
        /// What our function gave; nil as long as it did not run.
        var output: String?

        var arguments: String { fragments.joined() }

        /// The arguments as JSON. An empty text means that there are none.
        func parsed() throws(JSONSyntaxError) -> JSONValue {
            arguments.isEmpty ? [:] : try JSONValue(parsing: arguments)
        }
    }

    enum Key: Equatable, Sendable {
        case index(Int)
        case item(String)
    }

    var calls: [Call] = []
    var text = ""
    /// Every item of the output as the Responses API gave it when it was done, reasoning too: the
    /// next request repeats them all.
    private(set) var items: [JSONValue] = []
    /// The event or reason at the end, such as `finish_reason: tool_calls`.
    private(set) var finish: String?

    /// Whether the answer is whole and asks for functions. A call in an answer that was cut is not
    /// to be run, however whole it looks.
    var wantsTools: Bool { !calls.isEmpty && calls.allSatisfy(\.isWhole) && finish != nil }

    mutating func take(_ event: ServerSentEvent, _ api: ToolAPI) {
        switch api {
        case .chat: takeChat(event.data)
        case .responses: if let event = try? ResponseEvent(event) { take(event) }
        }
    }

    // MARK: - Chat Completions

    /// The index in each fragment tells the calls apart; the first of a call has ID and name.
    private mutating func takeChat(_ data: String) {
        guard case .chunk(let chunk) = ChatCompletionEvent(data: data) else { return }
        for choice in chunk.choices where choice.index == 0 {
            text += choice.delta.content ?? ""
            for fragment in choice.delta.toolCalls {
                let key = Key.index(fragment.index ?? 0)
                if calls.firstIndex(where: { $0.key == key }) == nil {
                    calls.append(Call(key: key, id: "", name: ""))
                }
                change(key) { call in
                    call.id = fragment.id ?? call.id
                    call.name += fragment.function?.name ?? ""
                    call.add(fragment.function?.arguments ?? "")
                }
            }
            // Only now are the calls whole: that another index has begun proves nothing.
            guard let reason = choice.finishReason else { continue }
            finish = "finish_reason: \(reason)"
            guard reason == .toolCalls else { continue }
            for index in calls.indices { calls[index].isWhole = true }
        }
    }

    // MARK: - Responses

    /// The item's ID tells the calls apart; each has an event of its own when it is whole.
    private mutating func take(_ event: ResponseEvent) {
        switch event.kind {
        case .itemAdded(_, let item) where item["type"] == "function_call":
            calls.append(
                Call(
                    key: .item(item["id"]?.string ?? ""),
                    id: item["call_id"]?.string ?? "",
                    name: item["name"]?.string ?? ""
                )
            )
        case .toolInputDelta(.functionArguments, let place, let delta):
            change(.item(place.itemID ?? "")) { $0.add(delta) }
        case .toolInputDone(.functionArguments, let place, let text):
            change(.item(place.itemID ?? "")) { call in
                call.isWhole = true
                // What the last event says counts, whatever came before it.
                if call.arguments != text { call.fragments = [text] }
            }
        case .itemDone(_, let item): items.append(item)
        case .textDelta(_, let delta, _): text += delta
        case .step(let step, _) where step == .completed: finish = event.type
        default: break
        }
    }

    private mutating func change(_ key: Key, _ body: (inout Call) -> Void) {
        guard let index = calls.firstIndex(where: { $0.key == key }) else { return }
        body(&calls[index])
    }
}

extension ToolRound.Call {
    fileprivate mutating func add(_ fragment: String) {
        if !fragment.isEmpty { fragments.append(fragment) }
    }
}
