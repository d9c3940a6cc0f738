internal import CEditline

/// Keys that take characters as people see them: a letter with its accent, a family of emoji, is
/// one, however many scalars libedit sees.
extension LineEditor {
    /// Deletes the character before the cursor.
    func deleteCharacter() -> UInt8 {
        guard let count = scalarsOfCharacterBefore else { return UInt8(CC_ERROR) }
        el_deletestr(handle.editor, Int32(count))
        return UInt8(CC_REFRESH)
    }

    /// Moves the cursor in front of the character before it.
    func goBack() -> UInt8 {
        guard let count = scalarsOfCharacterBefore else { return UInt8(CC_ERROR) }
        return move(by: -count)
    }

    /// Moves the cursor behind the character at it.
    func goOn() -> UInt8 {
        let (scalars, cursor) = handle.line
        guard let next = Self.string(scalars[cursor...]).first else { return UInt8(CC_ERROR) }
        return move(by: next.unicodeScalars.count)
    }

    private var scalarsOfCharacterBefore: Int? {
        let (scalars, cursor) = handle.line
        return Self.string(scalars[..<cursor]).last?.unicodeScalars.count
    }

    private func move(by count: Int) -> UInt8 {
        _ = el_cursor(handle.editor, Int32(count))
        return UInt8(CC_CURSOR)
    }
}
