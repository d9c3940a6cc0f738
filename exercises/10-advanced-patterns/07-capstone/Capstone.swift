import ExerciseSupport

/// How often one request is sent, at the most.
let mostAttempts = 4

/// Asks a model, shows its answer as it comes, and runs the tools that it calls.
/// - Parameters:
///   - idleLimit: The longest silence of the network.
///   - clock: What all waits are measured with.
///   - show: Takes each piece of text for the user.
/// - Returns: What the user saw, and how it ended. A cancelled task means that the user pressed Stop.
func ask(
    _ question: String,
    over api: some ResponsesAPI,
    tools: [Tool],
    idleLimit: Duration,
    clock: some Clock<Duration>,
    show: @escaping @Sendable (String) -> Void
) async -> StreamedAnswer {
    var answer = StreamedAnswer(requests: 1)
    do {
        // TODO: what if this is no 200? And who closes the connection?
        let reply = try await api.send([.user(question)])
        // TODO: this waits for ever when nothing comes.
        while let chunk = try await reply.next() {
            // TODO: it works on my machine, where each chunk is an event.
            for line in String(decoding: chunk, as: UTF8.self).split(separator: "\n") {
                guard line.hasPrefix("data: ") else { continue }
                let event = try JSONValue(parsing: String(line.dropFirst(6)))
                if event["type"]?.string == "response.output_text.delta" {
                    let delta = event["delta"]?.string ?? ""
                    answer.text += delta
                    show(delta)
                }
                // TODO: calls, and the events that end an answer.
            }
        }
        answer.ending = .completed
    } catch {
        // TODO: a reset, a broken payload and Stop all end here.
        answer.ending = .interrupted(.connectionLost)
    }
    return answer
}
