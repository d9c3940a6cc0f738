/// Texts from submissions as reports may hold them.
///
/// A student's code prints what it likes: bytes that a terminal obeys, marks that turn the
/// direction of the lines around them, characters that XML 1.0 has no form for.
enum ShownText {
    /// The text with its lines, and with nothing in it that is obeyed instead of shown.
    ///
    /// Control characters become their pictures (`␛`), what turns the direction becomes U+FFFD,
    /// and CR LF becomes LF.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar.value {
            case 0x0A, 0x09: result.append(scalar)
            case 0x0D where scalars.first == "\n": break
            case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: result.append("\u{2421}")
            case 0x80..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
                0xFFF9...0xFFFB, 0xFFFE...0xFFFF:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text on one line.
    static func line(_ text: String) -> String {
        clean(text).split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " ")
            .replacing("\t", with: " ")
    }

    /// The text's beginning, with a note of what is missing.
    /// - Parameter most: in Unicode scalars, since a `Character` may have thousands of them.
    static func cut(_ text: String, to most: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > most else { return text }
        let note = "\n(\(scalars.count - most) more characters are left out)"
        return String(String.UnicodeScalarView(scalars.prefix(most))) + note
    }

    /// Escapes for XML's and HTML's text and quoted attributes.
    static func markup(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in clean(text).unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Escapes for a quoted attribute of XML, where a bare line feed would become a space.
    static func attribute(_ text: String) -> String {
        markup(text).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
    }

    /// Escapes a text in Markdown, so that it reads as it is and calls nobody (`@name`).
    static func markdown(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line(text).unicodeScalars {
            if "\\`*_{}[]<>()#+-.!|~:&@$".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// A fenced block of Markdown that the text cannot end.
    static func fenced(_ text: String) -> String {
        let text = clean(text)
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    /// A field of a CSV file (RFC 4180), which no spreadsheet takes for a formula.
    static func csv(_ text: String) -> String {
        var text = line(text)
        if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
            text = "'" + text
        }
        let needsQuotes = text.utf8.contains { "\",;'".utf8.contains($0) } || text.hasPrefix(" ")
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
