import StreamingKit

/// The events of a response, as the predictions of lesson 8 write them: an event stream.
struct StreamedResponse {
    private var events: [ResponseEvent]

    init(_ chunks: [[UInt8]]) {
        events = ReferenceFunction.events(in: chunks).compactMap { try? ResponseEvent($0) }
    }

    /// The type of each event, as its payload says it.
    var types: String { events.map(\.type).joined(separator: " ") }

    /// The text of all messages, by item and part.
    var text: String {
        var assembler = ResponseAssembler()
        for event in events { assembler.add(event) }
        return assembler.text
    }

    /// The numbers from 0 on that did not come, although a larger one did.
    var missingNumbers: String {
        let numbers = Set(events.compactMap(\.sequenceNumber))
        guard let last = numbers.max() else { return "" }
        return (0..<max(0, last)).filter { !numbers.contains($0) }.map(String.init)
            .joined(separator: " ")
    }
}
