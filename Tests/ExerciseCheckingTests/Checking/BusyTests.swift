#if os(Linux)
    import CProcessLaunch
    import Glibc
    import Testing

    @testable import ExerciseChecking

    /// What tells a run that waits for a processor from one that waits for something else.
    @Suite("Busy and waiting") struct BusyTests {
        private func launch(_ script: String) throws -> GuardedProgram {
            try GuardedProgram.launch(
                LaunchPlan(
                    program: "/bin/sh",
                    arguments: ["-c", script],
                    variables: ["PATH": "/usr/bin:/bin"],
                    folder: "/",
                    limits: .tool
                ),
                cancel: CancelSignal()
            )
        }

        private func end(_ program: GuardedProgram) {
            close(program.lifeline)
            program.streams.closeAll()
            var status: Int32 = 0
            while waitpid(program.guardProcess, &status, 0) < 0, errno == EINTR {}
        }

        @Test("A program that computes is busy, below another one too", .timeLimit(.minutes(1)))
        func computing() async throws {
            let program = try launch("(while :; do :; done); exit 1")
            defer { end(program) }
            // Not before it has begun; then for good.
            while cpl_is_busy(program.guardProcess) == 0 { await Task.yield() }
            for _ in 0..<50 { #expect(cpl_is_busy(program.guardProcess) != 0) }
        }

        @Test("A program that waits is not", .timeLimit(.minutes(1)))
        func waiting() async throws {
            let program = try launch("sleep 1000")
            defer { end(program) }
            var usage = cpl_usage()
            // It has to begin, and then to come to rest.
            while usage.tasks == 0 { cpl_look(program.guardProcess, &usage) }
            while cpl_is_busy(program.guardProcess) != 0 { await Task.yield() }
            #expect(cpl_is_busy(program.guardProcess) == 0)
        }
    }
#endif
