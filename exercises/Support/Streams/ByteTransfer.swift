/// A transfer of bytes that runs by itself and can be stopped for a while, as a task of URLSession
/// is one. It is running when you get it.
public protocol ByteTransfer: Sendable {
    /// Stops the bytes for a while. A chunk that was on its way may still come.
    func suspend()

    /// Lets the bytes come again after `suspend`.
    func resume()

    /// Ends the transfer; nothing comes any more.
    func cancel()
}

/// What a transfer tells, one call after the other, on a thread of its own choice.
public protocol TransferDelegate: Sendable {
    /// Some bytes came.
    func didReceive(_ chunk: [UInt8])

    /// The transfer is over: in good order where the error is nil. It is the last call.
    func didComplete(_ error: (any Error)?)
}
