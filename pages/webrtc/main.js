// The page's buttons, and what they show. The call is in caller.js, the conversation in talk.js.

import { sign } from "../shared/bytes.js";
import { CodePanel } from "../shared/code.js";
import { addRow, since } from "../shared/log.js";
import { call } from "./caller.js";
import { answerCall } from "./peer.js";
import { ask, cancel, listen } from "./talk.js";

const names = [
  "form", "question", "dial", "ask", "cancel", "hangup", "status", "text", "rows", "file", "code",
];
const page = Object.fromEntries(names.map((id) => [id, document.getElementById(id)]));
const code = new CodePanel(page.file, page.code);
const session = { type: "realtime", model: "tides", output_modalities: ["text"] };

let dialling = null; // Stops the call before it is open.
let line = null; // The open call: both connections and the channel.
let start = 0;

await code.load("caller.js", "talk.js");
show("idle");

page.dial.addEventListener("click", dial);
page.hangup.addEventListener("click", () => (line ? hangUp() : dialling.abort()));
page.cancel.addEventListener("click", () => cancel(line.channel, conversation));
page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  page.text.textContent = "";
  say("Asked. The answer comes as events.");
  show("answering");
  ask(line.channel, page.question.value, conversation);
});

async function dial() {
  show("dialling");
  say("Calling.");
  start = performance.now();
  dialling = new AbortController();
  page.rows.replaceChildren();
  page.text.textContent = "";
  code.show("caller.js");
  code.mark("await clientSecret(");
  let peer = null;
  try {
    const { connection, channel } = await call(session, {
      secret(value) {
        note("HTTP", "client secret", `${value.slice(0, 8)}…`);
        code.mark("await gathered(");
        // The other end must be there before the call. Where it fails, there is nobody to call.
        peer = answerCall(value, dialling.signal);
        peer.catch((error) => dialling.abort(error));
      },
      offer(sdp) {
        note("HTTP", "offer", sdp);
        code.mark("await fetch(");
      },
      answer(location, sdp) {
        note("HTTP", "answer", `201 Created, Location: ${location}\n${sdp}`);
        code.mark("await opened(");
      },
    }, dialling.signal);
    // At once: a message that nobody listens for is lost.
    listen(channel, conversation);
    line = { connection, channel, peer: await peer };
    channel.addEventListener("close", hangUp);
    code.show("talk.js");
    say("Connected. Ask something.");
    show("open");
    page.question.focus();
  } catch (error) {
    peer?.then((connection) => connection.close(), () => {});
    code.mark(null);
    say(error.name === "AbortError" ? "Nobody is called any more." : `${error.message}`, true);
    show("idle");
  }
}

/** What the page shows of the conversation. */
const conversation = {
  sent(event, data) {
    note("→ sent", event.type, data);
    code.mark("channel.send(data)");
  },
  came(event, data) {
    note("← came", event.type, data);
    code.mark("JSON.parse(data)");
  },
  text(delta) {
    page.text.append(delta);
    code.mark("show.text(");
  },
  done(status) {
    code.mark("show.done(");
    say(`The response is over: ${status}.`);
    show("open");
  },
  error(message) {
    code.mark("show.error(");
    say(message, true);
  },
};

function hangUp() {
  if (!line) return;
  const { connection, peer } = line;
  line = null;
  connection.close();
  peer.close();
  code.mark(null);
  say("The call is over.");
  show("idle");
  page.dial.focus();
}

function note(direction, type, text) {
  addRow(page.rows, { way: direction, time: since(start), content: [sign(type, "type"), `\n${text}`] });
}

/** Which buttons make sense now. */
function show(state) {
  page.dial.disabled = state !== "idle";
  page.ask.disabled = state !== "open";
  page.cancel.disabled = state !== "answering";
  page.hangup.disabled = state === "idle";
}

function say(text, isBad = false) {
  page.status.textContent = text;
  page.status.classList.toggle("bad", isBad);
}
