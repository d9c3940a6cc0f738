// The read loop. This is the code that runs, line by line.

export async function readStream(url, options, show) {
  const response = await fetch(url, options);
  show.head(response);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) break;
      const text = decoder.decode(value, { stream: true });
      show.chunk(value, text);
    }
    show.end();
  } finally {
    reader.releaseLock();
  }
}
