import CPseudoTerminal
import Foundation
import Testing

/// A program without a terminal: its standard input is fed, and what it says is collected.
final class RunningProgram {
    struct Outcome {
        /// The exit status, or minus the signal that ended it.
        var status: Int32
        var output: String
        var errors: String
    }

    struct Stuck: Error { var what: String }

    let process: pid_t
    private var input: Int32
    private var outputs: [(descriptor: Int32, bytes: [UInt8])]
    private var isReaped = false

    /// - Parameters:
    ///   - outputFile: Where standard output goes instead of being collected, such as `/dev/full`.
    init(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        environment: [String: String],
        outputFile: String? = nil
    ) throws {
        // A program that has ended reads nothing more; writing to it fails instead.
        _ = Foundation.signal(SIGPIPE, SIG_IGN)
        let (toIt, fromIt, errorsFromIt) = (try Self.pipe(), try Self.pipe(), try Self.pipe())
        let target = try outputFile.map { try Self.open($0) } ?? fromIt.write
        process = withCStrings([program] + arguments) { words in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                program_start(
                    program,
                    words,
                    variables,
                    folder,
                    toIt.read,
                    target,
                    errorsFromIt.write
                )
            }
        }
        let reason = errno
        for end in [toIt.read, fromIt.write, errorsFromIt.write] { close(end) }
        if target != fromIt.write { close(target) }
        input = toIt.write
        outputs = [(fromIt.read, []), (errorsFromIt.read, [])]
        guard process > 0 else { throw Stuck(what: String(cString: strerror(reason))) }
    }

    deinit {
        closeInput()
        for output in outputs where output.descriptor >= 0 { close(output.descriptor) }
        if !isReaped {
            kill(process, SIGKILL)
            var ignored: Int32 = 0
            waitpid(process, &ignored, 0)
        }
    }

    /// Everything that standard output had so far.
    var output: String { String(decoding: outputs[0].bytes, as: UTF8.self) }
    var errors: String { String(decoding: outputs[1].bytes, as: UTF8.self) }

    /// Writes to its standard input.
    func send(_ text: String) { send(bytes: Array(text.utf8)) }

    func send(bytes: [UInt8]) {
        var bytes = bytes
        while !bytes.isEmpty {
            let count = write(input, bytes, bytes.count)
            guard count > 0 else { return }
            bytes.removeFirst(count)
        }
    }

    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Reads until standard output has `text`, `times` times.
    func wait(
        forOutput text: String,
        times: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try wait(for: "\"\(text)\" in its output", sourceLocation: sourceLocation) {
            output.components(separatedBy: text).count > times
        }
    }

    /// Reads until `condition` is true. The bound only ends a test that fails.
    func wait(
        for what: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: () -> Bool
    ) throws {
        let end = Deadline()
        while !condition() {
            // Twenty times a second, for conditions that are not about the output.
            let goesOn = read(milliseconds: 50)
            guard !goesOn || end.isPassed else { continue }
            guard !condition() else { return }
            Issue.record(
                "it never came to \(what):\n\(output)\n\(errors)",
                sourceLocation: sourceLocation
            )
            throw Stuck(what: what)
        }
    }

    /// Ends its input, collects what is left, and waits for its end.
    ///
    /// A process that it left behind and that holds its output counts as not ended.
    func finish(sourceLocation: SourceLocation = #_sourceLocation) throws -> Outcome {
        closeInput()
        let end = Deadline()
        while read(milliseconds: 1000) {
            guard end.isPassed else { continue }
            Issue.record("it never ended:\n\(output)\n\(errors)", sourceLocation: sourceLocation)
            throw Stuck(what: "the end")
        }
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { throw Stuck(what: "the end") }
        isReaped = true
        return Outcome(status: exitStatus(of: status), output: output, errors: errors)
    }

    /// Reads what there is, waiting for it; false when both streams have ended.
    private func read(milliseconds: Int32) -> Bool {
        var sources = outputs.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard outputs.contains(where: { $0.descriptor >= 0 }) else { return false }
        guard poll(&sources, nfds_t(sources.count), milliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        for index in outputs.indices where sources[index].revents != 0 {
            let count = Foundation.read(outputs[index].descriptor, &buffer, buffer.count)
            if count > 0 {
                outputs[index].bytes += buffer[..<count]
            } else {
                close(outputs[index].descriptor)
                outputs[index].descriptor = -1
            }
        }
        return true
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard private_pipe(&ends) == 0 else { throw Stuck(what: "no pipe") }
        return (ends[0], ends[1])
    }

    private static func open(_ path: String) throws -> Int32 {
        let descriptor = Foundation.open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Stuck(what: "cannot open \(path)") }
        return descriptor
    }
}

/// The bound of a wait. It only ends a test that fails; a test that passes never comes near it.
struct Deadline {
    private let end = ContinuousClock.now + .seconds(240)

    var isPassed: Bool { ContinuousClock.now > end }
}

/// What a shell would show for the status that `waitpid` gives, a signal as a negative number.
func exitStatus(of status: Int32) -> Int32 {
    status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
}

/// Lends the words as `execve` takes them.
func withCStrings<Result>(
    _ words: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return body(pointers)
}
