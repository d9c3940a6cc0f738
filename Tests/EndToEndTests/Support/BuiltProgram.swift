import Foundation

/// The program that the same build made, run as a process of its own.
enum BuiltProgram {
    /// The built `streamtutor`, beside the test bundle.
    static let path: String = {
        let bundle = Bundle.main.executableURL!.deletingLastPathComponent()
        #if os(macOS)
            let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!
                .bundleURL.deletingLastPathComponent()
        #else
            let folder = bundle
        #endif
        return folder.appendingPathComponent("streamtutor").path
    }()

    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs it to its end without a terminal.
    static func run(
        _ arguments: [String],
        input: String = "",
        in folder: String,
        environment: [String: String]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        // The three pipes are served at once: a full one would stop the program for ever.
        let feeder = Thread {
            try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try? stdin.fileHandleForWriting.close()
        }
        feeder.start()
        nonisolated(unsafe) var errors = Data()
        let done = DispatchSemaphore(value: 0)
        let errorHandle = stderr.fileHandleForReading
        Thread.detachNewThread {
            errors = errorHandle.readDataToEndOfFile()
            done.signal()
        }
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        done.wait()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationReason == .exit
                ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self)
        )
    }
}
