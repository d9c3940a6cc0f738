"""The course's pages in a real browser, against the simulator."""

import os
import time
import unittest

from chromium import Browser

PAGES = os.environ["STREAMTUTOR_PAGES"]
LOG = os.environ["STREAMTUTOR_LOG"]
ANSWER = "The moon pulls a little harder"


def log_lines(*parts):
    """The lines of the server's log that hold all parts; waits until there is one."""
    deadline = time.monotonic() + 10
    while True:
        with open(LOG, encoding="utf-8") as log:
            lines = [line for line in log if all(part in line for part in parts)]
        if lines or time.monotonic() > deadline:
            return lines
        time.sleep(0.02)


class PageTest(unittest.TestCase):
    def setUp(self):
        self.page = Browser()
        self.addCleanup(self.page.close)

    def tearDown(self):
        self.assertEqual(self.page.errors, [])


class FrontPage(PageTest):
    def test_leads_to_both_pages(self):
        self.page.open(PAGES)
        links = self.page.run("[...document.links].map(link => link.href)")
        self.assertEqual(links, [PAGES + "browser/", PAGES + "webrtc/"])


class ChunkPage(PageTest):
    def setUp(self):
        super().setUp()
        self.page.open(PAGES + "browser/")
        self.page.choose("rate", "1000")

    def read(self, api, cut):
        self.page.choose("api", api)
        self.page.choose("cut", cut)
        self.page.click("start")
        self.page.wait("document.getElementById('status').textContent.startsWith('Done')")
        return self.page.rows(), self.page.text("#text")

    def test_every_chunk_is_shown_and_the_text_is_whole(self):
        for api in ("responses", "chat"):
            texts = []
            for cut in ("events", "97b", "characters", "none"):
                with self.subTest(api=api, cut=cut):
                    rows, text = self.read(api, cut)
                    said = self.page.text("#status").split()
                    self.assertEqual(len(rows), int(said[said.index("chunks,") - 1]))
                    self.assertEqual(sum(int(row[2]) for row in rows), int(said[1]))
                    self.assertTrue(text.startswith(ANSWER), text)
                    self.assertIn("🌊", text)
                    texts.append(text)
            self.assertEqual(len(set(texts)), 1, "cuts must not change the text")

    def test_a_character_that_was_cut_is_shown_as_bytes(self):
        # A busy machine may put the two halves into one chunk again, which is right too.
        for _ in range(5):
            rows, _ = self.read("responses", "characters")
            content = "".join(row[3] for row in rows)
            self.assertNotIn("\ufffd", content)
            if "<F0>" in content:
                return
        self.fail("no character was cut")

    def test_the_code_that_runs_is_beside_it(self):
        code = self.page.text("#code")
        self.assertIn("await reader.read()", code)
        self.page.choose("rate", "5")
        self.page.click("start")
        self.page.wait("document.getElementById('rows').rows.length > 0")
        self.assertIn("await reader.read()", self.page.text("#code .now"))
        self.page.click("cancel")
        self.page.wait("document.getElementById('status').textContent.startsWith('Cancelled')")

    def test_the_server_notices_that_the_page_cancels(self):
        before = len(log_lines())
        self.page.choose("rate", "5")
        self.page.choose("api", "chat")
        self.page.click("start")
        self.page.wait("document.getElementById('rows').rows.length > 2")
        self.page.click("cancel")
        self.page.wait("document.getElementById('status').textContent.startsWith('Cancelled')")
        left = log_lines("/v1/chat/completions", "the client left")
        self.assertTrue(left, f"nothing behind line {before} of the log")

    def test_event_source_shows_the_same_text(self):
        _, text = self.read("responses", "events")
        self.page.click("source")
        self.page.wait("document.getElementById('status').textContent.includes('EventSource shows')")
        self.assertEqual(self.page.text("#text"), text)
        self.assertEqual(self.page.rows()[0][3].split("\n")[0], "response.created")
        self.assertEqual(self.page.rows()[-1][3].split("\n")[0], "response.completed")


class CallPage(PageTest):
    def setUp(self):
        super().setUp()
        self.page.open(PAGES + "webrtc/")
        self.page.click("dial")
        self.page.wait("document.getElementById('status').textContent.startsWith('Connected')")

    def types(self):
        return [row[2].split("\n")[0] for row in self.page.rows()]

    def test_events_come_over_a_data_channel(self):
        self.assertEqual(self.types()[:3], ["client secret", "offer", "answer"])
        offer = self.page.rows()[1][2]
        self.assertIn("webrtc-datachannel", offer)
        self.page.click("ask")
        self.page.wait("document.getElementById('status').textContent.includes('completed')")
        self.assertTrue(self.page.text("#text").startswith(ANSWER))
        for name in ("response.create", "response.created", "response.output_text.delta",
                     "response.done"):
            self.assertIn(name, self.types())

    def test_a_response_can_be_cancelled(self):
        self.page.click("ask")
        self.page.wait("document.getElementById('text').textContent.length > 20")
        self.page.click("cancel")
        self.page.wait("document.getElementById('status').textContent.includes('cancelled')")
        self.assertIn("response.cancel", self.types())
        self.page.click("hangup")
        self.page.wait("document.getElementById('status').textContent.startsWith('The call is over')")
        self.page.wait("!document.getElementById('dial').disabled")


if __name__ == "__main__":
    unittest.main()
