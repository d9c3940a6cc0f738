import ArgumentParser
import LessonRunner
import StreamingKit
import Terminal

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show an event stream on standard input: events, times, the answer.",
        discussion: "For example: curl -N … | streamtutor inspect"
    )

    enum EndOfFile: String, ExpressibleByArgument, CaseIterable {
        case discard, dispatch
    }

    @Flag(help: "One JSON object a line, for other programs.")
    var json = false

    @Option(help: "What becomes of an event that the end cuts off.")
    var eof: EndOfFile = .discard

    @Option(help: ArgumentHelp("Hand the parser at most this many bytes at once.", valueName: "n"))
    var chunk: Int?

    @Flag(help: "Clean lines: no colours.")
    var plain = false

    func validate() throws {
        if let chunk, chunk < 1 {
            throw ValidationError("--chunk takes a number from 1 up, not \(chunk)")
        }
    }

    func run() throws {
        let profile = TerminalProfile.detect(plain: plain)
        let screen = InspectionScreen(profile: profile)
        var inspection = StreamInspection(endOfStream: eof == .discard ? .strict : .lenient)
        var start: ContinuousClock.Instant?
        func now() -> Double {
            guard let start else { return 0 }
            let parts = start.duration(to: .now).components
            return Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15
        }
        func show(_ entries: [StreamInspection.Entry]) {
            var text = ""
            for entry in entries {
                text += (json ? entry.json : screen.line(entry).rendered(for: profile)) + "\n"
            }
            if !text.isEmpty { Output.write(text) }
        }
        do {
            while let bytes = try readSome() {
                if start == nil { start = .now }
                let at = now()
                for piece in pieces(of: bytes) { show(try inspection.push(piece, at: at)) }
            }
            show(try inspection.finish(at: now()))
        } catch let error as EventStreamLimitExceeded {
            throw ErrorReport.Failure(error.description, exitStatus: 65)
        }
        Output.write(
            json
                ? inspection.endJSON + "\n"
                : screen.summary(inspection).rendered(for: profile)
        )
    }

    private func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        guard let chunk else { return [bytes] }
        return stride(from: 0, to: bytes.count, by: chunk).map {
            Array(bytes[$0..<min(bytes.count, $0 + chunk)])
        }
    }

    /// The bytes that are there; nil at the end.
    private func readSome() throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw ErrorReport.Failure(
                    "cannot read standard input: \(String(cString: strerror(errno)))",
                    exitStatus: 66
                )
            }
            return count == 0 ? nil : Array(buffer[..<count])
        }
    }
}
