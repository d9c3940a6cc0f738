public import Testing

/// Checks what comes out for an input in chunks, and records one failure where it is not what is
/// expected.
///
/// The first way to cut the input that goes wrong ends the check, so that one mistake is told
/// once. A result of a type of the student's making is refused, even one that equals everything.
///
/// Every call of a generic function and every macro costs the compiler milliseconds, and a student
/// waits for them. A suite calls this from one method of its own, which has plain types and passes
/// its caller's line on with `here`.
/// - Parameters:
///   - input: The bytes, in the notation of `Chunks`.
///   - cuts: Which ways to cut the bytes are tried; the way they are written where it is empty.
///   - expected: What every one of them must give.
///   - note: A sentence that is added to the failure.
///   - run: Feeds the chunks to the student's code.
public func check<Output: Equatable>(
    _ input: Chunks,
    cut cuts: [Cuts] = [],
    gives expected: Output,
    note: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    by run: (Chunks) -> Output
) {
    guard isTrusted(Output.self, sourceLocation: sourceLocation) else { return }
    let ways = cuts.isEmpty ? [input] : cuts.flatMap { input.cut($0) }
    for (number, chunks) in ways.enumerated() {
        let got = run(chunks)
        if isSame(got, expected) { continue }
        var notes = note.map { [$0] } ?? []
        if ways.count > 1 {
            notes.append(
                "way \(number + 1) of \(ways.count) to cut these bytes; the first that fails"
            )
        }
        recordFailure(
            input: shown(chunks),
            expected: shown(expected),
            got: shown(got),
            note: notes.isEmpty ? nil : notes.joined(separator: "\n"),
            sourceLocation: sourceLocation
        )
        return
    }
}

/// Checks one value, and records one failure where it is not the expected one.
/// - Parameters:
///   - got: What the student's code gave, bound to its type by the suite.
///   - expected: What it must be.
///   - input: What the code was given; a text is shown as it is, other values as `shown` does.
///   - note: A sentence that is added to the failure.
public func check<Output: Equatable>(
    _ got: Output,
    is expected: Output,
    in input: Any? = nil,
    note: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard isTrusted(Output.self, sourceLocation: sourceLocation), !isSame(got, expected) else {
        return
    }
    recordFailure(
        input: input.map { $0 as? String ?? shown($0) },
        expected: shown(expected),
        got: shown(got),
        note: note,
        sourceLocation: sourceLocation
    )
}

/// Whether a type is made of types of the standard library, of this module and of suites alone.
///
/// A student's file may hide `String` behind a type of its own that equals everything. The
/// compiler then builds the suite with that type; its full name tells where it comes from.
private func isTrusted(_ type: Any.Type, sourceLocation: SourceLocation) -> Bool {
    let name = String(reflecting: type)
    let parts = name.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    let modules = parts.filter { $0.contains(".") && !$0.hasPrefix(".") }
        .map { $0.prefix { $0 != "." } }
    let isKnown = modules.allSatisfy {
        $0 == "Swift" || $0 == "ExerciseSupport" || $0.hasSuffix("Tests")
    }
    if isKnown { return true }
    recordFailure(
        input: nil,
        expected: "a type of Swift or of ExerciseSupport",
        got: name,
        note: "Results are compared as Swift's own types. Rename yours, or give the one asked for.",
        sourceLocation: sourceLocation
    )
    return false
}

/// Whether two values are equal, and texts the same code point by code point.
private func isSame<Output: Equatable>(_ got: Output, _ expected: Output) -> Bool {
    guard got == expected else { return false }
    if let got = got as? String, let expected = expected as? String {
        return got.utf8.elementsEqual(expected.utf8)
    }
    if let got = got as? [String], let expected = expected as? [String] {
        return zip(got, expected).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
    return true
}
