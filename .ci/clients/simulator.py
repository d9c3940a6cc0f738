"""What the tests share: where the server is, clients for it, and what it said."""

import os
import time

import openai

URL = os.environ["STREAMTUTOR_URL"]
LOG = os.environ["STREAMTUTOR_LOG"]

# Answers come without the pauses of a model.
QUICK = {"X-Simulator-Ttft": "0ms", "X-Simulator-Rate": "100000"}


def client(**options):
    options.setdefault("max_retries", 0)
    options.setdefault("default_headers", QUICK)
    return openai.OpenAI(base_url=URL, api_key="not-needed", **options)


def async_client(**options):
    options.setdefault("max_retries", 0)
    options.setdefault("default_headers", QUICK)
    return openai.AsyncOpenAI(base_url=URL, api_key="not-needed", **options)


def faults(**given):
    """The headers that ask for faults; `retry_after` is the fault `retry-after`."""
    return {
        "extra_headers": {
            "X-Simulator-" + name.replace("_", "-"): str(value) for name, value in given.items()
        }
    }


def asked(text="Why are there two tides a day?"):
    return [{"role": "user", "content": text}]


def log_lines(*parts):
    """The lines of the server's log that hold all parts; waits until there is one."""
    deadline = time.monotonic() + 10
    while True:
        with open(LOG, encoding="utf-8") as log:
            lines = [line for line in log if all(part in line for part in parts)]
        if lines or time.monotonic() > deadline:
            return lines
        time.sleep(0.02)
