import ExerciseSupport
import Testing

@testable import HowDidItEnd

@Suite("How did it end?") struct HowDidItEndTests {
    @Test("A response that completed is complete") func completed() {
        expect([.text("Good"), .text(" day"), .textDone, .completed], .complete)
        expect([.completed, .endOfBody], .complete)
    }

    @Test("An answer that was cut is incomplete") func cut() {
        expect(
            [.text("Good"), .textDone, .incomplete("max_output_tokens")],
            .incomplete("max_output_tokens")
        )
        expect([.text("Good"), .finish(.length), .done], .incomplete("length"))
        expect([.finish(.contentFilter), .done], .incomplete("content_filter"))
    }

    @Test("An error fails the stream") func error() {
        expect(
            [.text("Good"), .failed("The model is overloaded")],
            .failed("The model is overloaded")
        )
        expect([.text("Good"), .error("Busy"), .done], .failed("Busy"))
        expect([.text("Good"), .finish(.stop), .error("Busy"), .done], .failed("Busy"))
    }

    @Test("Finish reasons decide what [DONE] means") func finished() {
        expect([.text("Good"), .text(" day"), .finish(.stop), .done], .complete)
        expect([.finish(.toolCalls), .done], .complete)
        expect([.finish(.functionCall), .done], .complete)
    }

    @Test("[DONE] without a known reason explains nothing") func unexplained() {
        expect([.text("Good"), .done], .unexplained(nil))
        expect([.done], .unexplained(nil))
        expect([.text("Good"), .finish(.other("eos")), .done], .unexplained("eos"))
    }

    @Test("A body that ends is no success") func interrupted() {
        expect([.text("Good"), .endOfBody], .interrupted(.endOfBody))
        expect([.endOfBody], .interrupted(.endOfBody))
        expect([.text("Good"), .textDone, .connectionLost], .interrupted(.connectionLost))
        expect([.text("Good"), .gaveUp], .interrupted(.timedOut))
    }

    @Test("A finish reason counts without [DONE]") func withoutDone() {
        expect([.text("Good"), .finish(.stop), .endOfBody], .complete)
        expect([.text("Good"), .finish(.stop), .connectionLost], .complete)
        expect([.text("Good"), .finish(.length), .gaveUp], .incomplete("length"))
        expect([.text("Good"), .finish(.other("eos")), .endOfBody], .unexplained("eos"))
    }

    @Test("Of several choices the worst counts") func worstChoice() {
        expect(
            [.text("Hi"), .text("Ho", choice: 1), .finish(.stop), .done],
            .unexplained(nil)
        )
        expect(
            [.text("Hi"), .text("Ho", choice: 1), .finish(.stop, choice: 1), .endOfBody],
            .interrupted(.endOfBody)
        )
        expect(
            [
                .finish(.other("eos")), .finish(.length, choice: 2), .finish(.stop, choice: 1),
                .done,
            ],
            .incomplete("length")
        )
    }

    @Test("What follows the last word changes nothing") func lastWord() {
        expect([.completed, .connectionLost], .complete)
        expect([.error("Busy"), .failed("It is over")], .failed("Busy"))
        expect([.finish(.stop), .done, .error("too late"), .gaveUp], .complete)
        expect([.incomplete("content_filter"), .done, .endOfBody], .incomplete("content_filter"))
    }

    @Test("Until then it is running") func running() {
        expect([], .running)
        expect([.text("Good"), .textDone], .running)
        expect([.text("Good"), .finish(.stop)], .running)
        expect([.finish(.length), .text("Ho", choice: 1)], .running)
    }
}

extension HowDidItEndTests {
    private func expect(
        _ trace: [ExerciseSupport.StreamSignal],
        _ expected: ExerciseSupport.Ending,
        line: Int = #line
    ) {
        let got: ExerciseSupport.Ending = classify(trace)
        ExerciseSupport.check(
            got,
            is: expected,
            in: shown(trace: trace),
            sourceLocation: here(line)
        )
    }
}
