internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Lends a plan's texts as C strings for the time of a call.
func withLaunchTexts<Result>(
    _ plan: LaunchPlan,
    _ body: (
        _ path: UnsafePointer<CChar>, _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>,
        _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>, _ folder: UnsafePointer<CChar>
    ) -> Result
) -> Result {
    let arguments = ([plan.program] + plan.arguments).map { strdup($0) } + [nil]
    let environment = plan.variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
        for text in arguments + environment { free(text) }
    }
    return plan.program.withCString { path in
        plan.folder.withCString { folder in body(path, arguments, environment, folder) }
    }
}

extension RunLimits {
    /// Whether the run has to be looked at while it runs.
    var areWatched: Bool {
        memory != nil || processes != nil || cpuSeconds != nil || idleSeconds != nil
    }

    /// What the kernel enforces for each process. It is the second line, behind the watching:
    /// wide enough that the first line speaks first and can name what happened.
    var kernelLimits: cpl_limits {
        var limits = cpl_limits()
        limits.cpu_seconds = cpuSeconds.map { UInt64($0.rounded(.up)) + 1 } ?? UInt64.max
        limits.file_size = fileSize.map { UInt64($0) } ?? UInt64.max
        // Threads reserve far more addresses than they use: 64 of them some gigabytes of stacks
        // and arenas. This only stops one allocation that would fill the machine at once.
        limits.address_space = memory.map { UInt64($0) + (16 << 30) } ?? UInt64.max
        limits.additional_processes = processes.map { UInt64($0) * 4 } ?? UInt64.max
        return limits
    }
}
