// The read loop. This is the code that runs, line by line.

import { refusal } from "../shared/refusal.js";

export async function readStream(url, options, show) {
  const response = await fetch(url, options);
  show.head(response);
  if (!response.ok) throw await refusal(response);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) break;
      const text = decoder.decode(value, { stream: true });
      show.chunk(value, text);
    }
    // A character that never became whole comes out as U+FFFD.
    show.end(decoder.decode());
  } finally {
    reader.releaseLock();
  }
}
