/// What each event of the Responses API says, for those who look one up.
///
/// The types are those of the API's own list (the official Python library 3.54,
/// `ResponseStreamEvent`), and two that are seen on the wire and are in no list.
enum EventGlossary {
    struct Entry: Sendable {
        var type: String
        var meaning: String

        init(_ type: String, _ meaning: String) {
            self.type = type
            self.meaning = meaning
        }
    }

    static let all: [Entry] = steps + items + texts + reasoning + calls + tools + others

    static func meaning(of type: String) -> String? {
        all.first { $0.type == type }?.meaning
    }

    private static let steps = [
        Entry("response.created", "The response exists: the first event of every stream."),
        Entry("response.queued", "A response in the background waits for its turn."),
        Entry("response.in_progress", "The model begins."),
        Entry("response.completed", "The response is whole; it stands in the event, with usage."),
        Entry("response.failed", "The model gave up. The response says why in `error`."),
        Entry(
            "response.incomplete",
            "The response was cut off, by a limit or a filter: see `incomplete_details`."
        ),
        Entry(
            "error",
            "Something went wrong after the 200. Its members stand in the event, or in `error`."
        ),
    ]

    private static let items = [
        Entry(
            "response.output_item.added",
            "An item of the output begins: a message, a call, reasoning. `output_index` is its place."
        ),
        Entry("response.output_item.done", "The item is whole, and stands in the event."),
        Entry("response.content_part.added", "A part of a message begins: text or a refusal."),
        Entry("response.content_part.done", "The part is whole, and stands in the event."),
    ]

    private static let texts = [
        Entry(
            "response.output_text.delta",
            "The next piece of text. Append it at `output_index` and `content_index`."
        ),
        Entry("response.output_text.done", "The text is whole: `text` is all of its deltas."),
        Entry(
            "response.output_text.annotation.added",
            "A citation belongs to the text so far, with the places in it that it is about."
        ),
        Entry("response.refusal.delta", "The next piece of what a model says that will not do it."),
        Entry("response.refusal.done", "The refusal is whole."),
    ]

    private static let reasoning = [
        Entry(
            "response.reasoning_summary_part.added",
            "A part of the summary of what the model thought begins; `summary_index` is its place."
        ),
        Entry("response.reasoning_summary_part.done", "The part of the summary is whole."),
        Entry("response.reasoning_summary_text.delta", "The next piece of the summary's text."),
        Entry("response.reasoning_summary_text.done", "The text of the summary's part is whole."),
        Entry(
            "response.reasoning_text.delta",
            "The next piece of the reasoning itself, where a model shows it."
        ),
        Entry("response.reasoning_text.done", "The text of the reasoning is whole."),
    ]
}
