// Bytes as a person can read them.

// What cannot be seen gets a name. A font need not have signs for it.
const names = { "\n": "LF", "\r": "CR", "\t": "TAB", "\0": "NUL", "\ufeff": "BOM" };

/**
 * The content of one chunk as nodes: its text, the names of what is invisible, and <C3> for the
 * bytes of a character that the chunk cuts in two.
 * @param {Uint8Array} bytes
 * @returns {Node[]}
 */
export function visibleBytes(bytes) {
  let start = 0;
  // Continuation bytes at the start belong to a character of the chunk before.
  while (start < bytes.length && (bytes[start] & 0xc0) === 0x80) start += 1;
  const end = bytes.length - unfinishedBytes(bytes.subarray(start));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end));
  return [...hex(bytes.subarray(0, start)), ...visible(text), ...hex(bytes.subarray(end))];
}

/** The text with names for what is invisible; a line ends where it ends on the wire. */
function visible(text) {
  return text.split(/(\r\n|[\n\r\t\0\ufeff])/).flatMap((part) => {
    if (part === "") return [];
    if (!(part[0] in names)) return [document.createTextNode(part)];
    const signs = [...part].map((character) => sign(names[character]));
    return /[\r\n]/.test(part) ? [...signs, document.createTextNode("\n")] : signs;
  });
}

/** How many bytes at the end begin a character whose rest has not come. */
function unfinishedBytes(bytes) {
  for (let count = 1; count <= Math.min(3, bytes.length); count += 1) {
    const byte = bytes[bytes.length - count];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > count ? count : 0;
  }
  return 0;
}

function hex(bytes) {
  return [...bytes].map((byte) => sign(`<${byte.toString(16).toUpperCase().padStart(2, "0")}>`));
}

/** A word that stands for something, set apart from the text around it. */
export function sign(word, kind = "sign") {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = word;
  return element;
}
