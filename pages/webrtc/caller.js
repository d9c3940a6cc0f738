// An application that calls the model. This is the code that runs.

export async function call(session, show) {
  // In real life your own server asks for the secret, as the API key must not be in a page.
  const secret = await clientSecret(session);
  show.secret(secret);
  const connection = new RTCPeerConnection();
  // The channel must exist before the offer: the offer describes it.
  const channel = connection.createDataChannel("oai-events");
  await connection.setLocalDescription();
  await gathered(connection);
  show.offer(connection.localDescription.sdp);
  const response = await fetch("/v1/realtime/calls", {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/sdp" },
    body: connection.localDescription.sdp,
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  show.answer(response.headers.get("location"));
  await connection.setRemoteDescription({ type: "answer", sdp: await response.text() });
  await opened(channel);
  return { connection, channel };
}

async function clientSecret(session) {
  const response = await fetch("/v1/realtime/client_secrets", {
    method: "POST",
    headers: { Authorization: "Bearer your-api-key", "Content-Type": "application/json" },
    body: JSON.stringify({ session }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return (await response.json()).value;
}

/** The API takes one offer, with all addresses in it: none are sent afterwards. */
export function gathered(connection) {
  return new Promise((done) => {
    const look = () => connection.iceGatheringState === "complete" && done();
    connection.addEventListener("icegatheringstatechange", look);
    look();
  });
}

function opened(channel) {
  return new Promise((done, failed) => {
    // It may have been open for a while.
    if (channel.readyState === "open") return done();
    channel.addEventListener("open", done);
    channel.addEventListener("close", () => failed(new Error("the channel was closed")));
  });
}
