import ExerciseSupport
import Testing

@testable import RetryPolicy

@Suite("A retry policy") struct RetryPolicyTests {
    @Test("Only what may pass is retried") func mayPass() {
        for status in [408, 409, 429, 500, 502, 503, 504, 529] {
            expectRetry(after: answer(status), true)
        }
        for status in [400, 401, 403, 404, 413, 422] {
            expectRetry(after: answer(status), false)
        }
        for problem in [Failure.ConnectionProblem.refused, .reset, .timedOut] {
            expectRetry(after: .connection(problem), true)
        }
        expectRetry(after: .connection(.untrusted), false)
    }

    @Test("A stop is never retried") func stopped() {
        expectRetry(after: .stoppedByUser, false)
        expectRetry(after: .stoppedByUser, progress: .textShown(isResumable: true), false)
    }

    @Test("Shown text is not written anew") func shownText() {
        let progress = Progress.textShown(isResumable: false)
        expectRetry(after: .connection(.reset), progress: progress, false)
        expectRetry(after: answer(503, "1"), progress: progress, false)
        expectRetry(after: .connection(.reset), progress: .textShown(isResumable: true), true)
    }

    @Test("Retries come to an end") func limit() {
        expectRetry(6, after: answer(500), true)
        expectRetry(7, after: answer(500), false)
        expectRetry(99, after: .connection(.reset), false)
    }

    @Test("The whole delay is random") func jitter() {
        for part in [0, 0.25, 0.5, 0.875] {
            expect(after: answer(500), random: part, .milliseconds(500) * part)
        }
    }

    @Test("The ceiling doubles up to a limit") func ceiling() {
        let ceilings: [Duration] = [
            .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(8),
        ]
        for (attempt, ceiling) in zip(1..., ceilings) {
            expect(retry: attempt, after: answer(500), random: 0.75, ceiling * 0.75)
        }
    }

    @Test("What the server asks for comes first") func seconds() {
        expect(after: answer(429, "7"), random: 0, .seconds(7))
        expect(after: answer(503, "7"), random: 0.5, .milliseconds(7250))
        expect(retry: 4, after: answer(429, "20"), random: 0.25, .seconds(21))
    }

    @Test("A date is read as well") func date() {
        let date = "Sun, 29 Nov 2026 10:00:30 GMT"
        expect(after: answer(429, date, at: 1_795_946_418), random: 0, .seconds(12))
        expect(after: answer(503, date, at: 1_795_946_418), random: 0.5, .milliseconds(12_250))
        expect(after: answer(503, date, at: 1_795_946_431), random: 0.5, .milliseconds(250))
    }

    @Test("A value that cannot be read is left out") func unreadable() {
        for value in ["", "soon", "-5", "+5", "1.5", "5 s"] {
            expect(after: answer(429, value), random: 0.5, .milliseconds(250))
        }
    }

    @Test("A wait that is too long ends it") func tooLong() {
        expect(after: answer(429, "60"), random: 0.5, .milliseconds(60_250))
        expect(after: answer(429, "61"), nil)
        expect(after: answer(429, "Mon, 30 Nov 2026 10:00:30 GMT", at: 1_795_946_418), nil)
    }
}

extension RetryPolicyTests {
    private func answer(
        _ status: Int,
        _ retryAfter: Swift.String? = nil,
        at time: Int = 1_795_946_400
    ) -> Failure {
        .response(status: status, retryAfter: retryAfter, receivedAt: time)
    }

    private func expectRetry(
        _ attempt: Int = 1,
        after failure: Failure,
        progress: Progress = .nothingShown,
        _ isRetried: Bool,
        line: Int = #line
    ) {
        let got: Duration? = delay(
            beforeRetry: attempt,
            after: failure,
            progress: progress,
            random: { 0.5 }
        )
        if (got != nil) == isRetried { return }
        recordFailure(
            input: "before retry \(attempt), \(progress)\n\(failure)",
            expected: isRetried ? "a delay" : "nil",
            got: shown(duration: got),
            sourceLocation: here(line)
        )
    }

    private func expect(
        retry attempt: Int = 1,
        after failure: Failure,
        progress: Progress = .nothingShown,
        random: Double = 0.5,
        _ expected: Duration?,
        line: Int = #line
    ) {
        let got: Duration? = delay(
            beforeRetry: attempt,
            after: failure,
            progress: progress,
            random: { random }
        )
        if isSameDelay(got, expected) { return }
        recordFailure(
            input: "before retry \(attempt), \(progress), random() gives \(random)\n\(failure)",
            expected: shown(duration: expected),
            got: shown(duration: got),
            sourceLocation: here(line)
        )
    }
}
