/// Does things with signals one after the other, and writes down what is seen behind each of them.
///
/// Signals have names: the first step that speaks of one makes its controller.
public final class AbortScript<Controller: AbortControllerProtocol>: @unchecked Sendable {
    /// The student's signals.
    public typealias Signal = Controller.Signal

    private let combine: ([Signal]) -> Signal
    private let timeout: (Duration, ManualClock) -> Signal
    private let clock = ManualClock()
    private var controllers: [String: Controller] = [:]
    private var signals: [String: Signal] = [:]
    private var listeners: [String: (signal: Signal, id: ListenerID)] = [:]
    private var seen: [String] = []

    /// Takes the two static functions that a suite checks too.
    public init(
        _ type: Controller.Type,
        any combine: @escaping ([Signal]) -> Signal,
        timeout: @escaping (Duration, ManualClock) -> Signal
    ) {
        self.combine = combine
        self.timeout = timeout
    }

    /// Plays the steps, up to the first behind which something unexpected is seen.
    public func play(_ steps: [AbortStep]) -> Played {
        EventLoop.run { loop in
            var played = Played()
            for step in steps {
                seen = []
                perform(step.action)
                loop.settle { seen.joined(separator: ", ") == step.expected }
                let text = seen.joined(separator: ", ")
                guard played.add(step.name, expected: step.expected, got: text) else { break }
            }
            return played
        }
    }

    private func perform(_ action: AbortStep.Action) {
        switch action {
        case .listen(let name, let signal, let steps):
            let signal = self.signal(signal)
            let id = signal.addListener { [self] in
                seen.append(name)
                // A listener that is called for ever must not run for ever.
                guard seen.count < 40 else { return }
                for step in steps { perform(step.action) }
            }
            listeners[name] = (signal, id)
        case .remove(let name):
            if let (signal, id) = listeners[name] { signal.removeListener(id) }
        case .abort(let name, let reason):
            _ = signal(name)
            guard let controller = controllers[name] else { return }
            if let reason { controller.abort(AbortError(reason)) } else { controller.abort() }
        case .ask(let name):
            let signal = signal(name)
            let reason = signal.reason.map(shown(reason:)) ?? "nil"
            let isAborted = signal.isAborted
            seen.append(isAborted == (signal.reason != nil) ? reason : "\(isAborted), \(reason)")
        case .check(let name):
            do {
                try signal(name).throwIfAborted()
                seen.append("returns")
            } catch {
                seen.append("throws \(shown(reason: error))")
            }
        case .combine(let name, let sources): signals[name] = combine(sources.map { signal($0) })
        case .timeout(let name, let duration): signals[name] = timeout(duration, clock)
        case .wait(let duration): clock.advance(by: duration)
        }
    }

    private func signal(_ name: String) -> Signal {
        if let signal = signals[name] { return signal }
        let controller = Controller()
        controllers[name] = controller
        signals[name] = controller.signal
        return controller.signal
    }
}
