import StreamingKit
import Terminal

/// The demo `partial-json`: a structured output while it streams, and what of it may be shown.
///
/// Options: `scenario` for another model than `recipe`, `rate` of its tokens, `fast`.
struct PartialJSONDemo: Demo {
    static let name = "partial-json"
    static let summary = "a structured output while it streams, and what of it may be shown"

    private let model: String
    private let rate: Int
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["scenario", "rate"])
        model = read.text("scenario") ?? "recipe"
        rate = try read.number("rate", in: 1...10_000, or: 12)
        isFast = read.isFast
    }

    /// What the answer must look like; the API holds the model to it.
    private static let schema: JSONValue = [
        "type": "object", "additionalProperties": false,
        "required": ["title", "minutes", "vegetarian", "ingredients", "steps"],
        "properties": [
            "title": ["type": "string"], "minutes": ["type": "integer"],
            "vegetarian": ["type": "boolean"],
            "ingredients": [
                "type": "array",
                "items": [
                    "type": "object", "additionalProperties": false,
                    "required": ["name", "grams"],
                    "properties": ["name": ["type": "string"], "grams": ["type": "integer"]],
                ],
            ],
            "steps": ["type": "array", "items": ["type": "string"]],
        ],
    ]

    private var request: LiveRequest {
        LiveRequest(
            path: "/v1/responses",
            query: [("rate", "\(rate)"), ("ttft", "400ms"), ("jitter", "0.5")],
            body: [
                "model": .string(model), "input": "A recipe for crêpes, please.",
                "stream": true,
                "text": [
                    "format": [
                        "type": "json_schema", "name": "recipe", "strict": true,
                        "schema": Self.schema,
                    ]
                ],
            ]
        )
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            let frame = PartialJSONFrame(profile: context.profile)
            let shared = Shared((output: StructuredOutput(), end: LiveAnswer.stopped))
            context.show(frame.introduction())
            let last = await run.drawing(frame) { frame in
                frame.lines(shared.value.output)
            } while: {
                let end = await LiveAnswer.events(of: request, on: server) { event, _ in
                    guard let event = try? ResponseEvent(event) else { return }
                    shared.change { $0.output.take(event) }
                }
                shared.change { $0.end = end }
            }
            context.show(last.result(shared.value.output, shared.value.end))
        }
    }
}
