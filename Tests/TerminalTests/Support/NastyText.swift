/// Texts that break programs which count characters.
let nastyTexts: [String] = [
    "",
    " ",
    "   spaces   before,  between   and after   ",
    String(repeating: "a", count: 401),
    String(repeating: "漢字", count: 150),
    "日本語の文章は空白なしで続く。「括弧」も、句読点も行頭に置かない。" + String(repeating: "あいうえお、", count: 30),
    "mixed 漢字 and Latin, 한국어 문장도 있고, emoji 👩‍👩‍👧‍👦 family, 🇩🇪🇫🇷🇯🇵 flags, 👍🏽 tones and 1️⃣ keycaps",
    String(repeating: "👩‍👩‍👧‍👦", count: 130),
    String(repeating: "🇩🇪", count: 117),
    "e\u{301}" + String(repeating: "\u{301}\u{323}", count: 60) + " zalgo "
        + String(repeating: "o\u{308}", count: 240),
    "क्षत्रिय नमस्ते दुनिया " + String(repeating: "क्ष", count: 90),
    String(repeating: "\u{1100}", count: 150),
    "한국어 " + String(repeating: "\u{1112}\u{1161}\u{11AB}", count: 70),
    "line one\nline two\n\nline four\r\nline five",
    "tabs\tare\t\tspaces",
    "https://example.org/" + String(repeating: "a-long-path/", count: 40),
    "שלום עולם and مرحبا بالعالم in one line that goes on for a while so that it has to be broken",
    "\u{1B}[31mnot red\u{1B}[0m \u{7} bell \u{0} nul \u{9B}31m c1 \u{202E}turned\u{202C} \u{200B}zero",
    "a\u{A0}b no\u{A0}break\u{A0}spaces\u{A0}stay\u{A0}together "
        + String(repeating: "x\u{A0}", count: 150),
    "❤️ ☎️ ✈️ text presentation ❤ ☎ ✈ and \u{FFFD}\u{FFFD} replacement",
]

/// Widths from 40 to 200: the narrow ones one by one, then in steps that meet odd and even ones.
let everyFewWidths = Array(40...56) + Array(stride(from: 61, through: 200, by: 11)) + [200]
