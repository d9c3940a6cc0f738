/// Which item of a response's output an event is about.
public struct ResponseItemPlace: Hashable, Sendable {
    /// The item's ID; a few events have only the index.
    public var itemID: String?
    /// The item's place in the output. Places may be left out: 0, then 2.
    public var outputIndex: Int

    /// A place from its parts.
    public init(itemID: String?, outputIndex: Int) {
        self.itemID = itemID
        self.outputIndex = outputIndex
    }
}

/// Which part of an item an event is about.
public struct ResponsePartPlace: Hashable, Sendable {
    /// The item.
    public var item: ResponseItemPlace
    /// The part's place in the item: in its content, its summary or its commands, as the event's
    /// kind says.
    public var index: Int

    /// A place from its parts.
    public init(itemID: String?, outputIndex: Int, index: Int) {
        item = ResponseItemPlace(itemID: itemID, outputIndex: outputIndex)
        self.index = index
    }
}
