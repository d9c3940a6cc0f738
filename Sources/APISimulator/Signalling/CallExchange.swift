import NIOCore
import StreamingKit
import Synchronization

/// Passes SDP between a client that calls and the peer that plays the API.
///
/// The simulator has no WebRTC of its own. A page holds both peers: one calls as an application
/// does, the other asks here for calls and answers them.
final class CallExchange: Sendable {
    /// A call that wants an answer.
    struct Call: Equatable, Sendable {
        /// `rtc_…`.
        var id: String
        var offer: SessionDescription
        var session: JSONValue
        /// The key that it was made with, when that was a client secret.
        var secret: String?

        /// The call as its peer is told.
        var document: JSONValue {
            ["call_id": .string(id), "sdp": .string(offer.text), "session": session]
        }
    }

    private struct Caller {
        var call: Call
        var answer: EventLoopPromise<SessionDescription>
        var timer: Scheduled<Void>
        var isTaken = false
    }

    private struct Peer {
        var number: Int
        /// Takes only calls made with this key.
        var secret: String?
        var call: EventLoopPromise<Call?>
        var timer: Scheduled<Void>
    }

    private struct State {
        var callers: [Caller] = []
        var peers: [Peer] = []
        var count = 0
    }

    /// Nobody waits for this any more.
    struct Abandoned: Error {}

    private let state = Mutex(State())

    /// How long a call waits for a peer, a peer for a call, and a call for its answer.
    static let patience = TimeAmount.seconds(3)
    static let pollTime = TimeAmount.seconds(25)
    static let answerTime = TimeAmount.seconds(15)

    // MARK: The caller

    /// Makes a call, which waits for a peer's answer.
    /// - Returns: the answer; fails with an `ErrorReply` where none comes.
    func place(
        _ call: Call,
        on loop: any EventLoop
    ) -> (EventLoopFuture<SessionDescription>, abandon: @Sendable () -> Void) {
        let promise = loop.makePromise(of: SessionDescription.self)
        let timer = timer(Self.patience, on: loop) { [self] in
            end(call.id, unless: \.isTaken, with: Self.noPeer)
        }
        let peer = state.withLock { state -> Peer? in
            var caller = Caller(call: call, answer: promise, timer: timer)
            let place = state.peers.firstIndex { $0.secret == nil || $0.secret == call.secret }
            caller.isTaken = place != nil
            state.callers.append(caller)
            return place.map { state.peers.remove(at: $0) }
        }
        if let peer { hand(call, to: peer) }
        return (promise.futureResult, { [self] in end(call.id, with: Abandoned()) })
    }

    private static let noPeer = ErrorReply(
        status: 503,
        message: "Nobody is there to take the call: the simulator passes SDP on and has no WebRTC "
            + "of its own. Open /pages/webrtc/, whose second peer answers calls.",
        type: "server_error",
        code: "no_peer"
    )

    private static let noAnswer = ErrorReply(
        status: 504,
        message: "The peer took the call and did not answer it.",
        type: "server_error",
        code: "no_answer"
    )

    // MARK: The peer

    /// Waits for a call.
    /// - Returns: `nil` when none has come for a while.
    func next(
        secret: String?,
        on loop: any EventLoop
    ) -> (EventLoopFuture<Call?>, abandon: @Sendable () -> Void) {
        let promise = loop.makePromise(of: Call?.self)
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        let timer = timer(Self.pollTime, on: loop) { [self] in
            remove(peer: number)?.call.succeed(nil)
        }
        let peer = Peer(number: number, secret: secret, call: promise, timer: timer)
        let call = state.withLock { state -> Call? in
            let waiting = state.callers.firstIndex { caller in
                !caller.isTaken && (secret == nil || secret == caller.call.secret)
            }
            guard let waiting else {
                state.peers.append(peer)
                return nil
            }
            state.callers[waiting].isTaken = true
            return state.callers[waiting].call
        }
        if let call { hand(call, to: peer) }
        return (
            promise.futureResult,
            { [self] in
                guard let peer = remove(peer: number) else { return }
                peer.timer.cancel()
                peer.call.fail(Abandoned())
            }
        )
    }

    /// Answers a call.
    /// - Returns: whether its caller still waits.
    func answer(_ id: String, with answer: SessionDescription) -> Bool {
        guard let caller = remove(caller: id, unless: { _ in false }) else { return false }
        caller.timer.cancel()
        caller.answer.succeed(answer)
        return true
    }

    // MARK: Both

    private func hand(_ call: Call, to peer: Peer) {
        peer.timer.cancel()
        let loop = peer.call.futureResult.eventLoop
        let timer = timer(Self.answerTime, on: loop) { [self] in
            end(call.id, with: Self.noAnswer)
        }
        let isWaiting = state.withLock { state in
            guard let place = state.callers.firstIndex(where: { $0.call.id == call.id }) else {
                return false
            }
            state.callers[place].timer.cancel()
            state.callers[place].timer = timer
            return true
        }
        if !isWaiting { timer.cancel() }
        peer.call.succeed(call)
    }

    private func end(
        _ id: String,
        unless isSpared: (Caller) -> Bool = { _ in false },
        with error: any Error
    ) {
        guard let caller = remove(caller: id, unless: isSpared) else { return }
        caller.timer.cancel()
        caller.answer.fail(error)
    }

    private func remove(caller id: String, unless isSpared: (Caller) -> Bool) -> Caller? {
        state.withLock { state in
            let place = state.callers.firstIndex { $0.call.id == id && !isSpared($0) }
            return place.map { state.callers.remove(at: $0) }
        }
    }

    private func remove(peer number: Int) -> Peer? {
        state.withLock { state in
            let place = state.peers.firstIndex { $0.number == number }
            return place.map { state.peers.remove(at: $0) }
        }
    }

    private func timer(
        _ time: TimeAmount,
        on loop: any EventLoop,
        _ body: @escaping @Sendable () -> Void
    ) -> Scheduled<Void> {
        loop.scheduleTask(in: time, body)
    }
}
