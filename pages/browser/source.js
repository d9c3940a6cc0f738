// The same with EventSource, which can only GET and sends no header of ours.

/**
 * Starts a response in the background, and follows its events.
 * @param {string} query pace and cuts for the simulator
 * @param {AbortSignal} signal
 * @param {(event: {type: string, data: string}) => void} show
 */
export async function followResponse(query, signal, show) {
  const response = await fetch(`/v1/responses${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ model: "tides", input: "Two tides?", background: true }),
    signal,
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { id } = await response.json();
  const source = new EventSource(`/v1/responses/${id}?stream=true`);
  await new Promise((done, failed) => {
    // Without this, EventSource would connect again when the stream has ended, for ever.
    const leave = (settle, value) => {
      source.close();
      settle(value);
    };
    for (const type of types) {
      source.addEventListener(type, (event) => {
        show(event);
        if (type === "response.completed") leave(done);
      });
    }
    source.addEventListener("error", () => leave(failed, new Error("the connection was lost")));
    signal.addEventListener("abort", () => leave(failed, signal.reason));
  });
}

// Events with a name go to its listeners only, so each name must be known beforehand.
const types = [
  "response.created", "response.queued", "response.in_progress", "response.output_item.added",
  "response.content_part.added", "response.output_text.delta", "response.output_text.done",
  "response.content_part.done", "response.output_item.done", "response.completed",
];
