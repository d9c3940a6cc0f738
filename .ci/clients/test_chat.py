"""Chat Completions, through the official library."""

import json
import unittest

import pydantic

from simulator import asked, client, faults


class Recipe(pydantic.BaseModel):
    title: str
    minutes: int
    steps: list[str]


TOOL = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string"},
                "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
            },
            "required": ["city", "unit"],
            "additionalProperties": False,
        },
    },
}


class ChatTests(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def tearDown(self):
        self.client.close()

    def create(self, **options):
        options.setdefault("messages", asked())
        return self.client.chat.completions.create(**options)

    def test_a_stream_gives_the_same_text_as_a_document(self):
        for model in ["tides", "gpt-4o", "scripts", "markdown"]:
            whole = self.create(model=model).choices[0].message.content
            chunks = list(self.create(model=model, stream=True))
            self.assertEqual(chunks[0].choices[0].delta.role, "assistant")
            self.assertEqual(
                "".join(c.choices[0].delta.content or "" for c in chunks), whole
            )
            self.assertEqual(chunks[-1].choices[0].finish_reason, "stop")
            self.assertEqual(len({c.id for c in chunks}), 1)

    def test_usage_comes_last_without_choices(self):
        chunks = list(
            self.create(model="tides", stream=True, stream_options={"include_usage": True})
        )
        self.assertTrue(all(c.usage is None for c in chunks[:-1]))
        self.assertEqual(chunks[-1].choices, [])
        self.assertEqual(chunks[-1].usage, self.create(model="tides").usage)

    def test_several_choices(self):
        whole = self.create(model="gpt-4o", n=3)
        texts = ["", "", ""]
        for chunk in self.create(model="gpt-4o", n=3, stream=True):
            for choice in chunk.choices:
                texts[choice.index] += choice.delta.content or ""
        self.assertEqual(texts, [c.message.content for c in whole.choices])
        self.assertEqual(len(set(texts)), 3)

    def test_logprobs(self):
        with self.client.chat.completions.stream(
            model="tides", messages=asked(), logprobs=True, top_logprobs=2
        ) as stream:
            events = list(stream)
            logprobs = stream.get_final_completion().choices[0].logprobs
        tokens = "".join(entry.token for entry in logprobs.content)
        self.assertEqual(tokens, self.create(model="tides").choices[0].message.content)
        self.assertEqual(len(logprobs.content[0].top_logprobs), 2)
        self.assertIn("logprobs.content.done", {event.type for event in events})

    def test_finish_reasons(self):
        for model, options, reason in [
            ("tides", {}, "stop"),
            ("tides", {"max_completion_tokens": 3}, "length"),
            ("length", {}, "length"),
            ("filtered", {}, "content_filter"),
            ("weather", {}, "tool_calls"),
            ("gpt-4o", {"functions": [{"name": "f", "parameters": {}}]}, "function_call"),
        ]:
            with self.subTest(model=model, reason=reason):
                chunks = list(self.create(model=model, stream=True, **options))
                self.assertEqual(chunks[-1].choices[0].finish_reason, reason)
                whole = self.create(model=model, **options)
                self.assertEqual(whole.choices[0].finish_reason, reason)

    def test_refusal(self):
        with self.client.chat.completions.stream(model="refusal", messages=asked()) as stream:
            events = list(stream)
            message = stream.get_final_completion().choices[0].message
        self.assertIn("refusal.done", {event.type for event in events})
        self.assertEqual(message.refusal, self.create(model="refusal").choices[0].message.refusal)
        self.assertIsNone(message.content)

    def test_a_tool_call_of_the_tool_that_was_offered(self):
        with self.client.chat.completions.stream(
            model="gpt-4o", messages=asked(), tools=[TOOL]
        ) as stream:
            done = [e for e in stream if e.type == "tool_calls.function.arguments.done"]
            call = stream.get_final_completion().choices[0].message.tool_calls[0]
        self.assertEqual([event.name for event in done], ["get_weather"])
        self.assertEqual(set(json.loads(call.function.arguments)), {"city", "unit"})
        whole = self.create(model="gpt-4o", tools=[TOOL]).choices[0].message.tool_calls[0]
        self.assertEqual(call.function.arguments, whole.function.arguments)

    def test_parallel_tool_calls_and_the_answer_to_their_results(self):
        with self.client.chat.completions.stream(model="two-tools", messages=asked()) as stream:
            stream.until_done()
            message = stream.get_final_completion().choices[0].message
        self.assertEqual(
            [call.function.name for call in message.tool_calls], ["get_weather", "get_time"]
        )
        history = asked() + [message.to_dict()] + [
            {"role": "tool", "tool_call_id": call.id, "content": "fine"}
            for call in message.tool_calls
        ]
        answer = self.create(model="two-tools", messages=history)
        self.assertIn("fine", answer.choices[0].message.content)

    def test_structured_output(self):
        with self.client.chat.completions.stream(
            model="gpt-4o", messages=asked(), response_format=Recipe
        ) as stream:
            stream.until_done()
            parsed = stream.get_final_completion().choices[0].message.parsed
        self.assertIsInstance(parsed, Recipe)
        whole = self.client.chat.completions.parse(
            model="gpt-4o", messages=asked(), response_format=Recipe
        )
        self.assertEqual(parsed, whole.choices[0].message.parsed)

    def test_bytes_may_be_cut_anywhere(self):
        whole = self.create(model="scripts").choices[0].message.content
        for given in [
            {"cut": "bytes"},
            {"cut": "characters"},
            {"cut": "newlines", "newline": "crlf"},
            {"cut": "none"},
            {"cut": "7b", "newline": "cr"},
            {"cut": "1,2,3,300", "keep_alive": "1ms", "rate": 200},
            {"terminator": "none"},
        ]:
            with self.subTest(**given):
                stream = self.create(model="scripts", stream=True, **faults(**given))
                text = "".join(c.choices[0].delta.content or "" for c in stream)
                self.assertEqual(text, whole)


if __name__ == "__main__":
    unittest.main()
