internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// A process that has the compiler in memory and compiles one file after the other.
///
/// A fifth of what a frontend does for a student's file is to start. Where hundreds of files are
/// compiled, the toolchain's SourceKit does it, which is the same compiler as a library: what it
/// makes is the same, byte for byte but for a hash of the command line. It is asked for what succeeds
/// without a word alone; whatever the compiler has to say is said by the frontend, asked again.
final class CompileServer: Sendable {
    private let channel: Int32
    private let process: Task<Void, Never>

    /// Starts the process.
    /// - Parameters:
    ///   - command: A program, and what comes before the path of the library.
    ///   - library: The toolchain's SourceKit.
    ///   - folder: A folder for temporary files.
    init?(command: [String], library: String, environment: CheckingEnvironment, folder: String) {
        var ends: [Int32] = [-1, -1]
        guard cpl_socket_pair(&ends) == 0 else { return nil }
        channel = ends[0]
        let plan = LaunchPlan(
            program: command[0],
            arguments: command.dropFirst() + [library],
            variables: environment.toolVariables(temporary: folder),
            folder: folder,
            mergesError: true,
            channel: ends[1],
            limits: .unlimited
        )
        process = Task { _ = try? await run(plan) }
    }

    deinit { end() }

    /// Compiles.
    /// - Parameters:
    ///   - arguments: Those of `swiftc`.
    ///   - folder: The folder that the compiler runs in.
    ///   - seconds: How long it may take.
    /// - Returns: Whether it succeeded without a word; nil where the process is of no use any more.
    func compile(_ arguments: [String], in folder: String, seconds: Double) async -> Bool? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                onThreadOfItsOwn { [channel] in
                    var answer: UInt8 = 0
                    var waiting = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
                    guard Self.send(Self.request(arguments, folder), to: channel),
                        poll(&waiting, 1, Int32(seconds * 1000)) > 0, read(channel, &answer, 1) == 1
                    else { return continuation.resume(returning: nil) }
                    continuation.resume(returning: answer == 1)
                } whenImpossible: { _ in
                    continuation.resume(returning: nil)
                }
            }
        } onCancel: {
            // Nobody waits for a file that takes the compiler long.
            process.cancel()
        }
    }

    /// Ends the process, whatever it does.
    private func end() {
        process.cancel()
        close(channel)
    }

    private static func request(_ arguments: [String], _ folder: String) -> [UInt8] {
        var texts: [UInt8] = []
        for text in [folder] + arguments { texts += Array(text.utf8) + [0] }
        return withUnsafeBytes(of: UInt32(texts.count)) { Array($0) } + texts
    }

    private static func send(_ bytes: [UInt8], to channel: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                cpl_send_quietly(channel, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

/// The compile servers of a process that compiles much.
package actor CompileServers {
    private let command: [String]
    private var idle: [CompileServer] = []
    /// Whether starting one is of no use here.
    private var isGivenUp = false
    private let place: WorkFolder
    /// How many files they have compiled.
    private(set) var compiled = 0

    /// - Parameter command: This program, and what makes it a compile server; the path of the
    ///   toolchain's SourceKit comes behind it.
    package init(command: [String], environment: CheckingEnvironment) throws(CheckingError) {
        self.command = command
        place = try WorkFolder(environment)
    }

    deinit { place.remove() }

    /// Compiles a step where that goes.
    /// - Returns: nil where a frontend has to do it.
    func compile(_ step: CompileStep, _ tools: ToolRunner) async -> FinishedRun? {
        let isNew = idle.isEmpty
        guard let library = tools.toolchain.sourceKit, let server = server(library, tools) else {
            return nil
        }
        let start = monotonicSeconds()
        let isDone = await server.compile(
            step.serverArguments(
                platform: tools.toolchain.platformArguments,
                looksAtHeaders: isNew
            ),
            in: tools.folder,
            seconds: tools.environment.compileSeconds
        )
        guard let isDone else {
            isGivenUp = true
            return nil
        }
        idle.append(server)
        guard isDone else { return nil }
        compiled += 1
        return FinishedRun(succeedingIn: (monotonicSeconds() - start) * 1000)
    }

    private func server(_ library: String, _ tools: ToolRunner) -> CompileServer? {
        if let server = idle.popLast() { return server }
        guard !isGivenUp else { return nil }
        return CompileServer(
            command: command,
            library: library,
            environment: tools.environment,
            folder: place.path
        )
    }
}

extension CompileStep {
    /// What a compile server is told.
    /// - Parameter looksAtHeaders: Whether C modules are made anew whose system headers have changed.
    ///   There are a thousand, and they do not change between two files of a proof.
    fileprivate func serverArguments(platform: [String], looksAtHeaders: Bool) -> [String] {
        var arguments = driverArguments(platform: platform) + ["-no-color-diagnostics"]
        if !hasLineTables { arguments.removeAll { $0 == "-gline-tables-only" } }
        if !looksAtHeaders {
            arguments += ["-Xfrontend", "-disable-modules-validate-system-headers"]
        }
        // LLVM need not look for mistakes of the compiler's.
        return arguments + ["-Xfrontend", "-disable-llvm-verify"]
    }
}

extension Toolchain {
    /// The compiler as a library; nil where the toolchain has none.
    fileprivate var sourceKit: String? {
        guard let frontend = compile[.student]?.words.first else { return nil }
        let programs = ShellWords.folder(ofPath: frontend)
        let library = ShellWords.folder(ofPath: programs) + "/lib/libsourcekitdInProc.so"
        return Files.identity(library)?.isRegular == true ? library : nil
    }
}

extension FinishedRun {
    /// A run that wrote nothing and succeeded.
    fileprivate init(succeedingIn milliseconds: Double) {
        self.init(
            end: .exited(0),
            output: KeptBytes(capacity: 0),
            error: KeptBytes(capacity: 0),
            events: [],
            stop: nil,
            milliseconds: milliseconds,
            leftBehind: 0
        )
    }
}
