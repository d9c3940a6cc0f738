/// The first events of another plan: what a response had sent when it was cancelled.
struct PlanPrefix: EventPlan {
    let base: any EventPlan
    let count: Int

    func event(at index: Int) -> StreamEvent { base.event(at: index) }
    func delta(at index: Int) -> PlannedDelta? { base.delta(at: index) }
    func moment(at index: Int) -> Moment { base.moment(at: index) }
    func tokens(at index: Int) -> Int { base.tokens(at: index) }
    func error(at index: Int, isFlat: Bool) -> StreamEvent {
        base.error(at: index, isFlat: isFlat)
    }
    var paceRandom: StableRandom { base.paceRandom }
}

extension EventPlan {
    /// How many events are out, and how many tokens they carry, when `elapsed` has passed.
    func progress(after elapsed: Duration, pace: Pace, scale: Double) -> WireStep.Tally {
        var pacer = Pacer(pace: pace, scale: scale, random: paceRandom)
        var tally = WireStep.Tally()
        for index in 0..<count {
            guard pacer.time(of: moment(at: index)) <= elapsed else { break }
            tally.events += 1
            tally.tokens += tokens(at: index)
        }
        return tally
    }

    /// When the last event is out.
    func duration(pace: Pace, scale: Double) -> Duration {
        var pacer = Pacer(pace: pace, scale: scale, random: paceRandom)
        return (0..<count).reduce(.zero) { max($0, pacer.time(of: moment(at: $1))) }
    }
}
