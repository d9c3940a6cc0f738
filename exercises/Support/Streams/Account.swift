/// What was seen to happen, one line for each thing, as a suite compares and shows it.
public struct Account: Equatable, Sendable, CustomStringConvertible, ExpressibleByArrayLiteral {
    /// The lines, in their order.
    public var lines: [String]

    /// Takes lines.
    public init(_ lines: [String] = []) { self.lines = lines }
    /// Takes lines as they are written in a suite.
    public init(arrayLiteral lines: String...) { self.lines = lines }

    /// The lines below each other.
    public var description: String { lines.isEmpty ? "(nothing)" : lines.joined(separator: "\n") }
}

/// Bytes as failures of this lesson show them: as text where they are text.
public func shown(chunk: [UInt8]) -> String {
    guard let text = String(validating: chunk, as: UTF8.self) else { return shown(chunk) }
    return shown(text: text)
}

/// How a task ended, in a few words: `"one"`, `the end`, `throws StreamError.locked`, `waits`.
public func shown(end: TaskEnd<[UInt8]?>) -> String {
    switch end {
    case .waiting: "waits"
    case .value(nil): "the end"
    case .value(let chunk?): shown(chunk: chunk)
    case .error(let error): "throws \(shown(error: error))"
    }
}

/// The same for a task that always gives bytes.
public func shown(end: TaskEnd<[UInt8]>) -> String {
    switch end {
    case .waiting: shown(end: TaskEnd<[UInt8]?>.waiting)
    case .value(let bytes): shown(chunk: bytes)
    case .error(let error): shown(end: TaskEnd<[UInt8]?>.error(error))
    }
}

/// An error of this module by its description, any other with its type.
func shown(error: any Error) -> String {
    switch error {
    case let error as StreamError: "\(error)"
    case let error as ConnectionLost: "\(error)"
    default: String(reflecting: error)
    }
}
