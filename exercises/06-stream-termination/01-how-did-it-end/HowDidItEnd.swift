import ExerciseSupport

/// Says how a stream ended, from all that a client saw of it.
func classify(_ trace: [StreamSignal]) -> Ending {
    for signal in trace {
        switch signal {
        case .completed, .textDone:
            return .complete
        case .incomplete:
            // TODO: the API gave a reason, and it is lost here.
            return .incomplete("cut off")
        case .failed(let message):
            return .failed(message)
        case .finish(_, _):
            // TODO: finish reasons have to be remembered until the stream is over, one a choice.
            break
        case .done, .endOfBody:
            // TODO: is this a success? What was said before it, and by whom?
            return .complete
        case .connectionLost, .gaveUp:
            return .interrupted(.connectionLost)
        default:
            break
        }
    }
    return .running
}
