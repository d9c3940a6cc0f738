// The other end of the call. It plays the API: the simulator passes offers and answers on, and has
// no WebRTC of its own. What it says comes from the simulator, over a WebSocket.

import { refusal } from "../shared/refusal.js";
import { gathered } from "./caller.js";

/**
 * Waits for one call made with `secret`, answers it, and connects it to the simulator.
 * @param {string} secret
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<RTCPeerConnection>}
 */
export async function answerCall(secret, signal) {
  const waiting = await fetch(`/simulator/calls/next?secret=${secret}`, { method: "POST", signal });
  if (waiting.status !== 200) throw await refusal(waiting);
  const offer = await waiting.json();
  const connection = new RTCPeerConnection();
  connection.addEventListener("datachannel", ({ channel }) => {
    join(channel, socketFor(offer.session, secret), offer.session);
  });
  await connection.setRemoteDescription({ type: "offer", sdp: offer.sdp });
  await connection.setLocalDescription();
  await gathered(connection);
  const given = await fetch(`/simulator/calls/${offer.call_id}/answer`, {
    method: "POST",
    headers: { "Content-Type": "application/sdp" },
    body: connection.localDescription.sdp,
    signal,
  });
  if (!given.ok) throw await refusal(given);
  return connection;
}

function socketFor(session, secret) {
  const url = `ws://${location.host}/v1/realtime?model=${session.model}&rate=15`;
  return new WebSocket(url, ["realtime", `openai-insecure-api-key.${secret}`]);
}

/** Passes messages on in both directions; what comes too early waits. */
function join(channel, socket, session) {
  const early = [];
  socket.addEventListener("open", () => {
    const { type, output_modalities } = session;
    socket.send(JSON.stringify({ type: "session.update", session: { type, output_modalities } }));
    for (const message of early) socket.send(message);
  });
  channel.addEventListener("message", ({ data }) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(data);
    else early.push(data);
  });
  socket.addEventListener("message", ({ data }) => {
    if (channel.readyState === "open") channel.send(data);
  });
  socket.addEventListener("close", () => channel.close());
  channel.addEventListener("close", () => socket.close());
}
