import NIOCore

/// Numbers with the times at which they are due, the earliest first.
///
/// A binary heap that also knows where each number is in it, so that one can be moved or taken out
/// without a search. It holds plain values alone: with thousands of streams, looking at an object
/// for each comparison would be most of the work.
struct DeadlineHeap {
    struct Entry {
        var due: NIODeadline
        var number: Int
    }

    private var entries: [Entry] = []
    /// Where each number is among the entries; -1 where it is not.
    private var places: [Int] = []

    var count: Int { entries.count }
    var first: Entry? { entries.first }

    /// Adds a number that is not there; small numbers, since there is a place for each up to it.
    mutating func insert(_ number: Int, due: NIODeadline) {
        while places.count <= number { places.append(-1) }
        precondition(places[number] < 0, "\(number) is there already")
        places[number] = entries.count
        entries.append(Entry(due: due, number: number))
        rise(from: entries.count - 1)
    }

    /// Gives a number that is there another time.
    mutating func update(_ number: Int, due: NIODeadline) {
        let place = places[number]
        let isLater = due > entries[place].due
        entries[place].due = due
        if isLater { sink(from: place) } else { rise(from: place) }
    }

    /// Takes out a number that is there.
    mutating func remove(_ number: Int) {
        let place = places[number]
        places[number] = -1
        let last = entries.removeLast()
        guard last.number != number else { return }
        entries[place] = last
        places[last.number] = place
        rise(from: place)
        sink(from: places[last.number])
    }

    private mutating func rise(from start: Int) {
        let entry = entries[start]
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard entries[parent].due > entry.due else { break }
            put(entries[parent], at: place)
            place = parent
        }
        put(entry, at: place)
    }

    private mutating func sink(from start: Int) {
        let entry = entries[start]
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].due < entries[child].due { child += 1 }
            guard entries[child].due < entry.due else { break }
            put(entries[child], at: place)
            place = child
        }
        put(entry, at: place)
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        entries[place] = entry
        places[entry.number] = place
    }
}
