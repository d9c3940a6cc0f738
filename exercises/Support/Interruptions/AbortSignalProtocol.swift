/// Says that something is to be aborted, as `AbortSignal` of the DOM standard does it (section 3.2,
/// Interface AbortSignal).
///
/// Whoever works for somebody gets a signal, asks it, and listens to it. Aborting is for whoever has
/// the controller.
public protocol AbortSignalProtocol: AnyObject, Sendable {
    /// Whether it was aborted.
    var isAborted: Bool { get }
    /// Why it was aborted; nil where it was not.
    var reason: (any Error)? { get }

    /// Throws the reason where the signal was aborted, and does nothing where it was not.
    func throwIfAborted() throws

    /// Has a function called when the signal is aborted. It is not called where that has happened
    /// already.
    @discardableResult
    func addListener(_ listener: @escaping @Sendable () -> Void) -> ListenerID

    /// Takes a listener back; one that is not there, or not any more, is no mistake.
    func removeListener(_ id: ListenerID)
}

/// What aborts a signal, as `AbortController` of the DOM standard does it (section 3.1, Interface
/// AbortController).
public protocol AbortControllerProtocol: AnyObject, Sendable {
    /// The type of its signal.
    associatedtype Signal: AbortSignalProtocol

    /// Makes a controller with a new signal.
    init()

    /// The signal to hand to whoever does the work.
    var signal: Signal { get }

    /// Aborts the signal, for this reason.
    func abort(_ reason: any Error)
}

extension AbortControllerProtocol {
    /// Aborts the signal without a reason of your own.
    public func abort() { abort(AbortError()) }
}

/// The number under which a signal knows one of its listeners.
public struct ListenerID: Hashable, Sendable {
    /// The number.
    public var number: Int

    /// Names a listener; the numbers of one signal differ.
    public init(_ number: Int) { self.number = number }
}

/// The reason of an abort that somebody wanted: a `DOMException` named `AbortError` in JavaScript.
public struct AbortError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What led to it, in a word or two; may be empty.
    public var message: String

    /// Makes a reason.
    public init(_ message: String = "") { self.message = message }

    /// The error with its message: `AbortError` or `AbortError(Stop)`.
    public var description: String { message.isEmpty ? "AbortError" : "AbortError(\(message))" }
}

/// The reason of an abort because time was up: a `DOMException` named `TimeoutError` in JavaScript.
public struct TimeoutError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Makes a reason.
    public init() {}

    /// The error by its name.
    public var description: String { "TimeoutError" }
}

/// An error as failures of this lesson show it.
public func shown(reason: any Error) -> String {
    switch reason {
    case is AbortError, is TimeoutError, is ResumeGap, is AnswerCutShort, is AnswerGone:
        "\(reason)"
    default: shown(error: reason)
    }
}
