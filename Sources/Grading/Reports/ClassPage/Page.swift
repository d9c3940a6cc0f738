/// A page of HTML that needs nothing but itself: no script, no font, no host.
///
/// It is XML as well, so that a parser of XML finds every tag that a text has smuggled in, and its
/// policy forbids scripts even so.
enum Page {
    /// - Parameters:
    ///   - title: plain text.
    ///   - body: markup.
    static func document(title: String, body: String) -> String {
        head(title: title) + body + foot
    }

    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <title>\(ShownText.markup(title))</title>
        <style>
        \(style)</style>
        </head>
        <body>
        <main>

        """
    }

    static let foot = "</main>\n</body>\n</html>\n"

    /// One hue from pale to strong for shares, another for failures; words or signs say the same.
    /// No `>`, `<` or `&` in it, which XML would read.
    private static let style = """
        :root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --quiet: #59636e;
          --line: #d1d9e0; --panel: #f6f8fa; --s0: #f6f8fa; --s1: #ddebfb; --s2: #b3d3f5;
          --s3: #7db3ea; --s4: #3f88cf; --s5: #175ea8; --on: #fff; --bad: #fbd5c0; --bar: #3f88cf;
          --badtext: #8f2f00; --goodtext: #175ea8; }
        @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3;
          --quiet: #9aa4af; --line: #3d444d; --panel: #161b22; --s0: #161b22; --s1: #12263d;
          --s2: #163b63; --s3: #1c5590; --s4: #2f7fd0; --s5: #79b8ff; --on: #0d1117;
          --bad: #5a2a12; --bar: #2f7fd0; --badtext: #ffb38a; --goodtext: #79b8ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text);
          font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
        small, .quiet { color: var(--quiet); font-weight: normal; font-size: .875rem; }
        p { margin: .4rem 0; overflow-wrap: anywhere; max-width: 44rem; }
        .label { margin: .5rem 0 .1rem; color: var(--quiet); font-size: .875rem; }
        pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
          padding: .5rem .75rem; margin: 0; overflow-x: auto; max-height: 30rem;
          font: 13px/1.45 ui-monospace, monospace; unicode-bidi: isolate; }
        .mark { font-weight: 700; } .pass { color: var(--goodtext); } .fail { color: var(--badtext); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
          gap: .5rem; margin: 1rem 0; }
        .tiles div { background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
          padding: .5rem .75rem; }
        .tiles b { display: block; font-size: 1.35rem; line-height: 1.3; }
        .bars { width: 100%; max-width: 44rem; border-collapse: collapse; }
        .bars th { width: 6.5rem; text-align: right; padding: .1rem .6rem .1rem 0; font-weight: normal;
          white-space: nowrap; }
        .bars span { display: inline-block; height: .9rem; background: var(--bar); min-width: 1px;
          border-radius: 0 3px 3px 0; vertical-align: middle; margin-right: .4rem; }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px;
          max-height: 40rem; overflow-y: auto; }
        .map { border-collapse: separate; border-spacing: 0; font-size: .8125rem; }
        .map td { min-width: 2.1rem; height: 1.7rem; text-align: center; padding: 0 .3rem;
          border-left: 1px solid var(--ground); border-top: 1px solid var(--ground); }
        .map tbody th { position: sticky; left: 0; background: var(--ground); text-align: left;
          font-weight: normal; white-space: nowrap; max-width: 9rem; overflow: hidden;
          text-overflow: ellipsis; padding: 0 .6rem; unicode-bidi: isolate; }
        .map thead th { position: sticky; top: 0; z-index: 1; background: var(--ground);
          vertical-align: bottom; padding: .4rem .2rem; font-weight: normal; }
        .map thead th:first-child { left: 0; z-index: 2; text-align: left; padding-left: .6rem; }
        .map thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap;
          max-height: 11rem; overflow: hidden; text-overflow: ellipsis; }
        .s0 { background: var(--s0); } .s1 { background: var(--s1); } .s2 { background: var(--s2); }
        .s3 { background: var(--s3); } .s4 { background: var(--s4); color: #fff; }
        .s5 { background: var(--s5); color: var(--on); } .f { background: var(--bad); }
        .n { color: var(--quiet); }
        details { border-top: 1px solid var(--line); padding: .4rem 0; }
        summary { cursor: pointer; overflow-wrap: anywhere; }

        """
}
