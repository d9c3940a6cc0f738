import Dispatch
import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program of the machine that tests the course's samples.
struct Tool: Sendable {
    let path: String

    /// Finds a program on the `PATH`; nil where there is none of the name.
    init?(_ name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        let found = folders.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        path = found
    }

    init(path: String) { self.path = path }

    static let swiftc = Tool("swiftc")
    static let swiftFormat = Tool("swift-format")
    static let python = Tool("python3")
    static let node = Tool("node")

    struct Output {
        var status: Int32
        /// What it printed, errors too, in the order of its coming.
        var text: String
    }

    /// How long a program may run, in seconds; a sample that never ends is a mistake in it.
    private static let patience = 120

    /// Runs it to its end, without input. Where that does not come, it is killed, which gives a
    /// status other than 0.
    func run(_ arguments: [String], in folder: String) throws -> Output {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        // Samples print more than ASCII, whatever the locale of the machine is.
        environment["PYTHONUTF8"] = "1"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let number = process.processIdentifier
        let stop = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .seconds(Self.patience),
            execute: stop
        )
        defer { stop.cancel() }
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus,
            text: String(decoding: bytes, as: UTF8.self)
        )
    }
}
