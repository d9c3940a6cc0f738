import NIOCore

/// Wakes the replies of one event loop, each when its next step is due.
///
/// With thousands of streams a task of the event loop for every event costs as much as making the
/// event. Here one task stands for all that wait.
final class StepTimer {
    private let eventLoop: any EventLoop
    private var waiting = DeadlineHeap()
    /// The replies by the number that each has in the heap.
    private var senders: [ReplySender?] = []
    private var freeNumbers: [Int] = []
    private var task: Scheduled<Void>?
    private var taskTime: NIODeadline?
    private var isWaking = false
    private var lastWake = NIODeadline.distantPast
    /// What frames the chunks that the replies send.
    var framer = ChunkFramer()

    /// With more replies than this, they are woken in groups: a system that wakes for each event
    /// alone does little else.
    private static let crowd = 100
    private static let groupTime = TimeAmount.milliseconds(2)
    /// So many replies have their turn before the loop looks at its connections again. Requests
    /// that had to wait for hundreds would all begin at the same moment, and from then on be due at
    /// the same moments.
    private static let turns = 32

    init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    /// Calls `advance` of a reply when `due` has come; only the last time that was asked for counts.
    func wake(_ sender: ReplySender, at due: NIODeadline) {
        if let number = sender.numberInTimer {
            waiting.update(number, due: due)
        } else {
            let number = freeNumbers.popLast() ?? senders.count
            if number == senders.count { senders.append(sender) } else { senders[number] = sender }
            sender.numberInTimer = number
            waiting.insert(number, due: due)
        }
        schedule()
    }

    /// Forgets a reply.
    func remove(_ sender: ReplySender) {
        guard let number = sender.numberInTimer else { return }
        sender.numberInTimer = nil
        senders[number] = nil
        freeNumbers.append(number)
        waiting.remove(number)
    }

    private func fire() {
        task = nil
        taskTime = nil
        isWaking = true
        // What becomes due meanwhile has its turn in the next round: new connections come between.
        let now = eventLoop.now
        var turns = Self.turns
        while turns > 0, let first = waiting.first, first.due <= now {
            // It asks for another time, or has itself removed.
            senders[first.number]?.advance()
            turns -= 1
        }
        lastWake = turns > 0 ? now : .distantPast
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
