/// A time in seconds as failures show it, with all its digits: `0.9s`, `12s`.
public func shown(duration: Duration) -> String {
    // Swift writes "0.9 seconds" and "12.0 seconds".
    var digits = String(describing: duration).prefix { $0 != " " }
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    return digits + "s"
}

/// The same for a time that may be missing: `nil`.
public func shown(duration: Duration?) -> String {
    duration.map { shown(duration: $0) } ?? "nil"
}
