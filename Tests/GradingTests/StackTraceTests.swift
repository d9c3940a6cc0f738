import Testing

@testable import Grading

@Suite("Stack traces") struct StackTraceTests {
    @Test("The runtime's frames go, what the student printed stays") func removed() {
        let output = """
            mine
            Swift/Array.swift:692: Fatal error: Index out of range
            Current stack trace:
            0    libswiftCore.so                    0x00007f6da5d5f130 swift_reportError + 33
            1    program                            0x0000564573705f7f <unavailable> + 282495
            more of mine
            1    program                            0x0000564573705f7f kept, no trace is before it

            """
        let kept = """
            mine
            Swift/Array.swift:692: Fatal error: Index out of range
            more of mine
            1    program                            0x0000564573705f7f kept, no trace is before it

            """
        #expect(StackTrace.removed(from: output) == kept)
        #expect(StackTrace.removed(from: kept) == kept)
        #expect(StackTrace.removed(from: "") == "")
    }
}
