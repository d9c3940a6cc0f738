"""A headless Chromium, driven over the DevTools protocol, with nothing but `websockets`."""

import contextlib
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request

from websockets.sync.client import connect

# As root Chromium runs without its sandbox only; it loads nothing but the simulator's pages.
OPTIONS = [
    "--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu",
    "--disable-dev-shm-usage", "--disable-background-networking", "--no-sandbox",
    # Peers find each other by mDNS names otherwise, which needs a network.
    "--disable-features=WebRtcHideLocalIpsWithMdns",
]


def program():
    """The path of a Chromium on this machine, or None."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if (path := shutil.which(name))), None)


class Browser:
    """A Chromium with one page."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [program(), *OPTIONS, f"--user-data-dir={self.folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._port()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            target = next(one for one in json.load(answer) if one["type"] == "page")
        self.leaving = contextlib.ExitStack()
        self.socket = self.leaving.enter_context(
            connect(target["webSocketDebuggerUrl"], max_size=None))
        self.numbers = itertools.count(1)
        self.errors = []
        self.call("Runtime.enable")
        self.call("Page.enable")

    def _port(self):
        path = os.path.join(self.folder, "DevToolsActivePort")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"Chromium ended with {self.process.returncode}")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    if (line := file.readline().strip()):
                        return int(line)
            time.sleep(0.05)
        raise RuntimeError("Chromium did not say where it listens")

    def call(self, method, **parameters):
        """Sends a command and gives its result; keeps the page's errors on the way."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=60))
            if message.get("method") == "Runtime.exceptionThrown":
                self.errors.append(message["params"]["exceptionDetails"])
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(message["error"])
                return message["result"]

    def run(self, script):
        """What an expression gives; promises are waited for."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True,
                         returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(done["exceptionDetails"])
        return done["result"].get("value")

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, condition, seconds=30):
        """Waits until an expression is true in the page."""
        deadline = time.monotonic() + seconds
        while not self.run(condition):
            if time.monotonic() > deadline:
                raise AssertionError(f"never true: {condition}; the page says: {self.text('#status')}")
            time.sleep(0.02)

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 500)

    def press_enter(self):
        """Presses Enter where the focus is."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
        self.call("Input.dispatchKeyEvent", type="keyDown", text="\r", **key)
        self.call("Input.dispatchKeyEvent", type="keyUp", **key)

    def focused(self):
        """The id of the element that has the focus."""
        return self.run("document.activeElement.id")

    def click(self, name):
        self.wait(f"!document.getElementById('{name}').disabled")
        self.run(f"document.getElementById('{name}').click()")

    def choose(self, name, value):
        """Takes one of a field's choices, as a person does."""
        field = f"document.getElementById('{name}')"
        self.run(f"{field}.value = '{value}'; {field}.dispatchEvent(new Event('change'))")

    def text(self, selector):
        return self.run(f"document.querySelector('{selector}').textContent")

    def rows(self):
        """The table of what came, as lists of texts."""
        return self.run("[...document.getElementById('rows').rows]"
                        ".map(row => [...row.cells].map(cell => cell.textContent))")

    def close(self):
        self.leaving.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
