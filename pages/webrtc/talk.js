// A conversation over the open channel. This is the code that runs.

/** Puts a question into the conversation, and asks for a response. */
export function ask(channel, question, show) {
  const content = [{ type: "input_text", text: question }];
  send(channel, {
    type: "conversation.item.create",
    item: { type: "message", role: "user", content },
  }, show);
  send(channel, { type: "response.create" }, show);
}

/** Ends the response that is on its way; the call goes on. */
export function cancel(channel, show) {
  send(channel, { type: "response.cancel" }, show);
}

function send(channel, event, show) {
  const data = JSON.stringify(event);
  channel.send(data);
  show.sent(event, data);
}

/** Every message of the channel is one event, whole. */
export function listen(channel, show) {
  channel.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    show.came(event, data);
    switch (event.type) {
      case "response.output_text.delta":
        show.text(event.delta);
        break;
      case "response.done":
        show.done(event.response.status);
        break;
      case "error":
        show.error(event.error.message);
        break;
    }
  });
}
