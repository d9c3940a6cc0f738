import CourseModel

/// A place in a lesson where the session waits for the student.
enum Stop: Hashable, Sendable {
    /// The title, the objectives, the time it takes.
    case opening
    /// A step, by its place; `section` is nil for the text before the first section.
    case step(section: Int?, index: Int)
    /// After the last step.
    case closing
}

/// Where a student is: a stop, and how much of its text was shown.
struct Cursor: Hashable, Sendable {
    var stop: Int
    /// The first block of the stop's text that has not been shown.
    var block: Int
}

extension Lesson {
    /// All stops in order: the opening, every step, the closing.
    var stops: [Stop] {
        var stops: [Stop] = [.opening]
        stops += introduction.indices.map { .step(section: nil, index: $0) }
        for (number, section) in sections.enumerated() {
            stops += section.steps.indices.map { .step(section: number, index: $0) }
        }
        stops.append(.closing)
        return stops
    }

    func step(at stop: Stop) -> Step? {
        switch stop {
        case .opening, .closing: nil
        case .step(nil, let index): introduction[index]
        case .step(let section?, let index): sections[section].steps[index]
        }
    }

    func section(at stop: Stop) -> Section? {
        guard case .step(let number?, _) = stop else { return nil }
        return sections[number]
    }

    /// The name under which progress keeps a stop: `opening`, `4.2/3`, `end`.
    ///
    /// A question or an exercise is kept by its id, so that a lesson that grew by a paragraph is
    /// resumed at the same question.
    func positionKey(of stop: Stop) -> String {
        switch stop {
        case .opening: return "opening"
        case .closing: return "end"
        case .step(let section, let index):
            switch step(at: stop)?.content {
            case .predict(let prediction): return "#" + prediction.id
            case .quiz(let quiz): return "#" + quiz.id
            case .exercise(let id): return "exercise " + id.description
            case .demo, .prose, nil:
                return "\(number).\(section.map { sections[$0].number } ?? 0)/\(index + 1)"
            }
        }
    }

    /// The stop of a kept name; where the lesson has changed, the start of the nearest section.
    func stop(forPosition key: String) -> Int {
        let stops = self.stops
        if let same = stops.firstIndex(where: { positionKey(of: $0) == key }) { return same }
        guard let dot = key.firstIndex(of: "."), let slash = key.firstIndex(of: "/"), dot < slash,
            let section = Int(key[key.index(after: dot)..<slash])
        else { return 0 }
        let last = stops.lastIndex { stop in
            (self.section(at: stop)?.number ?? 0) <= section && self.section(at: stop) != nil
        }
        guard let last, let number = self.section(at: stops[last])?.number else { return 0 }
        return stops.firstIndex { self.section(at: $0)?.number == number } ?? 0
    }
}
