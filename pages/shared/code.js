// Shows a module's own source, and marks the line where it is.

/**
 * A panel of the page that shows one module at a time.
 *
 * `files` are addresses relative to the page. What is shown is what the server gives, and what the
 * browser runs.
 */
export class CodePanel {
  #title;
  #code;
  #sources = new Map();

  /** @param {HTMLElement} title  @param {HTMLElement} code */
  constructor(title, code) {
    this.#title = title;
    this.#code = code;
  }

  /** Loads the sources of `files`, and shows the first of them. */
  async load(...files) {
    const texts = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
    files.forEach((file, index) => this.#sources.set(file, texts[index].trimEnd().split("\n")));
    this.show(files[0]);
  }

  /** Shows a file that was loaded, without a mark. */
  show(file) {
    if (this.#title.textContent === file) return this.mark(null);
    this.#title.textContent = file;
    this.#code.setAttribute("aria-label", `Source of ${file}`);
    this.#code.replaceChildren(...this.#sources.get(file).map((line) => {
      const span = document.createElement("span");
      span.textContent = line === "" ? " " : line;
      return span;
    }));
  }

  /** Marks the first line that holds `part`, and no other; none without one. */
  mark(part) {
    const lines = [...this.#code.children];
    const now = part === null ? undefined : lines.find((line) => line.textContent.includes(part));
    for (const line of lines) line.classList.toggle("now", line === now);
  }
}
