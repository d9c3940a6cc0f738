// What the page's form asks the simulator for.

import { refusal } from "../shared/refusal.js";

const question = "Why are there two tides a day?";
const model = "tides";

/** Faults of the simulator; a number counts events. */
const faults = {
  none: "",
  stall: "&stall=20:3s",
  error: "&error=20",
  malformed: "&malformed=20",
  eof: "&eof=20",
  drop: "&drop=20",
  status: "&status=429",
};

/**
 * The address and the options for `fetch`.
 * @param {{api: string, rate: string, cut: string, fault: string}} form
 */
export function streamRequest(form) {
  const [path, body] = form.api === "chat"
    ? ["chat/completions", { messages: [{ role: "user", content: question }] }]
    : ["responses", { input: question }];
  const query = `${pace(form)}${cuts(form)}${faults[form.fault]}`;
  return { url: `/v1/${path}?${query}`, options: post({ model, stream: true, ...body }) };
}

/**
 * Starts a response that goes on by itself, for EventSource to follow.
 * @returns {Promise<string>} its id
 */
export async function startInBackground(form, signal) {
  const options = post({ model, input: question, background: true });
  const response = await fetch(`/v1/responses?${pace(form)}`, { ...options, signal });
  if (!response.ok) throw await refusal(response);
  return (await response.json()).id;
}

/** What the form says of the stream of such a response. */
export function followingQuery(form) {
  return `${cuts(form)}${faults[form.fault]}`;
}

function pace(form) {
  return `rate=${form.rate}&ttft=400ms`;
}

function cuts(form) {
  if (form.cut === "events") return "";
  // With a gap between the pieces, or the browser would put them together again.
  const gap = { "97b": "&gap=4ms", characters: "&gap=25ms" }[form.cut] ?? "";
  return `&cut=${form.cut}${gap}`;
}

function post(body) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}
