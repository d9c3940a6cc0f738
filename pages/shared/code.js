// Shows a module's own source, and marks the line where it is.

/**
 * Loads the source of a module into `element`, one `span` for each line.
 * @param {HTMLElement} element
 * @param {string} url of the module, the one that really runs
 */
export async function showCode(element, url) {
  const source = await (await fetch(url)).text();
  const lines = source.trimEnd().split("\n").map((line) => {
    const span = document.createElement("span");
    span.textContent = line === "" ? " " : line;
    return span;
  });
  element.replaceChildren(...lines);
}

/**
 * Marks the line that holds `part`, and no other.
 * @param {HTMLElement} element
 * @param {string | null} part nothing is marked without one
 */
export function markLine(element, part) {
  for (const line of element.children) {
    line.classList.toggle("now", part !== null && line.textContent.includes(part));
  }
}
