/// What authors get wrong in a lesson file.
let malformedLessons: [MalformedCase] = [
    .lesson(
        "lesson empty",
        CourseFixture.lesson,
        "",
        "1:1: this file is empty | a lesson begins with front matter: format, title, minutes, objectives and sources"
    ),
    .lesson(
        "no front matter",
        CourseFixture.lesson,
        "# Hello\n",
        "1:1: a lesson begins with front matter | write --- in line 1, then format, title, minutes, objectives and sources, then --- again"
    ),
    .lesson(
        "front matter not closed",
        CourseFixture.lesson,
        "---\nformat: 1\ntitle: A\n",
        "1:1: the front matter that begins here is never closed | write --- in a line of its own below its last field"
    ),
    .lesson(
        "lesson of a newer format",
        "format: 1",
        "format: 7",
        "2:9: format: this file has format 7; this streamtutor reads 1 | install a newer streamtutor"
    ),
    .lesson("lesson without format", "format: 1\n", "", "2:1: format: \"format\" is missing"),
    .lesson("title missing", "title: First things\n", "", "2:1: title: \"title\" is missing"),
    .lesson(
        "title with a colon",
        "title: First things",
        "title: First: things",
        "3:13: a colon stands where no field can begin | put a text that holds a colon in quotes, and check the indentation"
    ),
    .lesson(
        "field mistyped",
        "minutes: 20",
        "minuets: 20",
        "4:1: minuets: a lesson takes no field \"minuets\" | did you mean \"minutes\"?"
    ),
    .lesson(
        "minutes zero",
        "minutes: 20",
        "minutes: 0",
        "4:10: minutes: \"minutes\" must be a whole number from 1 to 600, not \"0\""
    ),
    .lesson(
        "two objectives",
        "  - take them apart\n",
        "",
        "5:1: objectives: \"objectives\" must hold 3 to 5 objectives, not 2"
    ),
    .lesson(
        "objectives not as list",
        "objectives:\n  - name the parts\n  - put them together\n  - take them apart\n",
        "objectives: many\n",
        "5:13: objectives: \"objectives\" must be a list, not \"many\" | write each item on a line of its own that begins with \"- \""
    ),
    .lesson(
        "source without title",
        "{title: A page, url: ",
        "{url: ",
        "11:5: sources[1].title: \"title\" is missing"
    ),
    .lesson(
        "source is no address",
        "https://example.org/page",
        "example.org",
        "11:26: sources[1].url: \"example.org\" is no web address | begin it with https://"
    ),
    .lesson(
        "section without title",
        "## Two",
        "##",
        "45:1: this section has no title | write it after ##"
    ),
    .lesson(
        "heading without space",
        "## Two",
        "##Two",
        "45:1: a heading needs a space after ## | write ## Two"
    ),
    .lesson(
        "no section",
        CourseFixture.lesson,
        CourseFixture.frontMatter + "Text.\n",
        "13:1: this lesson has no section | begin each section with a line such as ## A chunk is not an event"
    ),
    .lesson(
        "code block not closed",
        "```swift\n## not a heading\n```\n",
        "```swift\n## not a heading\n",
        "33:1: the code block that opens here is never closed | close it with a line of ```"
    ),
    .lesson(
        "last code block not closed",
        "The end.",
        "~~~\nThe end.",
        "56:1: the code block that opens here is never closed | close it with a line of ~~~"
    ),
    .lesson(
        "comment not closed",
        "The end.",
        "<!-- The end.",
        "56:1: the comment that begins here is never closed | close it with -->"
    ),
    .lesson(
        "step not closed",
        "why: Because.\n```\n",
        "why: Because.\n",
        "22:1: the predict step that opens here is never closed | close it with a line of ```"
    ),
    .lesson(
        "last step not closed",
        "01/one\n```\n\nThe end.\n",
        "01/one\n",
        "52:1: the exercise step that opens here is never closed | close it with a line of ```"
    ),
    .lesson(
        "step mistyped",
        "```predict",
        "```predikt",
        "22:1: \"predikt\" is no step | did you mean ```predict?"
    ),
    .lesson(
        "step with a capital",
        "```quiz",
        "```Quiz",
        "37:1: \"Quiz\" is no step | did you mean ```quiz?"
    ),
    .lesson(
        "step indented",
        "```demo\nname: split\noptions: {text: \"a b\"}\n```",
        "  ```demo\n  name: split\n  ```",
        "47:1: a demo step must begin at the start of the line | remove the spaces before its fences"
    ),
    .lesson(
        "step with more on its line",
        "```quiz",
        "```quiz 1",
        "37:1: nothing may follow ```quiz in its line | write fields in the lines below it"
    ),
    .lesson(
        "code block in a step",
        "why: Because.",
        "why: |\n  Because.\n  ```swift\n  x\n  ```\n  So.",
        "34:1: this line closes the predict step of line 22 too early | open and close the step with four backticks, so that it can hold a code block"
    ),
    .lesson(
        "step empty",
        "id: pick\nask: Which?\nchoices:\n  - {text: this, right: true, why: Yes.}\n  - {text: that, right: false, why: No.}\n",
        "",
        "37:1: this quiz step is empty | write id, ask and choices"
    ),
    .lesson(
        "step is a text",
        "name: split\noptions: {text: \"a b\"}",
        "split",
        "48:1: a demo step must be written as fields, not as \"split\" | it takes name and options"
    ),
    .lesson("step id missing", "id: pick\n", "", "38:1: id: \"id\" is missing"),
    .lesson(
        "step id twice",
        "id: pick",
        "id: halves",
        "38:5: id: the step in line 22 is called \"halves\" already | progress hangs on this name; give each step of the lesson its own"
    ),
    .lesson(
        "step id with a space",
        "id: pick",
        "id: Pick it",
        "38:5: id: \"Pick it\" is no name for a step | use lower-case letters, digits and hyphens, such as cut-in-two"
    ),
    .lesson(
        "unknown field in a step",
        "ask: Which?",
        "ask: Which?\nshuffle: true",
        "40:1: shuffle: a quiz step takes no field \"shuffle\" | it takes id, ask and choices"
    ),
    .lesson(
        "key twice in a step",
        "ask: Which?",
        "ask: Which?\nask: What?",
        "40:1: ask: \"ask\" is there twice | keep one of the two"
    ),
    .lesson(
        "colon in a step's text",
        "ask: Which?",
        "ask: Which: this?",
        "39:11: a colon stands where no field can begin | put a text that holds a colon in quotes, and check the indentation"
    ),
    .lesson("question missing", "ask: What comes out?\n", "", "23:1: ask: \"ask\" is missing"),
    .lesson(
        "no answer",
        "input: 'caf\\xC3|\\xA9'\ncompute: lines\n",
        "",
        "23:1: answer: this prediction has no answer | write compute and input, so that it is computed, or answer"
    ),
    .lesson(
        "two answers",
        "compute: lines",
        "compute: lines\nanswer: x",
        "26:1: compute: a prediction has an answer or computes one, not both | remove \"answer\", or \"compute\" and \"input\""
    ),
    .lesson(
        "input without function",
        "compute: lines\n",
        "",
        "23:1: compute: \"compute\" is missing"
    ),
    .lesson(
        "function without input",
        "input: 'caf\\xC3|\\xA9'\n",
        "",
        "23:1: input: \"input\" is missing"
    ),
    .lesson(
        "input and an answer",
        "compute: lines",
        "answer: x",
        "25:1: input: a prediction has an answer or computes one, not both | remove \"answer\", or \"compute\" and \"input\""
    ),
    .lesson(
        "function unknown",
        "compute: lines",
        "compute: line",
        "26:10: compute: there is no reference function \"line\" | did you mean \"lines\"?"
    ),
    .lesson(
        "input in double quotes",
        "'caf\\xC3|\\xA9'",
        "\"caf\\xC3|\\xA9\"",
        "25:8: input: \"input\" must stand in '…' | without single quotes YAML may change what \\ and other signs mean"
    ),
    .lesson(
        "input with a wrong escape",
        "'caf\\xC3|\\xA9'",
        "'it''s \\q'",
        "25:15: input: \\q is no escape; write \\\\ for a backslash | a bar cuts the bytes; write \\| for one that does not"
    ),
    .lesson(
        "input with half a byte",
        "'caf\\xC3|\\xA9'",
        "'caf\\xC'",
        "25:12: input: \\x needs two hexadecimal digits | a bar cuts the bytes; write \\| for one that does not"
    ),
    .lesson(
        "accept not as list",
        "accept: [\"other\"]",
        "accept: other",
        "27:9: accept: \"accept\" must be a list, not \"other\" | write each item on a line of its own that begins with \"- \""
    ),
    .lesson(
        "miss without reason",
        "{answer: wrong, why: It is not.}",
        "{answer: wrong}",
        "29:5: misses[0].why: \"why\" is missing"
    ),
    .lesson(
        "miss that is right",
        "{answer: wrong, why: It is not.}",
        "{answer: other, why: It is not.}",
        "29:14: misses[0].answer: \"other\" is a right answer too | remove it here, or from answer or accept"
    ),
    .lesson(
        "one choice",
        "  - {text: that, right: false, why: No.}\n",
        "",
        "40:1: choices: \"choices\" must hold 2 to 9 choices, not 1"
    ),
    .lesson(
        "no right choice",
        "right: true",
        "right: false",
        "40:1: choices: no choice is right | mark at least one with right: true"
    ),
    .lesson(
        "no wrong choice",
        "right: false",
        "right: true",
        "40:1: choices: every choice is right | a quiz needs a wrong choice too"
    ),
    .lesson(
        "right in words",
        "right: false",
        "right: no",
        "42:25: choices[1].right: \"right\" must be true or false, not \"no\""
    ),
    .lesson(
        "choice without reason",
        "right: false, why: No.",
        "right: false",
        "42:5: choices[1].why: \"why\" is missing"
    ),
    .lesson(
        "same choice twice",
        "{text: that, ",
        "{text: this, ",
        "42:12: choices[1].text: another choice has the same text | change one"
    ),
    .lesson(
        "demo unknown",
        "name: split",
        "name: spilt",
        "48:7: name: there is no demo \"spilt\" | did you mean \"split\"?"
    ),
    .lesson(
        "demo option is a list",
        "{text: \"a b\"}",
        "{text: [a, b]}",
        "49:17: options.text: \"text\" must be a text, not a list | put a text that begins with [ or - in quotes"
    ),
    .lesson(
        "demo options no fields",
        "{text: \"a b\"}",
        "fast",
        "49:10: options: \"options\" must be fields, not \"fast\" | write them as {name: value}"
    ),
    .lesson(
        "exercise unknown",
        "01/one",
        "01/onne",
        "53:1: there is no exercise 01/onne | did you mean 01/one?"
    ),
    .lesson(
        "exercise of a lesson that is not there",
        "01/one",
        "07/one",
        "53:1: there is no exercise 07/one | did you mean 01/one?"
    ),
    .lesson(
        "exercise no id",
        "01/one",
        "one",
        "53:1: \"one\" is no exercise's id | write the exercise's id in it, such as 04/chunked-sse"
    ),
    .lesson(
        "two exercises in a step",
        "01/one",
        "01/one\n01/two",
        "54:1: an exercise step holds one id | give each exercise a step of its own"
    ),
    .lesson(
        "exercise twice",
        "The end.",
        "```exercise\n01/one\n```",
        "57:1: 01/one is the step in line 52 already | remove one of the two"
    ),
    .lesson(
        "tab in a step",
        "choices:\n  - {text: this",
        "choices:\n\t- {text: this",
        "41:1: a tab stands in this line's indentation; YAML takes spaces only | put spaces in place of the tab"
    ),
]
