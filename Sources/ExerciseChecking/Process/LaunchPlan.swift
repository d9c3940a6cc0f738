/// A program to be run, and what it may use.
struct LaunchPlan: Sendable {
    /// The program's path.
    var program: String
    var arguments: [String]
    /// Its whole environment.
    var variables: [String: String]
    /// The folder that it runs in.
    var folder: String
    /// Whether standard error comes with standard output, in the order of writing.
    var mergesError: Bool
    /// Whether it gets descriptor 3, for events.
    var wantsEvents: Bool
    /// A descriptor that becomes its descriptor 3 in place of one for events; closed on this side when
    /// the program has it.
    var channel: Int32?
    /// Where the Swift runtime writes a backtrace; nil where it is not worth asking a program that
    /// does not end where it is.
    var backtracePath: String?
    var limits: RunLimits
    /// What it sees of the machine; nil for everything that this process sees.
    var confinement: Confinement?

    init(
        program: String,
        arguments: [String],
        variables: [String: String],
        folder: String,
        mergesError: Bool = false,
        wantsEvents: Bool = false,
        channel: Int32? = nil,
        backtracePath: String? = nil,
        limits: RunLimits,
        confinement: Confinement? = nil
    ) {
        self.program = program
        self.arguments = arguments
        self.variables = variables
        self.folder = folder
        self.mergesError = mergesError
        self.wantsEvents = wantsEvents
        self.channel = channel
        self.backtracePath = backtracePath
        self.limits = limits
        self.confinement = confinement
    }

    /// Whether bubblewrap is what shuts it in.
    var isBubblewrapped: Bool { confinement?.sandbox.name == .bubblewrap }

    /// The same, where bubblewrap is what shuts it in, as a call of bubblewrap.
    var asLaunched: LaunchPlan {
        guard let confinement, case .bubblewrap(let tool) = confinement.sandbox.kind else {
            return self
        }
        var plan = self
        plan.program = tool
        plan.arguments =
            confinement.bubblewrapArguments(folder: folder) + [program] + arguments
        plan.confinement = nil
        return plan
    }
}

/// What one run may use; nil where nothing limits it.
struct RunLimits: Sendable, Hashable {
    /// Wall-clock seconds.
    var seconds: Double?
    /// Processor seconds of all processes together.
    var cpuSeconds: Double?
    /// Seconds in which no process uses the processor.
    var idleSeconds: Double?
    /// Bytes of memory of all processes together.
    var memory: Int?
    /// Processes and threads at once.
    var processes: Int?
    /// Bytes of the largest file.
    var fileSize: Int?
    /// Bytes of output that are kept; more is counted and dropped.
    var outputKept: Int
    /// Bytes of output after which the run is stopped.
    var outputMost: Int

    /// For compilers and linkers: they are trusted, and must end some time all the same.
    static let tool = RunLimits(
        seconds: 300,
        cpuSeconds: nil,
        memory: nil,
        processes: nil,
        fileSize: nil,
        outputKept: 1 << 20,
        outputMost: 64 << 20
    )

    /// For a program of our own that ends when we do.
    static let unlimited = RunLimits(outputKept: 1 << 16, outputMost: .max)
}

/// A program that ended, by itself or not.
struct FinishedRun: Sendable {
    /// How it ended.
    var end: End
    var output: KeptBytes
    /// Empty where it came with the output.
    var error: KeptBytes
    /// Everything that came on descriptor 3.
    var events: [UInt8]
    /// Why it was stopped; nil where it ended by itself.
    var stop: Stop?
    var milliseconds: Double
    /// Processes that it left behind, which were killed.
    var leftBehind: Int

    enum End: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
        /// Its guard was killed before it could say.
        case unknown
    }

    enum Stop: Sendable, Hashable {
        case time, idle, cpu, memory, processes, output, cancelled
    }

    var succeeded: Bool { end == .exited(0) && stop == nil }
}

/// The first bytes of a stream, and how many more there were.
struct KeptBytes: Sendable, Hashable {
    private(set) var bytes: [UInt8] = []
    private(set) var dropped = 0
    var capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The number of bytes that came.
    var total: Int { bytes.count + dropped }

    /// The kept bytes as text; what is no UTF-8 is replaced, and so is a character that was cut.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        let room = min(more.count, max(0, capacity - bytes.count))
        bytes.append(contentsOf: more.prefix(room))
        dropped += more.count - room
    }
}
