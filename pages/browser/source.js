// The same with EventSource. It can only GET, and sends no header of
// yours: so the response is started first, and followed by its id.

export async function followResponse(id, query, signal, show) {
  const source = new EventSource(
    `/v1/responses/${id}?stream=true${query}`,
  );
  await new Promise((done, failed) => {
    const leave = (settle, value) => {
      source.close();
      settle(value);
    };
    // An event with a name reaches the listeners of that name alone.
    for (const type of types) {
      source.addEventListener(type, (event) => {
        show.event(event);
        if (lastTypes.includes(type)) leave(done);
      });
    }
    source.addEventListener("error", (event) => {
      // Either an event that the API has named so …
      if (event instanceof MessageEvent) {
        show.event(event);
        return leave(done);
      }
      // … or the connection is gone. Without close(), EventSource
      // would ask again, and get everything again.
      const isRefused = source.readyState === EventSource.CLOSED;
      leave(failed, new Error(isRefused ? refused : ended));
    });
    signal.addEventListener("abort", () => leave(failed, signal.reason));
  });
}

const refused = "EventSource was refused. It does not say why.";
const ended = "The stream ended or was lost. EventSource does not say which.";

const lastTypes = [
  "response.completed", "response.incomplete", "response.failed",
];
const types = [
  "response.created", "response.queued", "response.in_progress",
  "response.output_item.added", "response.content_part.added",
  "response.output_text.delta", "response.output_text.done",
  "response.content_part.done", "response.output_item.done",
  ...lastTypes,
];
