import ExerciseSupport
import Testing

@testable import RetryPolicy

@Suite("A retry policy, graded") struct RetryPolicyHiddenTests {
    @Test("Every status") func everyStatus() {
        for status in 300...600 {
            let mayPass =
                status == 408 || status == 409 || status == 429 || 500...599 ~= status
            expect(after: answer(status), random: 0.5, mayPass ? .milliseconds(250) : nil)
            let resumable = Progress.textShown(isResumable: true)
            expect(
                after: answer(status, "2"),
                progress: resumable,
                random: 0,
                mayPass ? .seconds(2) : nil
            )
        }
    }

    @Test("Any attempt") func anyAttempt() {
        var generator = SeededGenerator(seed: 7_041)
        for attempt in 1...6 {
            for _ in 1...20 {
                let part = Double(generator.number(in: 0...1023)) / 1024
                let ceiling = min(Duration.milliseconds(500 << (attempt - 1)), .seconds(8))
                expect(
                    retry: attempt,
                    after: .connection(.reset),
                    random: part,
                    ceiling * part
                )
            }
            for failure in [answer(500), .connection(.refused), .connection(.timedOut)] {
                expect(retry: attempt + 6, after: failure, random: 0, nil)
            }
        }
    }

    @Test("Any wait") func anyWait() {
        for seconds in 0...70 {
            let expected: Duration? = seconds > 60 ? nil : .seconds(seconds)
            expect(after: answer(503, "\(seconds)"), random: 0, expected)
        }
        expect(after: answer(503, "007"), random: 0, .seconds(7))
        expect(after: answer(503, "99999999999999999999999"), random: 0, nil)
        for value in ["٧", "7,", "0x7", "1e1", "--", "Sun, 29 Nov 2026", "tomorrow, 10:00:30 GMT"] {
            expect(after: answer(503, value), random: 0, .zero)
        }
    }

    @Test("Any date") func anyDate() {
        let leapDay = 1_835_438_400
        for (seconds, expected) in [(0, 60), (30, 30), (59, 1), (60, 0), (90, 0)] {
            for date in [
                "Tue, 29 Feb 2028 12:01:00 GMT", "Tuesday, 29-Feb-28 12:01:00 GMT",
                "Tue Feb 29 12:01:00 2028",
            ] {
                expect(
                    after: answer(429, date, at: leapDay + seconds),
                    random: 0,
                    .seconds(expected)
                )
            }
        }
        expect(after: answer(429, "Tue, 29 Feb 2028 12:01:00 GMT", at: leapDay - 1), nil)
        expect(
            after: answer(429, "Tue, 29 Feb 2028 12:01:00 GMT", at: leapDay),
            progress: .textShown(isResumable: false),
            nil
        )
    }
}

extension RetryPolicyHiddenTests {
    private func answer(
        _ status: Int,
        _ retryAfter: Swift.String? = nil,
        at time: Int = 1_795_946_400
    ) -> Failure {
        .response(status: status, retryAfter: retryAfter, receivedAt: time)
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
