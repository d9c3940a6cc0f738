/// A part of an item that grows: an object with a text, and with what belongs to a text.
struct AssembledPart: Sendable {
    /// The part as it was announced, without what grows.
    private var base: JSONObject
    /// The members that grow, in a form that grows in place.
    private var texts: [String: String] = [:]
    private var logprobs: [JSONValue] = []
    private var annotations = IndexedElements<JSONValue>()

    /// A part of the kind that its events are about, in case it was never announced.
    init(type: String) { base = ["type": .string(type)] }

    /// The part as the event says it is, whatever was before.
    init(_ value: JSONValue) { base = value.object ?? [:] }

    /// Appends to the text in the member `key`, and to the log probabilities of its tokens.
    mutating func append(_ delta: String, to key: String, logprobs new: [JSONValue] = []) {
        texts[key, default: base[key]?.string ?? ""] += delta
        logprobs += new
    }

    /// Sets the whole text in the member `key`. Log probabilities are set too when there are some:
    /// an event without them does not take away those of its deltas.
    mutating func set(_ text: String, in key: String, logprobs all: [JSONValue] = []) {
        texts[key] = text
        if !all.isEmpty { logprobs = all }
    }

    mutating func set(annotation: JSONValue, at index: Int) { annotations[index] = annotation }

    /// The part so far.
    var json: JSONValue {
        var object = base
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) { object[key] = .string(text) }
        if !logprobs.isEmpty { object["logprobs"] = .array(logprobs) }
        if !annotations.isEmpty { object["annotations"] = .array(annotations.ordered) }
        return .object(object)
    }
}
