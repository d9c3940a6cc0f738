// Reads a streamed answer with fetch, as a browser does:
//   node read-stream.mjs http://127.0.0.1:8080/v1/chat/completions

const response = await fetch(process.argv[2], {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    model: "tides",
    messages: [{ role: "user", content: "Why two tides a day?" }],
    stream: true,
    stream_options: { include_obfuscation: false },
  }),
});
if (!response.ok) throw new Error(`HTTP ${response.status}`);

// Locks the stream: from now on nobody else can read it.
const reader = response.body.getReader();
// One decoder for the whole stream: a chunk may end inside a character.
const decoder = new TextDecoder();
let [chunks, bytes] = [0, 0];
while (true) {
  const { done, value } = await reader.read();
  if (done) break;
  chunks += 1;
  bytes += value.length; // A Uint8Array, as long as the network likes.
  const text = decoder.decode(value, { stream: true });
  const ends = text.split("\n\n").length - 1;
  const tail = text.slice(-28).replaceAll("\n", "␊");
  console.log(`${value.length} bytes, event ends: ${ends}, tail: ${tail}`);
}
console.log(`done: ${bytes} bytes in ${chunks} chunks`);
