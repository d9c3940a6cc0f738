/// What authors get wrong in `exercise.yml`.
let malformedManifests: [MalformedCase] = [
    .manifest(
        "empty",
        CourseFixture.manifest,
        "",
        "1:1: an exercise has no fields here | it takes format, id, title, module, points, minutes, concepts, requires, aliases, needs, imports, limits, tests, hidden and hints"
    ),
    .manifest(
        "comments only",
        CourseFixture.manifest,
        "# to be written\n",
        "1:1: an exercise has no fields here | it takes format, id, title, module, points, minutes, concepts, requires, aliases, needs, imports, limits, tests, hidden and hints"
    ),
    .manifest(
        "a list",
        CourseFixture.manifest,
        "- a\n- b\n",
        "1:1: an exercise must be written as fields, not as a list | it takes format, id, title, module, points, minutes, concepts, requires, aliases, needs, imports, limits, tests, hidden and hints"
    ),
    .manifest(
        "a text",
        CourseFixture.manifest,
        "hello\n",
        "1:1: an exercise must be written as fields, not as \"hello\" | it takes format, id, title, module, points, minutes, concepts, requires, aliases, needs, imports, limits, tests, hidden and hints"
    ),
    .manifest("missing field", "title: The first\n", "", "1:1: title: \"title\" is missing"),
    .manifest(
        "field without value",
        "title: The first",
        "title:",
        "3:1: title: \"title\" has no value"
    ),
    .manifest(
        "mistyped field",
        "points: 3\nminutes",
        "pionts: 3\nminutes",
        "5:1: pionts: an exercise takes no field \"pionts\" | did you mean \"points\"?"
    ),
    .manifest(
        "unknown field",
        "minutes: 10",
        "minutes: 10\nauthor: Ada",
        "7:1: author: an exercise takes no field \"author\" | it takes format, id, title, module, points, minutes, concepts, requires, aliases, needs, imports, limits, tests, hidden and hints"
    ),
    .manifest(
        "mistyped field of a test",
        "    rule: 2",
        "    rulle: 2",
        "17:5: tests[1].rulle: a test takes no field \"rulle\" | did you mean \"rule\"?"
    ),
    .manifest(
        "key twice",
        "minutes: 10",
        "minutes: 10\ntitle: Again",
        "7:1: title: \"title\" is there twice | keep one of the two"
    ),
    .manifest(
        "key twice in a test",
        "    rule: 2",
        "    rule: 2\n    points: 2",
        "18:5: tests[1].points: \"points\" is there twice | keep one of the two"
    ),
    .manifest(
        "key twice in braces",
        "{seconds: 5}",
        "{seconds: 5, seconds: 6}",
        "9:22: limits.seconds: \"seconds\" is there twice | keep one of the two"
    ),
    .manifest(
        "key twice in braces over lines",
        "{seconds: 5}",
        "{seconds: 5,\n  seconds: 6}",
        "10:3: limits.seconds: \"seconds\" is there twice | keep one of the two"
    ),
    .manifest(
        "newer format",
        "format: 1",
        "format: 2\nkind: new",
        "1:9: format: this file has format 2; this streamtutor reads 1 | install a newer streamtutor"
    ),
    .manifest("no format", "format: 1\n", "", "1:1: format: \"format\" is missing"),
    .manifest(
        "format zero",
        "format: 1",
        "format: 0",
        "1:9: format: \"format\" must be 1, not \"0\""
    ),
    .manifest(
        "format in words",
        "format: 1",
        "format: one",
        "1:9: format: \"format\" must be 1, not \"one\""
    ),
    .manifest(
        "title is a list",
        "title: The first",
        "title: [The, first]",
        "3:8: title: \"title\" must be a text, not a list | put a text that begins with [ or - in quotes"
    ),
    .manifest("title blank", "title: The first", "title: \"  \"", "3:8: title: \"title\" is empty"),
    .manifest(
        "title of two lines",
        "title: The first",
        "title: |\n  The\n  first",
        "3:8: title: \"title\" must be one line"
    ),
    .manifest(
        "id without number",
        "id: 01/one",
        "id: one",
        "2:5: id: \"one\" is no exercise's id | write two digits, / and a name in lower case, such as 04/chunked-sse"
    ),
    .manifest(
        "id with capitals",
        "id: 01/one",
        "id: 01/One",
        "2:5: id: \"01/One\" is no exercise's id | write two digits, / and a name in lower case, such as 04/chunked-sse"
    ),
    .manifest(
        "id of another lesson",
        "id: 01/one\ntitle",
        "id: 02/one\ntitle",
        "2:5: id: 02/one is an id of lesson 2, but lies in lesson 1's folder | mend the id's number, or move the folder"
    ),
    .manifest(
        "id of another exercise",
        "requires: []",
        "requires: []\naliases: [01/two]",
        "9:11: aliases[0]: 01/two is the id of exercises/01-first/02-two | an alias is an id that no exercise has any more"
    ),
    .manifest(
        "alias of another exercise",
        "requires: []",
        "aliases: [01/old]",
        "exercises/01-first/02-two/exercise.yml:9:11: aliases[0]: 01/old is the id of exercises/01-first/01-one | an alias is an id that no exercise has any more"
    ),
    .manifest(
        "alias of its own",
        "requires: []",
        "aliases: [01/one]",
        "8:11: aliases[0]: 01/one is this exercise itself | remove it"
    ),
    .manifest(
        "requires nothing known",
        "requires: []",
        "requires: [01/twoo]",
        "8:12: requires[0]: there is no exercise 01/twoo | did you mean 01/two?"
    ),
    MalformedCase(
        name: "requires twice",
        file: CourseFixture.two + "/exercise.yml",
        old: "requires: [01/one]",
        new: "requires: [01/one, 01/one]",
        problem: "8:20: requires[1]: 01/one is there twice | remove one"
    ),
    .manifest(
        "requires what comes after it, and that requires it",
        "requires: []",
        "requires: [01/two]",
        "8:12: requires[0]: 01/two comes after this exercise | require what students have done by then, or renumber the folders"
    ),
    .manifest(
        "requires no list",
        "requires: []",
        "requires: 01/two",
        "8:11: requires: \"requires\" must be a list, not \"01/two\" | write each item on a line of its own that begins with \"- \""
    ),
    .manifest(
        "requires no id",
        "requires: []",
        "requires: [two]",
        "8:12: requires[0]: \"two\" is no exercise's id | write two digits, / and a name in lower case, such as 04/chunked-sse"
    ),
    .manifest(
        "module in small letters",
        "module: FirstThing",
        "module: firstThing",
        "4:9: module: \"firstThing\" is no name for a Swift module | begin with a capital letter, then letters and digits, such as ChunkedSSE"
    ),
    .manifest(
        "module with a space",
        "module: FirstThing",
        "module: First Thing",
        "4:9: module: \"First Thing\" is no name for a Swift module | begin with a capital letter, then letters and digits, such as ChunkedSSE"
    ),
    .manifest(
        "module of a library",
        "module: FirstThing",
        "module: Testing",
        "4:9: module: \"Testing\" is the name of another file or module | choose a name that is none of Swift, Testing, Foundation, ExerciseSupport, Solution and HiddenTests and does not end in Tests"
    ),
    .manifest(
        "module of another exercise",
        "module: FirstThing",
        "module: SecondThing",
        "4:9: module: SecondThing is the module of exercises/01-first/02-two already | give each exercise a module of its own"
    ),
    .manifest(
        "points in words",
        "points: 3\nminutes",
        "points: ten\nminutes",
        "5:9: points: \"points\" must be a whole number from 0 to 1000, not \"ten\""
    ),
    .manifest(
        "points in quotes",
        "points: 3\nminutes",
        "points: \"3\"\nminutes",
        "5:9: points: \"points\" must be a whole number from 0 to 1000, not \"3\" | write it without quotes"
    ),
    .manifest(
        "points below zero",
        "points: 3\nminutes",
        "points: -3\nminutes",
        "5:9: points: \"points\" must be a whole number from 0 to 1000, not \"-3\""
    ),
    .manifest(
        "points that do not add up",
        "points: 3\nminutes",
        "points: 4\nminutes",
        "5:9: points: \"points\" is 4, but the tests' points add up to 3 | write points: 3, or mend the tests' points"
    ),
    .manifest(
        "test points too many",
        "    points: 2",
        "    points: 2000",
        "16:13: tests[1].points: \"points\" must be a whole number from 0 to 1000, not \"2000\""
    ),
    .manifest(
        "no minutes",
        "minutes: 10",
        "minutes: 0",
        "6:10: minutes: \"minutes\" must be a whole number from 1 to 600, not \"0\""
    ),
    .manifest(
        "no concepts",
        "[part, whole]",
        "[]",
        "7:1: concepts: \"concepts\" must hold at least one concept, but is empty"
    ),
    .manifest(
        "concept is a number of fields",
        "[part, whole]",
        "[part, {whole: x}]",
        "7:18: concepts[1]: this must be a text, not a group of fields | put a text that holds a colon or begins with { in quotes"
    ),
    .manifest(
        "needs something unknown",
        "requires: []",
        "needs: [simulater]",
        "8:9: needs[0]: nothing is called \"simulater\" that an exercise could need | an exercise can need simulator"
    ),
    .manifest(
        "imports no module",
        "requires: []",
        "imports: [Exercise Support]",
        "8:11: imports[0]: \"Exercise Support\" is no name of a module | write it as after import"
    ),
    .manifest(
        "limit unknown",
        "{seconds: 5}",
        "{second: 5}",
        "9:10: limits.second: limits takes no field \"second\" | did you mean \"seconds\"?"
    ),
    .manifest(
        "limit out of range",
        "{seconds: 5}",
        "{memory: 1}",
        "9:18: limits.memory: \"memory\" must be a whole number from 16 to 16384, not \"1\""
    ),
    .manifest(
        "limit in words",
        "{seconds: 5}",
        "{seconds: soon}",
        "9:19: limits.seconds: \"seconds\" must be a number from 0.1 to 600, not \"soon\""
    ),
    .manifest(
        "no number at all",
        "{seconds: 5}",
        "{seconds: nan}",
        "9:19: limits.seconds: \"seconds\" must be a number from 0.1 to 600, not \"nan\""
    ),
    .manifest(
        "limits not as fields",
        "{seconds: 5}",
        "5",
        "9:9: limits: limits must be written as fields, not as \"5\" | it takes seconds, cpu, memory, output, file and processes"
    ),
    .manifest(
        "hidden tests empty",
        "hidden:\n  - {id: any, points: 3, rule: 1, explanation: Always.}",
        "hidden: []",
        "19:1: hidden: \"hidden\" must hold at least one test, but is empty"
    ),
    .manifest(
        "no hidden tests",
        "hidden:\n  - {id: any, points: 3, rule: 1, explanation: Always.}\n",
        "",
        "1:1: hidden: \"hidden\" is missing"
    ),
    .manifest(
        "test is a text",
        "  - {id: any, points: 3, rule: 1, explanation: Always.}",
        "  - any",
        "20:5: hidden[0]: a test must be written as fields, not as \"any\" | it takes id, points, rule and explanation"
    ),
    .manifest(
        "test id with a hyphen",
        "id: closes",
        "id: closes-it",
        "15:9: tests[1].id: \"closes-it\" is no name of a Swift function | write the base name of the @Test function, such as emptyChunk"
    ),
    .manifest(
        "test id twice",
        "id: closes",
        "id: opens",
        "15:9: tests[1].id: tests[0] has the id \"opens\" already | give each test, visible or hidden, an id of its own"
    ),
    .manifest(
        "hidden test named like a visible one",
        "id: any",
        "id: closes",
        "20:10: hidden[0].id: tests[1] has the id \"closes\" already | give each test, visible or hidden, an id of its own"
    ),
    .manifest(
        "rule zero",
        "    rule: 2",
        "    rule: 0",
        "17:11: tests[1].rule: \"rule\" must be a whole number from 1 to 99, not \"0\""
    ),
    .manifest(
        "explanation missing",
        "    explanation: It must close.\n",
        "",
        "15:5: tests[1].explanation: \"explanation\" is missing"
    ),
    .manifest(
        "two hints",
        "  - Write it down.\n",
        "",
        "21:1: hints: \"hints\" must hold 3 hints, from a nudge to nearly the code, not 2"
    ),
    .manifest(
        "hint names an unknown test",
        "tests: [opens]",
        "tests: [open]",
        "23:34: hints[1].tests[0]: there is no test \"open\" | did you mean \"opens\"?"
    ),
    .manifest(
        "hint without text",
        "{text: \"Look: here\", tests: [opens]}",
        "{tests: [opens]}",
        "23:5: hints[1].text: \"text\" is missing"
    ),
    .manifest(
        "nothing known of a test",
        "{id: any, points: 3, rule: 1, explanation: Always.}",
        "{name: any}",
        "20:6: hidden[0].name: a test takes no field \"name\" | it takes id, points, rule and explanation"
    ),
]
