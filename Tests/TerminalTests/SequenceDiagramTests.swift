import Testing

@testable import Terminal

@Suite("Sequence diagrams") struct SequenceDiagramTests {
    static let source = """
        sequenceDiagram
            participant C as Client
            participant S as Server
            C->>+S: POST /v1/chat/completions
            Note over C,S: one connection
            loop every token
            S-->>C: data: {"delta":"Hi"}
            end
            S--x-C: reset
            S->>S: count
        """

    @Test("Participants, arrows, notes and frames are read")
    func reading() throws {
        let diagram = try #require(SequenceDiagram(source: Self.source))
        #expect(diagram.participants.map(\.name) == ["Client", "Server"])
        #expect(
            diagram.events == [
                .message(
                    from: 0,
                    to: 1,
                    text: "POST /v1/chat/completions",
                    isReply: false,
                    isLost: false
                ),
                .note(over: 0...1, text: "one connection"),
                .frame(text: "loop every token"),
                .message(
                    from: 1,
                    to: 0,
                    text: "data: {\"delta\":\"Hi\"}",
                    isReply: true,
                    isLost: false
                ),
                .frame(text: "end"),
                .message(from: 1, to: 0, text: "reset", isReply: true, isLost: true),
                .message(from: 1, to: 1, text: "count", isReply: false, isLost: false),
            ]
        )
    }

    @Test("Other diagrams and lines that are not understood are none")
    func refusing() {
        #expect(SequenceDiagram(source: "graph TD\nA-->B") == nil)
        #expect(SequenceDiagram(source: "sequenceDiagram\nA wonders about B") == nil)
        #expect(SequenceDiagram(source: "sequenceDiagram\nA->>: text") == nil)
        #expect(SequenceDiagram(source: "sequenceDiagram") == nil)
        #expect(SequenceDiagram(source: "") == nil)
    }

    @Test("A diagram fits every width, and keeps every text")
    func widths() throws {
        let diagram = try #require(SequenceDiagram(source: Self.source))
        for profile in [
            TerminalProfile.fixed(), .fixed(isPlain: false, usesColour: true),
            .fixed(usesUnicode: false),
        ] {
            for width in 30...200 {
                let lines = diagram.lines(width: width, profile: profile)
                #expect(lines.allSatisfy { $0.width <= width }, "width \(width)")
                let text = lines.map(\.plainText).joined(separator: " ")
                #expect(text.contains("reset") && text.contains("Server"))
            }
        }
    }

    @Test("Where columns do not fit it is a list")
    func list() throws {
        let diagram = try #require(SequenceDiagram(source: Self.source))
        let lines = diagram.lines(width: 32, profile: .fixed()).map(\.plainText)
        #expect(lines.contains("Server --> x Client: reset"))
    }
}
