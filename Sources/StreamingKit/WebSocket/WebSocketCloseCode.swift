/// Why a WebSocket connection ends: the number in a close frame (RFC 6455, section 7.4).
public struct WebSocketCloseCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The code's number.
    public let rawValue: UInt16

    /// The code of a number, whether it may be sent or not.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// All is done.
    public static let normal = WebSocketCloseCode(rawValue: 1000)
    /// The server shuts down, or the page was left.
    public static let goingAway = WebSocketCloseCode(rawValue: 1001)
    /// The other side broke the protocol.
    public static let protocolError = WebSocketCloseCode(rawValue: 1002)
    /// A message of this kind is not understood here.
    public static let unsupportedData = WebSocketCloseCode(rawValue: 1003)
    /// Never sent: stands for a close frame without a code.
    public static let noStatus = WebSocketCloseCode(rawValue: 1005)
    /// Never sent: stands for a connection that broke without a close frame.
    public static let abnormal = WebSocketCloseCode(rawValue: 1006)
    /// A text was no UTF-8.
    public static let invalidPayload = WebSocketCloseCode(rawValue: 1007)
    /// A message goes against what the other side allows.
    public static let policyViolation = WebSocketCloseCode(rawValue: 1008)
    /// A message is too large.
    public static let messageTooBig = WebSocketCloseCode(rawValue: 1009)
    /// The server does not have an extension that the client needs.
    public static let missingExtension = WebSocketCloseCode(rawValue: 1010)
    /// The server cannot go on, by a fault of its own.
    public static let internalError = WebSocketCloseCode(rawValue: 1011)
    /// The server restarts; come again.
    public static let serviceRestart = WebSocketCloseCode(rawValue: 1012)
    /// The server has too much to do; come again later.
    public static let tryAgainLater = WebSocketCloseCode(rawValue: 1013)

    /// Whether the code may stand in a close frame.
    ///
    /// Section 7.4.2: below 1000 nothing is used; up to 2999 only what standards have defined, of
    /// which 1004 has no meaning and 1005, 1006 and 1015 are never sent (1012 to 1014 came by
    /// registration with IANA); 3000 to 4999 are for libraries and applications.
    public var mayBeSent: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    /// The code's number.
    public var description: String { String(rawValue) }
}
