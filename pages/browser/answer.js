// What the events of either API say: the text, an error, and whether it is the end.

const lastTypes = ["response.completed", "response.incomplete", "response.failed"];

/** Puts an answer together from its events. */
export class Answer {
  events = 0;
  isComplete = false;
  /** What is wrong with it, in the words of the server or of this page. */
  problem = null;

  /**
   * @param {{type: string, data: string}} event
   * @returns {string} the text that it adds
   */
  take(event) {
    this.events += 1;
    // The end of a chat completion is the one payload that is not JSON.
    if (event.data === "[DONE]" || lastTypes.includes(event.type)) this.isComplete = true;
    if (event.data === "[DONE]") return "";
    let payload;
    try {
      payload = JSON.parse(event.data);
    } catch {
      this.problem = `The payload of event ${this.events} is not JSON.`;
      return "";
    }
    // An error stands in a member of its own, or is the payload of an event of that name.
    const error = payload.error ?? (event.type === "error" ? payload : null);
    if (error) this.problem = `The server says: ${error.message}`;
    if (event.type === "response.output_text.delta") return payload.delta;
    return payload.choices?.[0]?.delta?.content ?? "";
  }

  /** What a reader should know at the end; null when all is well. */
  get complaint() {
    return this.problem ?? (this.isComplete ? null : "The last event never came: it is not whole.");
  }
}
