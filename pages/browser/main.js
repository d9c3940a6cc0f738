// The page's buttons, and what they show. The reading itself is in read.js and source.js.

import { sign, visibleBytes } from "../shared/bytes.js";
import { CodePanel } from "../shared/code.js";
import { addRow, since } from "../shared/log.js";
import { Answer } from "./answer.js";
import { EventStream } from "./events.js";
import { readStream } from "./read.js";
import { followingQuery, startInBackground, streamRequest } from "./request.js";
import { followResponse } from "./source.js";

const names = ["form", "api", "start", "cancel", "source", "status", "text", "rows", "file", "code"];
const page = Object.fromEntries(names.map((id) => [id, document.getElementById(id)]));
const code = new CodePanel(page.file, page.code);
let stop = null;

await code.load("read.js", "source.js");
setRunning(false);

page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  run(read, page.start);
});
page.source.addEventListener("click", () => run(follow, page.source));
page.cancel.addEventListener("click", () => stop?.abort());
page.api.addEventListener("change", () => setRunning(stop !== null));

/** Clears the page, runs `work` until it ends or is stopped, and says how it ended. */
async function run(work, button) {
  stop = new AbortController();
  setRunning(true);
  page.cancel.focus();
  page.rows.replaceChildren();
  page.text.textContent = "";
  const answer = new Answer();
  try {
    const done = await work(Object.fromEntries(new FormData(page.form)), answer, stop.signal);
    say([done, answer.complaint].filter(Boolean).join(" "), answer.complaint !== null);
  } catch (error) {
    say(explanation(error, answer), true);
  }
  stop = null;
  setRunning(false);
  button.focus();
}

/** The button Start: a stream with `fetch` and its reader. */
async function read(form, answer, signal) {
  const { url, options } = streamRequest(form);
  const stream = new EventStream();
  const start = performance.now();
  let [chunks, bytes] = [0, 0];
  const count = () => `${bytes} bytes in ${chunks} chunks, ${answer.events} events.`;
  code.show("read.js");
  code.mark("await fetch(");
  say("Waiting for the head of the response.");
  await readStream(url, { ...options, signal }, {
    head(response) {
      code.mark("await reader.read()");
      say(`HTTP ${response.status}, ${response.headers.get("content-type")}`);
    },
    chunk(value, text) {
      chunks += 1;
      bytes += value.length;
      const added = stream.push(text).map((event) => answer.take(event)).join("");
      page.text.append(added);
      const cut = stream.isInsideEvent ? [sign("|", "cut")] : [];
      addRow(page.rows, {
        number: `${chunks}`,
        time: since(start),
        size: `${value.length}`,
        adds: added,
        content: [...visibleBytes(value), ...cut],
      });
      say(count());
    },
    end() {
      code.mark("show.end(");
    },
  });
  return `Done: ${count()}`;
}

/** The button With EventSource: the same answer, parsed by the browser. */
async function follow(form, answer, signal) {
  const start = performance.now();
  code.show("source.js");
  say("Starting a response in the background.");
  const id = await startInBackground(form, signal);
  code.mark("new EventSource(");
  await followResponse(id, followingQuery(form), signal, {
    event(event) {
      const added = answer.take(event);
      page.text.append(added);
      code.mark("show.event(event)");
      addRow(page.rows, {
        number: `${answer.events}`,
        time: since(start),
        size: "",
        adds: added,
        content: [sign(event.type, "type"), `\n${event.data}`],
      });
      say(`${answer.events} events by EventSource.`);
    },
  });
  code.mark("leave(done)");
  return `Done: ${answer.events} events. EventSource shows no chunks: it parses them for you.`;
}

/** What a person should read where the reading ended with an error. */
function explanation(error, answer) {
  const isCancelled = error.name === "AbortError";
  code.mark(page.file.textContent === "read.js" ? "reader.releaseLock()" : "source.close()");
  if (isCancelled) return `Cancelled after ${answer.events} events: the connection is closed.`;
  // What browsers say of a connection that broke is not the same in any two of them.
  if (error instanceof TypeError) {
    return `The connection was lost after ${answer.events} events (${error}).`;
  }
  return error.message;
}

function setRunning(isRunning) {
  page.start.disabled = isRunning;
  page.source.disabled = isRunning || page.api.value === "chat";
  page.cancel.disabled = !isRunning;
}

function say(text, isBad = false) {
  page.status.textContent = text;
  page.status.classList.toggle("bad", isBad);
}
