/// What is wrong in a manifest before any field is read, most often a sign that YAML takes for its own.
let malformedYAML: [MalformedCase] = [
    .manifest(
        "hint with a colon",
        "- Look again.",
        "- Look: again.",
        "22:5: hints[0].Look: a hint takes no field \"Look\" | put a text that holds a colon in quotes"
    ),
    .manifest(
        "hint that begins with a star",
        "- Look again.",
        "- *again* look",
        "22:5: a text cannot begin with * or & unless it is quoted | put the text in quotes"
    ),
    .manifest(
        "hint that begins with a backtick",
        "- Look again.",
        "- `again`",
        "22:5: a text cannot begin with ` | put the text in quotes"
    ),
    .manifest(
        "colon in a text",
        "explanation: It must open.",
        "explanation: It: must open.",
        "14:20: a colon stands where no field can begin | put a text that holds a colon in quotes, and check the indentation"
    ),
    .manifest(
        "quote not closed",
        "explanation: It must open.",
        "explanation: \"It must open.",
        "14:18: the quote that opens here is not closed in its line | close it; a quote inside is written \\\" in \"…\" and '' in '…'"
    ),
    .manifest(
        "single quote not closed",
        "explanation: It must open.",
        "explanation: 'It must open.",
        "14:18: the quote that opens here is never closed | close it in its line"
    ),
    .manifest(
        "last quote not closed",
        "- Write it down.",
        "- \"Write it down.",
        "24:5: the quote that opens here is never closed | close it in its line"
    ),
    .manifest(
        "bracket not closed",
        "[part, whole]",
        "[part, whole",
        "7:11: the [ that opens here is not closed as it should be | close it with ], and put texts with a comma, colon or bracket in quotes"
    ),
    .manifest(
        "brace not closed",
        "{seconds: 5}",
        "{seconds: 5",
        "9:9: the { that opens here is not closed as it should be | close it with }, and put texts with a comma, colon or bracket in quotes"
    ),
    .manifest(
        "escape that YAML has not",
        "\"Look: here\"",
        "\"Look: \\here\"",
        "23:19: this backslash starts no escape that YAML knows in \"…\" | put the text in '…', where a backslash is a backslash"
    ),
    .manifest(
        "tab in the indentation",
        "    points: 2",
        "\tpoints: 2",
        "16:1: a tab stands in this line's indentation; YAML takes spaces only | put spaces in place of the tab"
    ),
    .manifest(
        "wrong indentation",
        "    points: 2",
        "   points: 2",
        "16:4: this line's indentation fits none of the lines above it | begin the fields of one group, and the items of one list, in the same column"
    ),
    .manifest(
        "list under a text",
        "points: 3\nminutes",
        "points: 3\n  - 4\nminutes",
        "5:9: points: \"points\" must be a whole number from 0 to 1000, not \"3 - 4\""
    ),
    .manifest(
        "line without colon",
        "minutes: 10",
        "minutes 10",
        "6:1: this line is no field: a colon is missing after its name | write name: value, or indent the line if it goes on from the one above"
    ),
    .manifest(
        "a second document",
        "minutes: 10",
        "minutes: 10\n---\nmore: 1",
        "7:1: a second document begins here; one is allowed | remove the ---"
    ),
    .manifest(
        "anchor",
        "title: The first",
        "title: &name The first",
        "3:8: anchors and aliases (&name, *name) are not used in course files | write the value out; put a text that begins with & or * in quotes"
    ),
    .manifest(
        "aliases that unfold without end",
        "title: The first",
        "title: The first\n"
            + (0..<9).map { level in
                "k\(level): &a\(level) [" + String(repeating: "*a\(max(level - 1, 0)), ", count: 9)
                    + "]\n"
            }.joined(),
        "4:1: 9 anchors (&name) and 81 aliases (*name) could unfold without end | anchors and aliases are not used in course files; write the values out"
    ),
    .manifest(
        "unknown alias",
        "title: The first",
        "title: *name",
        "3:8: a text cannot begin with * unless it is quoted | put the text in quotes"
    ),
    .manifest(
        "tag",
        "title: The first",
        "title: !name The first",
        "3:8: tags (!name) are not used in course files | remove it; put a text that begins with ! in quotes"
    ),
    .manifest(
        "nested deep",
        "[part, whole]",
        String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        "7:26: this is nested more than 16 levels deep"
    ),
    .manifest(
        "nested without end",
        "[part, whole]",
        String(repeating: "[", count: 5000),
        "7:12: this is nested more than 16 levels deep"
    ),
    .manifest(
        "field name of fields",
        "minutes: 10",
        "minutes: 10\n? {a: b}\n: c",
        "7:3: a field's name must be a text, not a group of fields"
    ),
    .manifest(
        "control character",
        "title: The first",
        "title: The \u{7} first",
        "3:12: a control character stands here; YAML allows none | remove it"
    ),
]
