import NIOCore

/// Wakes the replies of one event loop, each when its next step is due.
///
/// With thousands of streams a task of the event loop for every event costs as much as making the
/// event. Here one task stands for all that wait: the replies are in a heap, the next one first,
/// and each knows its place in it, so that one that ends is taken out at once.
final class StepTimer {
    private let eventLoop: any EventLoop
    private var waiting: [ReplySender] = []
    private var task: Scheduled<Void>?
    private var taskTime: NIODeadline?
    private var isWaking = false
    private var lastWake = NIODeadline.distantPast

    /// With more replies than this, they are woken in groups: a system that wakes for each event
    /// alone does little else.
    private static let crowd = 100
    private static let groupTime = TimeAmount.milliseconds(2)

    init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    /// Calls `advance` of a reply when `due` has come.
    func wake(_ sender: ReplySender, at due: NIODeadline) {
        sender.due = due
        if let place = sender.placeInTimer {
            rise(from: place)
            sink(from: sender.placeInTimer ?? place)
        } else {
            waiting.append(sender)
            sender.placeInTimer = waiting.count - 1
            rise(from: waiting.count - 1)
        }
        schedule()
    }

    /// Forgets a reply.
    func remove(_ sender: ReplySender) {
        guard let place = sender.placeInTimer else { return }
        sender.placeInTimer = nil
        let last = waiting.removeLast()
        guard last !== sender else { return }
        put(last, at: place)
        rise(from: place)
        sink(from: last.placeInTimer ?? place)
    }

    private func fire() {
        task = nil
        taskTime = nil
        isWaking = true
        // What becomes due meanwhile has its turn in the next round: new connections come between.
        let now = eventLoop.now
        lastWake = now
        while let first = waiting.first, first.due <= now {
            remove(first)
            first.advance()
        }
        isWaking = false
        schedule()
    }

    private func schedule() {
        guard !isWaking, var due = waiting.first?.due else { return }
        if waiting.count > Self.crowd { due = max(due, lastWake + Self.groupTime) }
        if let taskTime, taskTime <= due { return }
        task?.cancel()
        taskTime = due
        task = eventLoop.assumeIsolated().scheduleTask(deadline: due) { [self] in fire() }
    }

    // MARK: The heap

    private func put(_ sender: ReplySender, at place: Int) {
        waiting[place] = sender
        sender.placeInTimer = place
    }

    private func rise(from place: Int) {
        let sender = waiting[place]
        var place = place
        while place > 0, waiting[(place - 1) / 2].due > sender.due {
            put(waiting[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        put(sender, at: place)
    }

    private func sink(from place: Int) {
        let sender = waiting[place]
        var place = place
        while true {
            var child = 2 * place + 1
            guard child < waiting.count else { break }
            if child + 1 < waiting.count, waiting[child + 1].due < waiting[child].due { child += 1 }
            guard waiting[child].due < sender.due else { break }
            put(waiting[child], at: place)
            place = child
        }
        put(sender, at: place)
    }
}

/// The timers of a server, one for each event loop.
struct StepTimers: Sendable {
    private let boxes: [ObjectIdentifier: NIOLoopBoundBox<StepTimer?>]

    init(_ group: some EventLoopGroup) {
        boxes = Dictionary(
            uniqueKeysWithValues: group.makeIterator().map {
                (ObjectIdentifier($0), .makeEmptyBox(valueType: StepTimer.self, eventLoop: $0))
            }
        )
    }

    /// The timer of the loop that this is called on.
    func timer(on loop: any EventLoop) -> StepTimer {
        let box = boxes[ObjectIdentifier(loop)]
        let timer = box?.value ?? StepTimer(eventLoop: loop)
        box?.value = timer
        return timer
    }
}
