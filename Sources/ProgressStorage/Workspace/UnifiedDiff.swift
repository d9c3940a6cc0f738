/// The difference of two texts in the unified format of `diff -u`, with three lines around each
/// change; empty where the texts are the same.
///
/// The shortest script of insertions and removals comes from `Collection.difference(from:)`.
package func unifiedDiff(
    from old: String,
    to new: String,
    oldName: String,
    newName: String,
    context: Int = 3
) -> String {
    guard old != new || !old.utf8.elementsEqual(new.utf8) else { return "" }
    let edits = editScript(from: lines(of: old), to: lines(of: new))
    var text = "--- \(oldName)\n+++ \(newName)\n"
    var index = 0
    while let first = edits[index...].firstIndex(where: { $0.kind != .same }) {
        // A hunk goes on as long as two changes share lines around them.
        var last = first
        var next = first
        while next < edits.count, next - last <= 2 * context + 1 {
            if edits[next].kind != .same { last = next }
            next += 1
        }
        let start = max(index, first - context)
        let end = min(edits.count, last + context + 1)
        append(edits[start..<end], to: &text)
        index = end
    }
    return text
}

private struct Edit {
    enum Kind { case same, removed, inserted }

    var kind: Kind
    var line: Line
    /// How many lines of the old and the new text stand before it.
    var oldBefore: Int
    var newBefore: Int
}

private struct Line: Hashable {
    var bytes: [UInt8]
    /// Whether it ends with LF; only a text's last line may not.
    var isEnded: Bool
}

/// Lines by their bytes: texts that look alike but are encoded otherwise differ.
private func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        lines.append(Line(bytes: Array(rest[..<(end ?? rest.endIndex)]), isEnded: end != nil))
        rest = end.map { rest[($0 + 1)...] } ?? []
    }
    return lines
}

private func editScript(from old: [Line], to new: [Line]) -> [Edit] {
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var edits: [Edit] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
        if removed.contains(left) {
            edits.append(Edit(kind: .removed, line: old[left], oldBefore: left, newBefore: right))
            left += 1
        } else if inserted.contains(right) {
            edits.append(Edit(kind: .inserted, line: new[right], oldBefore: left, newBefore: right))
            right += 1
        } else {
            edits.append(Edit(kind: .same, line: old[left], oldBefore: left, newBefore: right))
            left += 1
            right += 1
        }
    }
    return edits
}

private func append(_ edits: ArraySlice<Edit>, to text: inout String) {
    let (old, new) = (
        edits.count { $0.kind != .inserted }, edits.count { $0.kind != .removed }
    )
    // An empty side is named by the line before it.
    func range(_ before: Int, _ count: Int) -> String {
        let start = count == 0 ? before : before + 1
        return count == 1 ? "\(start)" : "\(start),\(count)"
    }
    guard let first = edits.first else { return }
    text += "@@ -\(range(first.oldBefore, old)) +\(range(first.newBefore, new)) @@\n"
    for edit in edits {
        switch edit.kind {
        case .same: text += " "
        case .removed: text += "-"
        case .inserted: text += "+"
        }
        text += String(decoding: edit.line.bytes, as: UTF8.self) + "\n"
        if !edit.line.isEnded { text += "\\ No newline at end of file\n" }
    }
}
