/// Elements by an index that a server chooses: any number, in any order, with gaps.
///
/// An array would have to be as long as the largest index, which a faulty server may set to any
/// number.
struct IndexedElements<Element: Sendable>: Sendable {
    private var elements: [Int: Element] = [:]

    var isEmpty: Bool { elements.isEmpty }

    /// The element at `index`; reading one that is absent gives `initial`, changing one begins it.
    subscript(index: Int, default initial: @autoclosure () -> Element) -> Element {
        get { elements[index] ?? initial() }
        _modify { yield &elements[index, default: initial()] }
    }

    /// The element at `index`, if there is one.
    subscript(index: Int) -> Element? {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    /// The elements by index.
    var ordered: [Element] { elements.sorted { $0.key < $1.key }.map(\.value) }
}
