"""The Responses API, through the official library."""

import unittest

import openai
import pydantic

from simulator import client, faults


class Berth(pydantic.BaseModel):
    harbour: str
    nights: int


class ResponsesTests(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def tearDown(self):
        self.client.close()

    def test_every_scenario_gives_a_stream_that_the_library_puts_together(self):
        whole_ones = 0
        for model in [model.id for model in self.client.models.list()]:
            with self.subTest(model=model):
                with self.client.responses.stream(model=model, input="Hello") as stream:
                    events = []
                    try:
                        for event in stream:
                            events.append(event)
                    except openai.APIError as error:
                        self.assertEqual((model, error.code), ("failed", "server_error"))
                        continue
                self.assertEqual(
                    [event.sequence_number for event in events], list(range(len(events)))
                )
                self.assertEqual(events[0].type, "response.created")
                document = self.client.responses.create(model=model, input="Hello")
                self.assertEqual(events[-1].response.status, document.status)
                self.assertEqual(
                    [self.plain(item) for item in events[-1].response.output],
                    [self.plain(item) for item in document.output],
                )
                if document.status == "completed":
                    whole_ones += 1
                    final = stream.get_final_response()
                    self.assertEqual(final.output_text, document.output_text)
        self.assertGreater(whole_ones, 20)

    def plain(self, item):
        """An item without what differs between two requests."""
        value = item.to_dict()
        for name in ["id", "call_id"]:
            value.pop(name, None)
        for part in value.get("content") or []:
            part.pop("parsed", None)
        value.pop("parsed_arguments", None)
        return value

    def test_structured_output(self):
        with self.client.responses.stream(
            model="gpt-5", input="A berth, please", text_format=Berth
        ) as stream:
            stream.until_done()
            parsed = stream.get_final_response().output_parsed
        self.assertIsInstance(parsed, Berth)

    def test_a_tool_call_and_the_answer_to_its_result(self):
        first = self.client.responses.create(model="weather", input="How is the weather?")
        call = first.output[0]
        self.assertEqual((call.type, call.name), ("function_call", "get_weather"))
        second = self.client.responses.create(
            model="weather",
            previous_response_id=first.id,
            input=[{"type": "function_call_output", "call_id": call.call_id, "output": "Rain."}],
        )
        self.assertIn("Rain.", second.output_text)

    def test_incomplete_and_failed(self):
        short = self.client.responses.create(model="tides", input="Hi", max_output_tokens=5)
        self.assertEqual(short.status, "incomplete")
        self.assertEqual(short.incomplete_details.reason, "max_output_tokens")
        filtered = self.client.responses.create(model="filtered", input="Hi")
        self.assertEqual(filtered.incomplete_details.reason, "content_filter")
        failed = self.client.responses.create(model="failed", input="Hi")
        self.assertEqual((failed.status, failed.error.code), ("failed", "server_error"))

    def test_a_background_response_can_be_followed_from_any_event_on(self):
        stream = self.client.responses.create(
            model="tides", input="Hi", background=True, stream=True
        )
        events = list(stream)
        self.assertEqual(
            [event.type for event in events[:3]],
            ["response.created", "response.queued", "response.in_progress"],
        )
        identity = events[0].response.id
        for after in [0, 4, len(events) - 2, len(events) - 1, len(events) + 5]:
            rest = list(
                self.client.responses.retrieve(identity, stream=True, starting_after=after)
            )
            self.assertEqual(rest, events[after + 1 :])
        self.assertEqual(self.client.responses.retrieve(identity).status, "completed")

    def test_a_lost_stream_goes_on_where_it_broke(self):
        stream = self.client.responses.create(
            model="tides", input="Hi", background=True, stream=True, **faults(drop=9)
        )
        events = []
        with self.assertRaises(openai.APIConnectionError):
            for event in stream:
                events.append(event)
        self.assertEqual(len(events), 9)
        events += self.client.responses.retrieve(
            events[0].response.id, stream=True, starting_after=events[-1].sequence_number
        )
        self.assertEqual([e.sequence_number for e in events], list(range(len(events))))
        self.assertEqual(events[-1].type, "response.completed")

    def test_cancel(self):
        slow = faults(ttft="60s")
        started = self.client.responses.create(model="tides", input="Hi", background=True, **slow)
        self.assertEqual(started.status, "queued")
        follower = self.client.responses.retrieve(started.id, stream=True)
        self.assertEqual(next(follower).type, "response.created")
        self.assertEqual(self.client.responses.cancel(started.id).status, "cancelled")
        self.assertNotIn("response.completed", [event.type for event in follower])
        self.assertEqual(self.client.responses.retrieve(started.id).status, "cancelled")

    def test_only_background_responses_can_be_cancelled(self):
        response = self.client.responses.create(model="tides", input="Hi")
        with self.assertRaises(openai.BadRequestError):
            self.client.responses.cancel(response.id)
        self.assertEqual(self.client.responses.retrieve(response.id).id, response.id)


if __name__ == "__main__":
    unittest.main()
