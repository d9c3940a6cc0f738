// Bytes as a person can read them.

const invisible = { "\n": "␊", "\r": "␍", "\t": "␉", "\0": "␀" };

/** Makes line endings and their like visible. */
export function visible(text) {
  return text.replace(/[\n\r\t\0]/g, (character) => invisible[character]);
}

/**
 * The text of one chunk. Bytes of a character that the chunk cuts in two are shown as <C3>.
 * @param {Uint8Array} bytes
 */
export function visibleBytes(bytes) {
  let start = 0;
  // Continuation bytes at the start belong to a character of the chunk before.
  while (start < bytes.length && (bytes[start] & 0xc0) === 0x80) start += 1;
  const end = bytes.length - unfinishedBytes(bytes.subarray(start));
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  return hex(bytes.subarray(0, start)) + visible(text) + hex(bytes.subarray(end));
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
  return [...bytes].map((byte) => `<${byte.toString(16).toUpperCase().padStart(2, "0")}>`).join("");
}
