/// What a piece of text is; a theme-free role, not a colour.
///
/// Roles combine: code inside a heading is `[.heading, .code]`. Rendering turns them into the 16
/// colours of a terminal's palette, or into nothing where there are no colours; no role may be the
/// only carrier of a meaning.
package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let heading = Style(rawValue: 1 << 0)
    package static let emphasis = Style(rawValue: 1 << 1)
    package static let strong = Style(rawValue: 1 << 2)
    package static let code = Style(rawValue: 1 << 3)
    /// Less important than the text around it.
    package static let dim = Style(rawValue: 1 << 4)
    /// Stands beside `Symbol.ok`.
    package static let ok = Style(rawValue: 1 << 5)
    /// Stands beside `Symbol.bad`.
    package static let bad = Style(rawValue: 1 << 6)
    /// Stands beside `Symbol.question`.
    package static let question = Style(rawValue: 1 << 7)
    package static let hint = Style(rawValue: 1 << 8)
    package static let warning = Style(rawValue: 1 << 9)
    package static let link = Style(rawValue: 1 << 10)
    package static let struck = Style(rawValue: 1 << 11)
    package static let prompt = Style(rawValue: 1 << 12)
    /// The place that is meant, such as the first difference.
    package static let marked = Style(rawValue: 1 << 13)

    package static let codeKeyword = Style(rawValue: 1 << 16)
    package static let codeString = Style(rawValue: 1 << 17)
    package static let codeComment = Style(rawValue: 1 << 18)
    package static let codeNumber = Style(rawValue: 1 << 19)
    /// A field's or key's name: `data` in an event stream, a header, a key of an object.
    package static let codeName = Style(rawValue: 1 << 20)
    package static let added = Style(rawValue: 1 << 21)
    package static let removed = Style(rawValue: 1 << 22)

    /// The attributes of this style, in the order of a Select Graphic Rendition sequence (ECMA-48,
    /// 8.3.117); empty where the text looks as usual.
    ///
    /// Black, white and yellow are left out: each is invisible on one of the usual backgrounds.
    var attributes: [UInt8] {
        var codes: [UInt8] = []
        if !isDisjoint(with: [.heading, .strong, .prompt, .marked]) { codes.append(1) }
        if !isDisjoint(with: [.dim, .codeComment]) { codes.append(2) }
        if contains(.emphasis) { codes.append(3) }
        if contains(.link) { codes.append(4) }
        if contains(.struck) { codes.append(9) }
        if let colour { codes.append(colour) }
        return codes
    }

    private var colour: UInt8? {
        if !isDisjoint(with: [.bad, .removed]) { return 31 }
        if !isDisjoint(with: [.ok, .added, .codeString]) { return 32 }
        if !isDisjoint(with: [.question, .warning, .codeKeyword]) { return 35 }
        if !isDisjoint(with: [.hint, .code, .codeNumber, .codeName]) { return 36 }
        return nil
    }
}
