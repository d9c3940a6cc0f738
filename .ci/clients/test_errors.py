"""What goes wrong, and what the official library and curl make of it."""

import asyncio
import json
import subprocess
import unittest

import openai

from simulator import URL, asked, async_client, client, faults, log_lines


class ErrorTests(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def tearDown(self):
        self.client.close()

    def stream(self, **given):
        return self.client.chat.completions.create(
            model="tides", messages=asked(), stream=True, **faults(**given)
        )

    def test_every_status_has_its_class(self):
        for status, kind in [
            (400, openai.BadRequestError),
            (401, openai.AuthenticationError),
            (403, openai.PermissionDeniedError),
            (404, openai.NotFoundError),
            (409, openai.ConflictError),
            (422, openai.UnprocessableEntityError),
            (429, openai.RateLimitError),
            (500, openai.InternalServerError),
            (503, openai.InternalServerError),
        ]:
            with self.subTest(status=status):
                with self.assertRaises(kind) as caught:
                    self.stream(status=status)
                self.assertEqual(caught.exception.status_code, status)
                self.assertIn(f"status={status}", caught.exception.message)
                self.assertTrue(caught.exception.request_id.startswith("req_"))

    def test_an_unknown_model_is_not_found(self):
        with self.assertRaises(openai.NotFoundError) as caught:
            self.client.responses.create(model="no-such-model", input="Hi")
        self.assertEqual(caught.exception.code, "model_not_found")

    def test_a_wrong_parameter_is_named(self):
        with self.assertRaises(openai.BadRequestError) as caught:
            self.client.chat.completions.create(model="tides", messages=asked(), n=0)
        self.assertEqual(caught.exception.param, "n")

    def test_retries_until_the_server_recovers(self):
        patient = client(max_retries=3)
        answer = patient.chat.completions.create(
            model="tides",
            messages=asked("retry, please"),
            **faults(status=429, failures=2, retry_after="10ms"),
        )
        self.assertEqual(answer.choices[0].finish_reason, "stop")
        patient.close()

    def test_an_error_in_the_middle(self):
        texts = []
        with self.assertRaises(openai.APIError) as caught:
            for chunk in self.stream(error=4):
                texts.append(chunk.choices[0].delta.content)
        self.assertEqual(len(texts), 4)
        self.assertEqual(caught.exception.code, "server_error")

    def test_a_malformed_payload(self):
        with self.assertRaises(json.JSONDecodeError):
            list(self.stream(malformed=3))

    def test_a_body_that_ends_too_early_looks_whole(self):
        self.assertEqual(len(list(self.stream(eof=5))), 5)

    def test_a_connection_that_breaks(self):
        for fault in ["drop", "reset"]:
            with self.subTest(fault=fault), self.assertRaises(openai.APIConnectionError):
                list(self.stream(**{fault: 5}))

    def test_a_server_that_falls_silent(self):
        impatient = client(timeout=0.3)
        stream = impatient.chat.completions.create(
            model="tides", messages=asked(), stream=True, **faults(stall=3)
        )
        with self.assertRaises(openai.APITimeoutError):
            list(stream)
        impatient.close()
        self.assertTrue(log_lines("stall=3", "the client left"))

    def test_closing_the_stream_is_seen_by_the_server(self):
        stream = self.stream(rate=20, seed=71)
        next(stream)
        stream.close()
        (line,) = log_lines("seed=71", "the client left")
        self.assertIn("billed", line)

    def test_the_async_client(self):
        async def play():
            async with async_client() as api:
                stream = await api.chat.completions.create(
                    model="tides", messages=asked(), stream=True
                )
                return [chunk async for chunk in stream]

        self.assertEqual(asyncio.run(play())[-1].choices[0].finish_reason, "stop")

    def test_a_cancelled_task_closes_its_stream(self):
        async def play():
            async with async_client() as api:
                begun = asyncio.Event()

                async def follow():
                    stream = await api.responses.create(
                        model="tides", input="Hi", stream=True, **faults(rate=20, seed=72)
                    )
                    async for _ in stream:
                        begun.set()

                task = asyncio.create_task(follow())
                await begun.wait()
                task.cancel()
                with self.assertRaises(asyncio.CancelledError):
                    await task

        asyncio.run(play())
        self.assertTrue(log_lines("seed=72", "the client left"))


class CurlTests(unittest.TestCase):
    def curl(self, address, *options):
        return subprocess.run(
            ["curl", "-sN", "--max-time", "20", URL + address, *options],
            capture_output=True,
            check=False,
        )

    def test_events_in_the_querys_words(self):
        body = json.dumps({"model": "tides", "stream": True, "messages": asked()})
        done = self.curl("/chat/completions?ttft=0ms&rate=100000&bom=on&newline=crlf", "-d", body)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stdout.startswith(b"\xef\xbb\xbfdata: {"))
        self.assertTrue(done.stdout.endswith(b"data: [DONE]\r\n\r\n"))

    def test_a_reset_is_a_reset(self):
        body = json.dumps({"model": "tides", "stream": True, "messages": asked()})
        done = self.curl("/chat/completions?ttft=0ms&rate=100000&reset=2", "-d", body)
        # 56: failure in receiving network data.
        self.assertEqual(done.returncode, 56)

    def test_a_web_site_may_not_use_it(self):
        done = self.curl("/models", "-H", "Origin: https://site.example")
        self.assertEqual(json.loads(done.stdout)["error"]["code"], "origin_not_allowed")


if __name__ == "__main__":
    unittest.main()
