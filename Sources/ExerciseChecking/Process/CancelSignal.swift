internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Says to a thread that waits in poll(2) that it should stop; may be given from any thread, and
/// before anybody waits.
final class CancelSignal: Sendable {
    /// Readable once the signal was given.
    let descriptor: Int32
    private let writing: Int32

    init() throws(CheckingError) {
        (descriptor, writing) = try makePipe()
    }

    func give() {
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }

    deinit {
        close(descriptor)
        close(writing)
    }
}

/// A pipe that no program inherits.
func makePipe() throws(CheckingError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    let problem = cpl_pipe(&ends)
    guard problem == 0 else {
        throw .cannotLaunch(program: "a pipe", reason: systemMessage(problem))
    }
    return (ends[0], ends[1])
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
