internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Runs one program to its end on the thread that calls: reads all that it writes, watches what
/// it uses, and stops it with everything below it when a limit is hit.
struct Supervisor {
    private let plan: LaunchPlan
    private let cancel: CancelSignal
    private let start = monotonicSeconds()
    private var guardProcess: pid_t = 0
    private var program: pid_t = 0
    private var lifeline: Int32 = -1
    private var end: FinishedRun.End = .unknown
    private var stop: FinishedRun.Stop?
    private var leftBehind = 0
    private var isGone = false
    private var launchProblem: CheckingError?
    /// When the run was told to end; what does not end then is left alone after a while.
    private var stopTime: Double?
    /// Until when the program may tell where it was when its time was over.
    private var telling: Double?
    /// The processor time that was used when somebody looked last, and when it last grew.
    private var used: UInt64 = 0
    private var lastUse: Double
    private var output: KeptBytes
    private var error: KeptBytes
    private var events: KeptBytes

    /// More events than any suite records; then something else writes there.
    private static let mostEvents = 32 << 20

    private init(plan: LaunchPlan, cancel: CancelSignal) {
        self.plan = plan
        self.cancel = cancel
        lastUse = start
        output = KeptBytes(capacity: plan.limits.outputKept)
        error = KeptBytes(capacity: plan.limits.outputKept)
        events = KeptBytes(capacity: Self.mostEvents)
    }

    /// Runs a program.
    /// - Throws: where it could not be started.
    static func run(
        _ plan: LaunchPlan,
        cancel: CancelSignal
    ) throws(CheckingError) -> FinishedRun {
        var supervisor = Supervisor(plan: plan, cancel: cancel)
        var streams = try supervisor.launch()
        supervisor.watch(&streams)
        supervisor.settle(&streams)
        if let problem = supervisor.launchProblem { throw problem }
        return FinishedRun(
            end: supervisor.end,
            output: supervisor.output,
            error: supervisor.error,
            events: supervisor.events.bytes,
            stop: supervisor.stop,
            milliseconds: (monotonicSeconds() - supervisor.start) * 1000,
            leftBehind: supervisor.leftBehind
        )
    }

    private mutating func launch() throws(CheckingError) -> Streams {
        let launched = try GuardedProgram.launch(plan, cancel: cancel)
        guardProcess = launched.guardProcess
        lifeline = launched.lifeline
        return launched.streams
    }

    // MARK: - Watch

    private mutating func watch(_ streams: inout Streams) {
        var nextLook = start + 0.005
        var pause = 0.005
        while !isGone, streams[.reports] != nil {
            let now = monotonicSeconds()
            if let stopTime, now > stopTime + 8 { break }
            if let telling, now >= telling || backtraceIsWritten { letGo() }
            if stop == nil, let seconds = plan.limits.seconds, now - start >= seconds {
                halt(.time)
            }
            if stop == nil, plan.limits.areWatched, now >= nextLook {
                look()
                pause = min(pause * 1.5, 0.025)
                nextLook = monotonicSeconds() + pause
            }
            var wake = now + 1
            if stop == nil, plan.limits.areWatched { wake = min(wake, nextLook) }
            if stop == nil, let seconds = plan.limits.seconds { wake = min(wake, start + seconds) }
            if telling != nil { wake = min(wake, now + 0.02) }
            for source in streams.wait(seconds: wake - monotonicSeconds()) {
                take(source, &streams)
            }
        }
    }

    private mutating func take(_ source: Streams.Source, _ streams: inout Streams) {
        switch source {
        case .cancel:
            streams.forget(.cancel)
            halt(.cancelled)
        case .reports: streams.read(.reports) { bytes in takeReports(bytes) }
        case .output: streams.read(.output) { bytes in output.append(bytes) }
        case .error: streams.read(.error) { bytes in error.append(bytes) }
        case .events: streams.read(.events) { bytes in events.append(bytes) }
        }
        if stop == nil,
            output.total + error.total > plan.limits.outputMost || events.dropped > 0
        {
            halt(.output)
        }
    }

