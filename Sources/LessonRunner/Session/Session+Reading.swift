import CourseModel
import Terminal

extension Session {
    /// Goes on: the next sip of the text, or the next stop.
    mutating func next() -> [SessionEffect] {
        if let offeredDemo {
            self.offeredDemo = nil
            return [.runDemo(offeredDemo)]
        }
        if let rest = showSip() { return rest }
        guard cursor.stop + 1 < stops.count else { return [.show(closingScreen())] }
        return enter(stop: cursor.stop + 1)
    }

    /// Goes to a stop and shows how it starts.
    mutating func enter(stop index: Int) -> [SessionEffect] {
        cursor = Cursor(stop: index, block: 0)
        question = nil
        offeredDemo = nil
        confirmation = nil
        let stop = stops[index]
        var effects = note(
            .position(lesson: lesson.number, lesson.positionKey(of: stop))
        )
        if let heading = sectionHeading(ifStartsAt: index) { effects.append(.show(heading)) }
        switch lesson.step(at: stop)?.content {
        case .prose:
            effects += showSip() ?? []
        case .predict(let prediction):
            effects += ask(prediction)
        case .quiz(let quiz):
            effects += ask(quiz)
        case .demo(let call):
            offeredDemo = call
            effects.append(.show(demoOfferScreen(call)))
        case .exercise(let id):
            if id != currentExercise { effects += focus(id) }
            effects.append(.show(exerciseHeading(id)))
            effects += showSip() ?? []
        case nil:
            if stop == .closing {
                effects += note(.finished(lesson: lesson.number))
                effects.append(.show(closingScreen()))
            } else {
                effects.append(.show(openingScreen()))
            }
        }
        return effects
    }

    /// Shows as much of the stop's text as one sip holds; nil where all of it was shown.
    private mutating func showSip() -> [SessionEffect]? {
        let blocks = blocksHere()
        guard cursor.block < blocks.count else { return nil }
        // As much as is read in one breath, and never more than fits below a heading.
        let rows = max(8, min(18, profile.height - 6))
        let sip = Array(blocks[cursor.block...]).sips(rows: rows).first?.count ?? 1
        let end = cursor.block + sip
        var screen = ScreenBuilder(profile)
        // Never directly below a prompt; a heading above has its blank line already.
        screen.add(blocks[cursor.block..<end], isStart: false)
        cursor.block = end
        guard end >= blocks.count else { return [.show(screen.lines)] }
        switch lesson.step(at: stops[cursor.stop])?.content {
        case .exercise(let id):
            screen.add(exerciseFooter(id))
            return [.show(screen.lines)]
        default:
            var effects: [SessionEffect] = [.show(screen.lines)]
            // The question belongs to what was just read: one screen for both.
            if asksNext, fitsQuestion(after: screen.lines.count) {
                effects += enter(stop: cursor.stop + 1)
            }
            return effects
        }
    }

    /// Whether the next stop is a question of the same section.
    private var asksNext: Bool {
        guard cursor.stop + 1 < stops.count else { return false }
        let next = stops[cursor.stop + 1]
        guard lesson.section(at: next)?.number == lesson.section(at: stops[cursor.stop])?.number
        else { return false }
        switch lesson.step(at: next)?.content {
        case .predict, .quiz, .demo: return true
        default: return false
        }
    }

    private func fitsQuestion(after lines: Int) -> Bool {
        switch lesson.step(at: stops[cursor.stop + 1])?.content {
        case .predict(let prediction):
            return lines + predictionScreen(prediction).count + 2 <= max(profile.height, 20)
        case .quiz(let quiz):
            return lines + quizScreen(QuizState(quiz: quiz, seed: seed)).count + 2
                <= max(profile.height, 20)
        default:
            return true
        }
    }

    /// The text of the stop, at the width of the terminal.
    func blocksHere() -> [RenderedBlock] {
        switch lesson.step(at: stops[cursor.stop])?.content {
        case .prose(let markdown):
            return ScreenBuilder.blocks(markdown, for: profile)
        case .exercise(let id):
            guard let exercise = course.exercise(id) else { return [] }
            return ScreenBuilder.blocks(TaskText.read(exercise), for: profile)
        default:
            return []
        }
    }

    mutating func back() -> [SessionEffect] {
        if cursor.stop == 0 {
            return [.show(messageScreen(.hint, "This is where the lesson starts."))]
        }
        return enter(stop: cursor.stop - 1)
    }

    /// Leaves the question or the demo that waits.
    mutating func skip() -> [SessionEffect] {
        guard question != nil || offeredDemo != nil else { return next() }
        question = nil
        offeredDemo = nil
        return enter(stop: min(cursor.stop + 1, stops.count - 1))
    }

    /// Goes to `4.3`, `3`, `04/line-buffer` or a part of a section's title.
    mutating func goTo(_ place: String) -> [SessionEffect] {
        let typed =
            place.hasPrefix("\(lesson.number).")
            ? String(place.dropFirst("\(lesson.number).".count)) : place
        if let number = Int(typed), let stop = firstStop(ofSection: number) {
            return enter(stop: stop)
        }
        if let exercise = try? findExercise(place),
            let stop = stops.firstIndex(where: { self.exercise(at: $0) == exercise.id })
        {
            return enter(stop: stop)
        }
        let titles = lesson.sections.filter {
            $0.title.lowercased().contains(place.lowercased())
        }
        if titles.count == 1, let stop = firstStop(ofSection: titles[0].number) {
            return enter(stop: stop)
        }
        return [.show(unknownPlaceScreen(place))]
    }

    func exercise(at stop: Stop) -> ExerciseID? {
        guard case .exercise(let id) = lesson.step(at: stop)?.content else { return nil }
        return id
    }

    private func firstStop(ofSection number: Int) -> Int? {
        stops.firstIndex { lesson.section(at: $0)?.number == number }
    }

    /// Sets the exercise that `check` means to the one at a stop, or the last one before it.
    mutating func focusExercise(at stop: Int) {
        for index in stride(from: stop, through: 0, by: -1) {
            if let id = exercise(at: stops[index]) {
                currentExercise = id
                return
            }
        }
    }
}
