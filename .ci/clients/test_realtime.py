"""The Realtime API, through the official library."""

import asyncio
import base64
import json
import unittest

import websockets

from simulator import async_client, client, faults, log_lines

TEXT = {"type": "realtime", "output_modalities": ["text"]}
HELLO = {
    "type": "message",
    "role": "user",
    "content": [{"type": "input_text", "text": "Hello"}],
}
TOOL = {
    "type": "function",
    "name": "get_weather",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
    },
}


def turn(connection):
    """The events of one response, up to its end."""
    events = []
    for event in connection:
        events.append(event)
        if event.type in ("response.done", "error"):
            return events


def joined(events, kind):
    return "".join(event.delta for event in events if event.type == kind)


class RealtimeTests(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def tearDown(self):
        self.client.close()

    def connect(self, model="gpt-realtime", **given):
        return self.client.realtime.connect(model=model, **faults(**given))

    def test_a_turn_of_text(self):
        with self.connect() as connection:
            self.assertEqual(connection.recv().session.model, "gpt-realtime")
            connection.session.update(session=TEXT)
            self.assertEqual(connection.recv().session.output_modalities, ["text"])
            connection.conversation.item.create(item=HELLO)
            self.assertEqual(connection.recv().type, "conversation.item.added")
            self.assertEqual(connection.recv().type, "conversation.item.done")
            connection.response.create()
            events = turn(connection)
        done = events[-1].response
        self.assertEqual(done.status, "completed")
        self.assertEqual(done.output[0].content[0].text, joined(events, "response.output_text.delta"))
        self.assertIn("Hello", done.output[0].content[0].text)
        self.assertEqual(
            done.usage.total_tokens, done.usage.input_tokens + done.usage.output_tokens
        )

    def test_sound_with_its_words(self):
        with self.connect() as connection:
            connection.recv()
            connection.response.create()
            events = turn(connection)
        words = joined(events, "response.output_audio_transcript.delta")
        self.assertEqual(words, events[-1].response.output[0].content[0].transcript)
        sounds = [e.delta for e in events if e.type == "response.output_audio.delta"]
        self.assertTrue(all(len(base64.b64decode(sound)) == 4800 for sound in sounds))

    def test_a_tool_call_and_the_answer_to_its_result(self):
        with self.connect() as connection:
            connection.recv()
            connection.session.update(session={**TEXT, "tools": [TOOL]})
            connection.recv()
            connection.response.create()
            call = [e for e in turn(connection) if e.type.endswith("arguments.done")][0]
            self.assertEqual(call.name, "get_weather")
            self.assertIn("city", json.loads(call.arguments))
            connection.conversation.item.create(
                item={"type": "function_call_output", "call_id": call.call_id, "output": "rain"}
            )
            connection.response.create()
            self.assertIn("rain", joined(turn(connection), "response.output_text.delta"))

    def test_cancelling_in_the_middle(self):
        with self.connect(model="tides", rate=50, seed=41) as connection:
            connection.recv()
            connection.session.update(session=TEXT)
            connection.recv()
            connection.response.create()
            for event in connection:
                if event.type == "response.output_text.delta":
                    break
            connection.response.cancel()
            done = turn(connection)[-1].response
            self.assertEqual(done.status, "cancelled")
            self.assertEqual(done.status_details.reason, "client_cancelled")
            connection.response.cancel()
            self.assertEqual(connection.recv().error.code, "response_cancel_not_active")
        self.assertTrue(log_lines("seed=41", "cancelled"))

    def test_errors_leave_the_session_as_it_is(self):
        with self.connect() as connection:
            connection.recv()
            for event, param in [
                ({"type": "session.update", "session": {}}, "session.type"),
                ({"type": "no.such.event"}, "type"),
                ({"type": "conversation.item.create"}, "item"),
            ]:
                connection.send({**event, "event_id": "mine"})
                error = connection.recv().error
                self.assertEqual((error.param, error.event_id), (param, "mine"))
            connection.response.create()
            self.assertEqual(turn(connection)[-1].response.status, "completed")

    def test_the_server_sees_a_client_that_leaves(self):
        with self.connect(model="tides", rate=20, seed=42) as connection:
            connection.recv()
            connection.response.create()
            connection.recv()
        self.assertTrue(log_lines("WS", "seed=42", "the client left", "out of"))

    def test_a_model_that_is_not_there(self):
        with self.assertRaises(websockets.InvalidStatus) as caught:
            self.connect(model="no-such-model").enter()
        self.assertEqual(caught.exception.response.status_code, 404)
        body = json.loads(caught.exception.response.body)
        self.assertEqual(body["error"]["code"], "model_not_found")

    def test_frames_cut_anywhere_are_the_same_events(self):
        texts = set()
        for given in [{}, {"cut": "bytes"}, {"fragment": 3}, {"cut": "5b", "fragment": 9}]:
            with self.connect(model="scripts", **given) as connection:
                connection.recv()
                connection.response.create(response={"output_modalities": ["text"]})
                texts.add(joined(turn(connection), "response.output_text.delta"))
        self.assertEqual(len(texts), 1)

    def test_the_asynchronous_client(self):
        async def run():
            async with async_client() as here:
                async with here.realtime.connect(model="tides") as connection:
                    await connection.session.update(session=TEXT)
                    await connection.response.create()
                    text = ""
                    async for event in connection:
                        if event.type == "response.output_text.delta":
                            text += event.delta
                        if event.type == "response.done":
                            return text, event.response.output[0].content[0].text

        text, whole = asyncio.run(run())
        self.assertEqual(text, whole)


class ResponsesOverWebSocketTests(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def tearDown(self):
        self.client.close()

    def receive(self, connection):
        events = []
        for event in connection:
            events.append(event)
            if event.type in ("response.completed", "error"):
                return events

    def test_requests_one_after_the_other(self):
        with self.client.responses.connect() as connection:
            connection.response.create(model="tides", input="Hello")
            first = self.receive(connection)
            self.assertEqual([e.sequence_number for e in first], list(range(len(first))))
            whole = self.client.responses.create(model="tides", input="Hello")
            self.assertEqual(first[-1].response.output_text, whole.output_text)
            connection.response.create(
                model="tides", input="More", previous_response_id=first[-1].response.id
            )
            self.assertEqual(self.receive(connection)[-1].type, "response.completed")
        kept = self.client.responses.retrieve(first[-1].response.id)
        self.assertEqual(kept.output_text, whole.output_text)

    def test_a_tool_call(self):
        with self.client.responses.connect() as connection:
            connection.response.create(model="weather", input="Hello")
            item = self.receive(connection)[-1].response.output[0]
        self.assertEqual((item.type, item.name), ("function_call", "get_weather"))

    def test_lanes_and_steering(self):
        with self.client.responses.connect(**faults(rate=200)) as connection:
            connection.response.create(model="tides", input="One", stream_id="a")
            connection.response.create(model="gpt-4o", input="Two", stream_id="b")
            created = connection.recv().response.id
            connection.send(
                {"type": "response.steer", "previous_response_id": created, "input": "And now"}
            )
            done, kinds = [], set()
            while len(done) < 3:
                event = connection.recv()
                kinds.add(event.type)
                if event.type == "response.completed":
                    done.append((event.stream_id, event.response.previous_response_id))
        self.assertIn("response.steer.accepted", kinds)
        self.assertEqual(set(done), {("a", None), ("a", created), ("b", None)})

    def test_errors_name_the_parameter(self):
        with self.client.responses.connect() as connection:
            for request, param in [
                ({"input": "x"}, "model"),
                ({"model": "tides"}, "input"),
                ({"model": "tides", "input": "x", "background": True}, "background"),
                ({"model": "tides", "input": "x", "previous_response_id": "no"}, "previous_response_id"),
            ]:
                connection.send({"type": "response.create", **request})
                event = connection.recv()
                self.assertEqual((event.type, event.error.param), ("error", param))


if __name__ == "__main__":
    unittest.main()