    private mutating func takeReports(_ bytes: UnsafeRawBufferPointer) {
        let size = MemoryLayout<cpl_report>.size
        for offset in stride(from: 0, through: bytes.count - size, by: size) {
            let report = bytes.loadUnaligned(fromByteOffset: offset, as: cpl_report.self)
            switch cpl_report_kind(UInt32(report.kind)) {
            case CPL_STARTED: program = report.value
            case CPL_NOT_STARTED:
                let stage = cpl_stage(UInt32(report.detail))
                launchProblem = .cannotLaunch(
                    program: stage == CPL_SANDBOX
                        ? "the sandbox" : stage == CPL_FOLDER ? plan.folder : plan.program,
                    reason: systemMessage(report.value)
                )
            case CPL_ENDED:
                let signal = cpl_signal(report.value)
                end = signal == 0 ? .exited(cpl_exit_status(report.value)) : .signalled(signal)
                // Bubblewrap tells of a signal as shells do.
                if case .exited(let status) = end, status > 128, plan.isBubblewrapped {
                    end = .signalled(status - 128)
                }
                if stop == nil, let most = plan.limits.cpuSeconds,
                    Double(report.cpu_microseconds) > most * 1_000_000, signal == SIGKILL
                {
                    stop = .cpu
                }
            case CPL_ALL_GONE:
                leftBehind = Int(report.value)
                isGone = true
            default: break
            }
        }
    }

    private mutating func look() {
        var usage = cpl_usage()
        cpl_look(guardProcess, &usage)
        if let most = plan.limits.memory, usage.memory > UInt64(most) {
            halt(.memory)
        } else if let most = plan.limits.processes, usage.tasks > UInt32(most) {
            halt(.processes)
        } else if let most = plan.limits.cpuSeconds,
            Double(usage.cpu_microseconds) > most * 1_000_000
        {
            halt(.cpu)
        } else if let most = plan.limits.idleSeconds, isIdle(usage, seconds: most) {
            halt(.idle)
        }
    }

    /// Whether nothing has used the processor for so long, and nothing wants to: what waits for a
    /// processor on a busy machine is not what waits for something that never comes.
    private mutating func isIdle(_ usage: cpl_usage, seconds: Double) -> Bool {
        let now = monotonicSeconds()
        if usage.cpu_microseconds != used || usage.tasks == 0 {
            used = usage.cpu_microseconds
            lastUse = now
        }
        guard now - lastUse >= seconds else { return false }
        if cpl_is_busy(guardProcess) != 0 { lastUse = now }
        return now - lastUse >= seconds
    }

    /// Ends the run, at once or after the program could tell where it is.
    private mutating func halt(_ reason: FinishedRun.Stop) {
        guard stop == nil else {
            if reason == .cancelled { letGo() }
            return
        }
        stop = reason
        if plan.backtracePath != nil, reason == .time || reason == .cpu, program > 0,
            end == .unknown, cpl_trap_busy_thread(program) != 0
        {
            telling = monotonicSeconds() + 2
        } else {
            letGo()
        }
    }

    /// Whether the runtime has said its last line about where the program is.
    private var backtraceIsWritten: Bool {
        guard let path = plan.backtracePath, let bytes = try? Files.read(path) else { return false }
        return String(decoding: bytes, as: UTF8.self).contains("\nBacktrace took ")
    }

    /// Lets go of the lifeline, whereupon the guard kills everything.
    private mutating func letGo() {
        telling = nil
        guard lifeline >= 0 else { return }
        stopTime = monotonicSeconds()
        close(lifeline)
        lifeline = -1
    }

    // MARK: - End

    /// Reads what is still in the pipes, whose writers are dead, and reaps the guard.
    private mutating func settle(_ streams: inout Streams) {
        if lifeline >= 0 { close(lifeline) }
        if !isGone {
            // The guard itself was killed, or something will not die. The group is what is known.
            if program > 0 { kill(-program, SIGKILL) }
            kill(guardProcess, SIGKILL)
        }
        streams.forget(.cancel)
        let deadline = monotonicSeconds() + 1
        while streams.hasOpenPipes, monotonicSeconds() < deadline {
            for source in streams.wait(seconds: deadline - monotonicSeconds()) {
                take(source, &streams)
            }
        }
        streams.closeAll()
        var status: Int32 = 0
        while waitpid(guardProcess, &status, 0) < 0, errno == EINTR {}
    }
}

/// Seconds of a clock that never jumps.
func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
