/// The names that somebody may have meant, nearest first.
///
/// Near is at most a third of the typed letters wrong, left out, doubled or exchanged with their
/// neighbour, whatever their case, and never more than 4; a name that goes on from what was typed
/// is near too when at least 3 letters were.
/// - Returns: At most `limit` names; none where nothing is near.
package func nearestNames(
    to typed: String,
    among names: [String],
    limit: Int = 3
) -> [String] {
    let wanted = Array(typed.lowercased())
    guard !wanted.isEmpty, wanted.count <= 100 else { return [] }
    let most = min(4, max(1, (wanted.count + 1) / 3))
    var near: [(name: String, distance: Int)] = []
    for name in names where !near.contains(where: { $0.name == name }) {
        let letters = Array(name.lowercased())
        if wanted.count >= 3, letters.starts(with: wanted) {
            near.append((name, letters.count == wanted.count ? 0 : 1))
        } else if abs(letters.count - wanted.count) <= most {
            let distance = editDistance(wanted, letters)
            // A name of which nothing is left is no likely meaning of a short word.
            if distance <= most && distance < max(wanted.count, letters.count) {
                near.append((name, distance))
            }
        }
    }
    return near.enumerated()
        .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        .prefix(limit).map(\.element.name)
}

/// How many letters must be put in, taken out, exchanged for another or swapped with their
/// neighbour to make one text of the other.
///
/// The optimal string alignment form of the Damerau-Levenshtein distance.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for column in 0..<right.count {
            let isSame = left[row] == right[column]
            var cost = min(
                last[column] + (isSame ? 0 : 1),
                last[column + 1] + 1,
                current[column] + 1
            )
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
