// A table that grows at its end, and stays there unless the reader has scrolled away.

const mostRows = 1000;

/**
 * Adds a row.
 * @param {HTMLTableSectionElement} body
 * @param {string[]} cells texts; never HTML
 * @param {number[]} numbers the indexes of cells that are numbers
 */
export function addRow(body, cells, numbers = []) {
  const scroller = body.closest(".log");
  const isAtEnd = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 40;
  const row = body.insertRow();
  cells.forEach((text, index) => {
    const cell = row.insertCell();
    cell.textContent = text;
    if (numbers.includes(index)) cell.className = "number";
  });
  if (body.rows.length > mostRows) body.deleteRow(0);
  if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Milliseconds since `start`, as text. */
export function since(start) {
  return `${Math.round(performance.now() - start)} ms`;
}
