/// Lists: bullets, numbers, tasks, and lists inside of them.
extension BlockWalk {
    mutating func addList(_ node: MarkdownNode) {
        let items = Array(node.children)
        let lastNumber = node.firstNumber + items.count - 1
        let numberWidth = String(max(lastNumber, node.firstNumber)).utf8.count
        let outer = prefix
        depth += 1
        for (index, item) in items.enumerated() {
            let mark: String
            if item.kind == .tasklist {
                mark = (item.isTaskDone ? Symbol.taskDone : .taskOpen).text(for: profile)
            } else if node.isOrdered {
                let number = String(node.firstNumber + index)
                mark = String(repeating: " ", count: numberWidth - number.utf8.count) + number + "."
            } else {
                mark = (depth % 2 == 1 ? Symbol.bullet : .nestedBullet).text(for: profile)
            }
            addItem(
                item,
                mark: StyledText(mark + " ", .dim),
                outer: outer,
                isFirst: index == 0,
                isTight: node.isTight
            )
        }
        depth -= 1
        prefix = outer
    }

    private mutating func addItem(
        _ item: MarkdownNode,
        mark: StyledText,
        outer: StyledText,
        isFirst: Bool,
        isTight: Bool
    ) {
        // A list that opens an item stands on the item's own line.
        markPrefix = (markPrefix ?? outer) + mark
        prefix = outer + StyledText(String(repeating: " ", count: displayWidth(mark)))
        var isOpening = true
        for child in item.children {
            let start = blockCount
            visit(child)
            // Parts of a tight list stand close; the list stands apart from what is before it.
            if isTight, !isOpening || !isFirst || depth > 1 { bringCloser(start) }
            isOpening = false
        }
        if let empty = markPrefix {
            // An item without text is still an item.
            markPrefix = nil
            add(.listItem, [StyledLine(empty)], standsApart: isFirst && depth == 1)
        }
    }
}
