// The page's buttons, and what they show. The reading itself is in read.js.

import { visibleBytes } from "../shared/bytes.js";
import { markLine, showCode } from "../shared/code.js";
import { addRow, since } from "../shared/log.js";
import { EventStream, textOf } from "./events.js";
import { readStream } from "./read.js";
import { followResponse } from "./source.js";

const page = Object.fromEntries(
  ["form", "api", "rate", "cut", "start", "cancel", "source", "status", "text", "rows", "code"]
    .map((id) => [id, document.getElementById(id)]),
);
let stop = null;

await showCode(page.code, new URL("read.js", import.meta.url));
page.start.disabled = false;
page.source.disabled = false;

page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  run(read);
});
page.source.addEventListener("click", () => run(follow));
page.cancel.addEventListener("click", () => stop?.abort());

/** Clears the page, runs `work` until it ends or is stopped, and says how it ended. */
async function run(work) {
  stop = new AbortController();
  setRunning(true);
  page.rows.replaceChildren();
  page.text.textContent = "";
  try {
    say(await work(stop.signal));
  } catch (error) {
    markLine(page.code, null);
    say(error.name === "AbortError" ? "Cancelled: the connection is closed." : `${error}`, true);
  }
  setRunning(false);
}

/** The query that sets the pace and the cuts of the simulator. */
function query() {
  // With a gap between the pieces, or the browser would put them together again.
  const gap = { "97b": "&gap=4ms", characters: "&gap=25ms" }[page.cut.value] ?? "";
  const cut = page.cut.value === "events" ? "" : `&cut=${page.cut.value}${gap}`;
  return `?rate=${page.rate.value}&ttft=400ms${cut}`;
}

function body() {
  const question = "Why are there two tides a day?";
  const base = { model: "tides", stream: true };
  return page.api.value === "chat"
    ? { ...base, messages: [{ role: "user", content: question }] }
    : { ...base, input: question };
}

async function read(signal) {
  const path = page.api.value === "chat" ? "chat/completions" : "responses";
  const stream = new EventStream();
  const start = performance.now();
  let [chunks, bytes, events] = [0, 0, 0];
  markLine(page.code, "await fetch(");
  say("Waiting for the head of the response.");
  await readStream(`/v1/${path}${query()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body()),
    signal,
  }, {
    head(response) {
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      markLine(page.code, "await reader.read()");
      say(`HTTP ${response.status}, ${response.headers.get("content-type")}`);
    },
    chunk(value, text) {
      chunks += 1;
      bytes += value.length;
      for (const event of stream.push(text)) {
        events += 1;
        page.text.append(textOf(event));
      }
      addRow(page.rows, [`${chunks}`, since(start), `${value.length}`, visibleBytes(value)], [0, 1, 2]);
      say(`${chunks} chunks, ${bytes} bytes, ${events} events`);
    },
    end() {
      markLine(page.code, "show.end()");
    },
  });
  return `Done: ${bytes} bytes in ${chunks} chunks, ${events} events.`;
}

async function follow(signal) {
  const start = performance.now();
  let events = 0;
  markLine(page.code, null);
  say("Starting a response in the background.");
  await followResponse(query(), signal, (event) => {
    events += 1;
    page.text.append(textOf(event));
    const text = `${event.type}\n${event.data}`;
    addRow(page.rows, [`${events}`, since(start), "", text], [0, 1]);
    say(`${events} events by EventSource`);
  });
  return `Done: ${events} events. EventSource shows no chunks: it parses them for you.`;
}

function setRunning(isRunning) {
  page.start.disabled = isRunning;
  page.source.disabled = isRunning;
  page.cancel.disabled = !isRunning;
  (isRunning ? page.cancel : page.start).focus();
}

function say(text, isBad = false) {
  page.status.textContent = text;
  page.status.classList.toggle("bad", isBad);
}
