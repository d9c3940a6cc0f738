internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Runs a program on a thread of its own.
///
/// A cancelled task makes it end: everything that runs is killed and reaped first.
/// - Throws: `.cancelled`, or why the program could not be started.
func run(_ plan: LaunchPlan) async throws(CheckingError) -> FinishedRun {
    guard !Task.isCancelled else { throw .cancelled }
    let cancel = try CancelSignal()
    let result = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
            onThreadOfItsOwn {
                let result = Result { () throws(CheckingError) in
                    try Supervisor.run(plan, cancel: cancel)
                }
                continuation.resume(returning: result)
            } whenImpossible: { problem in
                continuation.resume(
                    returning: .failure(
                        .cannotLaunch(program: "a thread", reason: systemMessage(problem))
                    )
                )
            }
        }
    } onCancel: {
        cancel.give()
    }
    let finished = try result.get()
    if finished.stop == .cancelled { throw .cancelled }
    return finished
}

/// Calls one of the two: `body` on a new thread, or `whenImpossible` on this one.
func onThreadOfItsOwn(
    _ body: @escaping @Sendable () -> Void,
    whenImpossible: (Int32) -> Void
) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body))
    let problem = cpl_start_thread(
        { Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body() },
        box.toOpaque()
    )
    if problem != 0 {
        box.release()
        whenImpossible(problem)
    }
}
