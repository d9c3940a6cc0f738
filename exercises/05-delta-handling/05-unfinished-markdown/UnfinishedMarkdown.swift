import ExerciseSupport

/// The Markdown that is fit to be shown while an answer streams.
func presentable(_ partial: String) -> String {
    // TODO: is every ``` a fence? And what if the fence has four backticks, or comes in halves?
    let fences = partial.split(separator: "```", omittingEmptySubsequences: false).count - 1
    if fences % 2 == 1 {
        return partial + "\n```"
    }
    // TODO: an empty line ends every wait. Which part of the text is still open?
    return settled(partial)
}

/// A paragraph up to the first mark that is open.
private func settled(_ paragraph: String) -> String {
    // TODO: this looks at the last pair of stars alone. Is it an opening one? And is it in code?
    let parts = paragraph.split(separator: "**", omittingEmptySubsequences: false)
    if parts.count > 1 {
        return parts.dropLast().joined(separator: "**")
    }
    // TODO: links, and half a pair of stars.
    return paragraph
}
