// A table that grows at its end, and stays there unless the reader has scrolled away.

const mostRows = 1000;

/**
 * Adds a row.
 * @param {HTMLTableSectionElement} body
 * @param {Record<string, string | (string | Node)[]>} cells contents by the names of their columns;
 *   never HTML
 */
export function addRow(body, cells) {
  const scroller = body.closest(".log");
  const isAtEnd = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 40;
  const row = body.insertRow();
  for (const [column, content] of Object.entries(cells)) {
    const cell = row.insertCell();
    cell.className = column;
    cell.append(...[content].flat());
  }
  if (body.rows.length > mostRows) body.deleteRow(0);
  if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Milliseconds since `start`, as text. */
export function since(start) {
  return `${Math.round(performance.now() - start)} ms`;
}
