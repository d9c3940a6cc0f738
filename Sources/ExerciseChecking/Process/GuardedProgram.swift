internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// A program that was started, with the ends of its pipes that are on this side.
struct GuardedProgram {
    /// The process that kills and reaps what the program leaves; to be reaped itself.
    var guardProcess: pid_t
    /// Closing it makes the guard kill everything.
    var lifeline: Int32
    var streams: Streams

    /// Opens the pipes and starts the program below its guard.
    static func launch(
        _ planned: LaunchPlan,
        cancel: CancelSignal
    ) throws(CheckingError) -> GuardedProgram {
        let plan = planned.asLaunched
        // It is the program's from here on, whether that starts or not.
        defer { if let channel = plan.channel { close(channel) } }
        var pipes: [(reading: Int32, writing: Int32)] = []
        do throws(CheckingError) {
            for _ in 0..<5 { pipes.append(try makePipe()) }
        } catch {
            for pipe in pipes {
                close(pipe.reading)
                close(pipe.writing)
            }
            throw error
        }
        let (output, error, events, lifeline, reports) =
            (pipes[0], pipes[1], pipes[2], pipes[3], pipes[4])
        var guardProcess: pid_t = 0
        var spec = cpl_spec()
        spec.output = output.writing
        spec.error = plan.mergesError ? output.writing : error.writing
        spec.extra = plan.channel ?? (plan.wantsEvents ? events.writing : -1)
        spec.lifeline = lifeline.reading
        spec.reports = reports.writing
        spec.limits = plan.limits.kernelLimits
        let problem = withLaunchTexts(plan) { path, arguments, environment, folder in
            spec.path = path
            spec.arguments = arguments
            spec.environment = environment
            spec.folder = folder
            guard let confinement = plan.confinement else {
                return cpl_launch(&spec, &guardProcess)
            }
            return confinement.withMounts { sandbox in
                spec.sandbox = sandbox
                return cpl_launch(&spec, &guardProcess)
            }
        }
        // A pipe that the program did not get ends at once for its reader.
        for descriptor in [
            output.writing, error.writing, events.writing, lifeline.reading, reports.writing,
        ] {
            close(descriptor)
        }
        let streams = Streams(
            cancel: cancel.descriptor,
            reports: reports.reading,
            output: output.reading,
            error: error.reading,
            events: events.reading
        )
        guard problem == 0 else {
            streams.closeAll()
            close(lifeline.writing)
            throw .cannotLaunch(program: plan.program, reason: systemMessage(problem))
        }
        return GuardedProgram(
            guardProcess: guardProcess,
            lifeline: lifeline.writing,
            streams: streams
        )
    }
}
