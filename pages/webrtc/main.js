// The page's buttons, and what they show. The call itself is in caller.js.

import { markLine, showCode } from "../shared/code.js";
import { addRow, since } from "../shared/log.js";
import { call } from "./caller.js";
import { answerCall } from "./peer.js";

const page = Object.fromEntries(
  ["form", "question", "dial", "ask", "cancel", "hangup", "status", "text", "rows", "code"]
    .map((id) => [id, document.getElementById(id)]),
);
const session = { type: "realtime", model: "tides", output_modalities: ["text"] };
let line = null; // The call: its connection and its channel.
let start = 0;

await showCode(page.code, new URL("caller.js", import.meta.url));
show("idle");

page.dial.addEventListener("click", dial);
page.hangup.addEventListener("click", () => line?.connection.close() ?? hungUp());
page.cancel.addEventListener("click", () => send({ type: "response.cancel" }));
page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(page.question.value);
});

async function dial() {
  show("dialling");
  start = performance.now();
  page.rows.replaceChildren();
  markLine(page.code, "await clientSecret(session)");
  let peer = null;
  try {
    line = await call(session, {
      secret(value) {
        // The other end must be there before the call.
        peer = answerCall(value);
        note("HTTP", "client secret", `${value.slice(0, 8)}…`);
        markLine(page.code, "await gathered(connection)");
      },
      offer(sdp) {
        note("HTTP", "offer", sdp);
        markLine(page.code, 'await fetch("/v1/realtime/calls"');
      },
      answer(location) {
        note("HTTP", "answer", `201 Created, Location: ${location}`);
        markLine(page.code, "await opened(channel)");
      },
    });
    line.peer = await peer;
    line.channel.addEventListener("message", ({ data }) => received(data));
    line.channel.addEventListener("close", hungUp);
    markLine(page.code, "return { connection, channel }");
    say("Connected. Ask something.");
    show("open");
    page.question.focus();
  } catch (error) {
    say(`${error}`, true);
    show("idle");
  }
}

function ask(question) {
  page.text.textContent = "";
  const content = [{ type: "input_text", text: question }];
  send({ type: "conversation.item.create", item: { type: "message", role: "user", content } });
  send({ type: "response.create" });
  show("answering");
}

function send(event) {
  const data = JSON.stringify(event);
  line.channel.send(data);
  note("→ sent", event.type, data);
}

function received(data) {
  const event = JSON.parse(data);
  note("← came", event.type, data);
  if (event.type === "response.output_text.delta") page.text.append(event.delta);
  if (event.type === "response.done") {
    const { status } = event.response;
    say(`The response is over: ${status}.`);
    show("open");
  }
}

function hungUp() {
  line?.peer?.close();
  line?.connection.close();
  line = null;
  markLine(page.code, null);
  say("The call is over.");
  show("idle");
}

function note(direction, type, text) {
  addRow(page.rows, [direction, since(start), `${type}\n${text}`], [1]);
}

/** Which buttons make sense now. */
function show(state) {
  page.dial.disabled = state !== "idle";
  page.ask.disabled = state !== "open";
  page.cancel.disabled = state !== "answering";
  page.hangup.disabled = state === "idle" || state === "dialling";
}

function say(text, isBad = false) {
  page.status.textContent = text;
  page.status.classList.toggle("bad", isBad);
}
