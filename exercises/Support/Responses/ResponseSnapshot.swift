/// A response as an event of its life carries it: all that is known of it at that moment.
public struct ResponseSnapshot: Equatable, Sendable, CustomStringConvertible {
    /// The response's ID.
    public var id: String
    /// Its member `status`.
    public var status: String
    /// The items that are whole; usually empty until the last event.
    public var output: [OutputItem]
    /// Why it is incomplete, or the message of the error that it came to; nil otherwise.
    public var reason: String?

    /// Makes a snapshot.
    public init(
        id: String,
        status: String,
        output: [OutputItem] = [],
        reason: String? = nil
    ) {
        self.id = id
        self.status = status
        self.output = output
        self.reason = reason
    }

    /// Reads a response; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            id: members["id"]?.string ?? "",
            status: members["status"]?.string ?? "",
            output: (members["output"]?.array ?? []).compactMap(OutputItem.init),
            reason: members["incomplete_details"]?["reason"]?.string
                ?? members["error"]?["message"]?.string
        )
    }

    /// The response on one line: `resp_1 completed {message msg_1 completed [text "Hi"]}`.
    public var description: String {
        let items =
            output.isEmpty
            ? "" : " {\(output.map(\.description).joined(separator: "; "))}"
        let name = id.isEmpty ? shown(text: id) : id
        return "\(name) \(status)\(items)" + (reason.map { " because \(shown(text: $0))" } ?? "")
    }
}
