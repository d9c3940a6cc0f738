// An application that calls the model. This is the code that runs.

import { refusal } from "../shared/refusal.js";

export async function call(session, show, signal) {
  // In real life your own server asks for the secret: the API key
  // must not be in a page.
  const secret = await clientSecret(session, signal);
  show.secret(secret);
  const connection = new RTCPeerConnection();
  try {
    // The channel comes before the offer, which describes it.
    const channel = connection.createDataChannel("oai-events");
    await connection.setLocalDescription();
    await gathered(connection);
    const offer = connection.localDescription.sdp;
    show.offer(offer);
    const response = await fetch("/v1/realtime/calls", {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${secret}`,
        "Content-Type": "application/sdp",
      },
      body: offer,
      signal,
    });
    if (response.status !== 201) throw await refusal(response);
    const sdp = await response.text();
    show.answer(response.headers.get("location"), sdp);
    await connection.setRemoteDescription({ type: "answer", sdp });
    await opened(channel, signal);
    return { connection, channel };
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function clientSecret(session, signal) {
  const response = await fetch("/v1/realtime/client_secrets", {
    method: "POST",
    headers: {
      "Authorization": "Bearer your-api-key",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ session }),
    signal,
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json()).value;
}

/** The API takes one offer with all addresses: none go afterwards. */
export function gathered(connection) {
  return new Promise((done) => {
    const look = () =>
      connection.iceGatheringState === "complete" && done();
    connection.addEventListener("icegatheringstatechange", look);
    look();
  });
}

function opened(channel, signal) {
  return new Promise((done, failed) => {
    // It may have been open for a while.
    if (channel.readyState === "open") return done();
    channel.addEventListener("open", done);
    channel.addEventListener("close", () =>
      failed(new Error("The channel was closed.")));
    signal.addEventListener("abort", () => failed(signal.reason));
  });
}
