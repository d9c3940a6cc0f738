"""The WebSocket protocol itself, through the package websockets."""

import asyncio
import json
import unittest

import websockets
from websockets.asyncio.client import connect

from simulator import URL, log_lines

REALTIME = URL.replace("http://", "ws://") + "/realtime?model=tides&ttft=0ms&rate=100000"


def run(test):
    """Runs an asynchronous test with a limit of time."""

    def runner(self):
        async def limited():
            async with asyncio.timeout(20):
                await test(self)

        asyncio.run(limited())

    runner.__name__ = test.__name__
    return runner


async def event(socket, kind):
    while True:
        message = json.loads(await socket.recv())
        if message["type"] == kind:
            return message


class WebSocketTests(unittest.TestCase):
    @run
    async def test_the_subprotocols_of_a_browser(self):
        offered = ["realtime", "openai-insecure-api-key.any", "openai-beta.realtime-v1"]
        async with connect(REALTIME, subprotocols=offered) as socket:
            self.assertEqual(socket.subprotocol, "realtime")
            await event(socket, "session.created")

    @run
    async def test_a_compression_that_is_offered_is_not_used(self):
        async with connect(REALTIME, compression="deflate") as socket:
            self.assertEqual(socket.protocol.extensions, [])
            await event(socket, "session.created")

    @run
    async def test_a_message_in_fragments(self):
        async with connect(REALTIME) as socket:
            await event(socket, "session.created")
            await socket.send(['{"type":', '"response', '.create"}'])
            self.assertEqual((await event(socket, "response.done"))["response"]["status"], "completed")

    @run
    async def test_ping_and_pong(self):
        async with connect(REALTIME + "&stall=1") as socket:
            await socket.send('{"type":"response.create"}')
            await (await socket.ping())

    @run
    async def test_close_codes(self):
        for message, code in [
            (b"bytes", 1003),
            ("x" * (2 << 20), 1009),
        ]:
            with self.subTest(code=code):
                async with connect(REALTIME) as socket:
                    await socket.send(message)
                    with self.assertRaises(websockets.ConnectionClosed) as caught:
                        while True:
                            await socket.recv()
                    self.assertEqual(caught.exception.rcvd.code, code)

    @run
    async def test_faults_end_the_connection_as_they_say(self):
        for fault, code in [("eof=3", 1000), ("drop=3", None), ("reset=200b", None)]:
            with self.subTest(fault=fault):
                async with connect(f"{REALTIME}&{fault}") as socket:
                    await socket.send('{"type":"response.create"}')
                    with self.assertRaises(websockets.ConnectionClosed) as caught:
                        while True:
                            await socket.recv()
                    received = caught.exception.rcvd
                    self.assertEqual(received and received.code, code)
                name = fault.split("=")[0]
                self.assertTrue(log_lines("WS", fault, f"ended by the fault {name}"))

    @run
    async def test_a_bad_handshake_is_told_why(self):
        for options, status, code in [
            ({"subprotocols": ["chat"]}, 400, "unsupported_subprotocol"),
            ({"additional_headers": {"Authorization": "Bearer "}}, 401, "invalid_api_key"),
            ({"origin": "https://example.com"}, 403, "origin_not_allowed"),
            ({"additional_headers": {"X-Simulator-Status": "429"}}, 429, "rate_limit_exceeded"),
        ]:
            with self.subTest(status=status):
                with self.assertRaises(websockets.InvalidStatus) as caught:
                    await connect(REALTIME, **options)
                self.assertEqual(caught.exception.response.status_code, status)
                error = json.loads(caught.exception.response.body)["error"]
                self.assertEqual(error["code"], code)

    @run
    async def test_a_client_that_does_not_read_stops_the_production(self):
        url = REALTIME + "&tokens=20000&seed=77"
        socket = await connect(url, max_queue=1, ping_interval=None)
        await socket.send('{"type":"response.create"}')
        # Others are served while that one waits.
        async with connect(REALTIME) as other:
            await other.send('{"type":"response.create"}')
            await event(other, "response.done")
        socket.transport.abort()
        lines = await asyncio.to_thread(
            log_lines, "WS", "seed=77", "the client left", "of 60000"
        )
        self.assertTrue(lines)


if __name__ == "__main__":
    unittest.main()
