// Server-sent events from text that comes in pieces (WHATWG HTML, 9.2.6).

/**
 * Keeps what is not finished: the line so far, and the fields of the event so far. `id` and `retry`
 * are for clients that connect again; this page does not.
 */
export class EventStream {
  #line = "";
  #sawCR = false;
  #data = null;
  #type = "";

  /**
   * @param {string} text as the decoder gave it
   * @returns {{type: string, data: string}[]} the events that end in it
   */
  push(text) {
    const events = [];
    for (const character of text) {
      const isSecondHalf = this.#sawCR && character === "\n";
      this.#sawCR = character === "\r";
      if (isSecondHalf) continue;
      if (character === "\r" || character === "\n") {
        const event = this.#endLine();
        if (event) events.push(event);
      } else {
        this.#line += character;
      }
    }
    return events;
  }

  /** Whether more has to come before the next event is whole. */
  get isInsideEvent() {
    return this.#line !== "" || this.#data !== null || this.#type !== "";
  }

  #endLine() {
    const line = this.#line;
    this.#line = "";
    if (line === "") return this.#endEvent();
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? "" : line.slice(colon + 1);
    if (value.startsWith(" ")) value = value.slice(1);
    if (name === "data") this.#data = this.#data === null ? value : `${this.#data}\n${value}`;
    if (name === "event") this.#type = value;
    return null;
  }

  #endEvent() {
    const event = this.#data === null ? null : { type: this.#type || "message", data: this.#data };
    this.#data = null;
    this.#type = "";
    return event;
  }
}
