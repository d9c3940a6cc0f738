import CourseModel
import Terminal

extension Session {
    func predictionScreen(_ prediction: Prediction) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        if let show = prediction.show {
            screen.verbatim(show, indent: 6)
            screen.blank()
        } else if case .computed(_, let input) = prediction.answer {
            screen.add(ChunkTable(chunks: input.chunks).lines(for: profile))
            screen.blank()
        }
        screen.marked(.question, screen.inline(prediction.ask))
        screen.blank()
        return screen.lines
    }

    func rightAnswerScreen(_ typed: String, _ state: PredictionState) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        if AnswerMatcher([state.answer]).accepts(typed) {
            screen.marked(.ok, [.strong(Invisible.shown(state.answer))])
        } else {
            screen.marked(
                .ok,
                [.plain("Right. In our words: "), .strong(Invisible.shown(state.answer))]
            )
        }
        screen.markdown(state.prediction.why, indent: 6)
        screen.blank()
        return screen.lines
    }

    func missScreen(_ typed: String, _ state: PredictionState) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        if let miss = state.miss(for: typed) {
            screen.marked(.bad, [.plain("Not quite.")])
            screen.markdown(miss.why, indent: 6)
        } else {
            screen.marked(.bad, [.plain("Not quite. " + AnswerGap(typed, state.answer).sentence)])
        }
        let next =
            state.misses < 3
            ? "Try again, or type `hint`."
            : "Try again; `hint` twice shows the answer, `skip` goes on."
        screen.text(screen.inline(next), indent: 6)
        screen.blank()
        return screen.lines
    }

    func predictionHintScreen(_ state: PredictionState) -> [StyledLine] {
        messageScreen(.hint, AnswerGap.shape(of: state.answer) + " `hint` again shows it.")
    }

    func shownAnswerScreen(_ state: PredictionState) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.marked(
            .hint,
            [.plain("The answer is "), .strong(Invisible.shown(state.answer))]
        )
        screen.markdown(state.prediction.why, indent: 6)
        screen.blank()
        return screen.lines
    }

    func quizScreen(_ state: QuizState) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.marked(.question, screen.inline(state.quiz.ask))
        if state.rightPlaces.count > 1 {
            screen.text([.dim("More than one is right; type all of them.")], indent: 6)
        }
        screen.blank()
        for (place, choice) in state.order.enumerated() {
            screen.item(
                QuizState.letter(place) + ")",
                screen.inline(state.quiz.choices[choice].text),
                indent: 6
            )
        }
        screen.blank()
        return screen.lines
    }

    func quizMissScreen(_ places: Set<Int>, _ state: QuizState) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        let wrong = places.subtracting(state.rightPlaces).min()
        if let wrong {
            let choice = state.quiz.choices[state.order[wrong]]
            screen.marked(.bad, [.plain(QuizState.letter(wrong) + ") is not it.")])
            screen.markdown(choice.why, indent: 6)
            screen.text([.plain("Take another, or skip.")], indent: 6)
        } else {
            screen.marked(.bad, [.plain("Right as far as it goes, and there is more.")])
        }
        screen.blank()
        return screen.lines
    }

    func quizRightScreen(_ state: QuizState, wasShown: Bool = false) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        for place in state.rightPlaces.sorted() {
            let choice = state.quiz.choices[state.order[place]]
            screen.marked(
                wasShown ? .hint : .ok,
                [.plain(QuizState.letter(place) + ")  ")] + screen.inline(choice.text)
            )
            screen.markdown(choice.why, indent: 6)
        }
        let others = state.order.indices.filter { !state.rightPlaces.contains($0) }
        if !others.isEmpty, !wasShown, state.misses == 0 {
            screen.text([.dim("The others:")], indent: 6)
            for place in others {
                let choice = state.quiz.choices[state.order[place]]
                screen.item(
                    QuizState.letter(place) + ")",
                    screen.inline(choice.why),
                    indent: 6
                )
            }
        }
        screen.blank()
        return screen.lines
    }
}
