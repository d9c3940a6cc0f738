"""The course's pages in a real browser, against the simulator."""

import os
import time
import unittest

from chromium import Browser

PAGES = os.environ["STREAMTUTOR_PAGES"]
LOG = os.environ["STREAMTUTOR_LOG"]
ANSWER = "The moon pulls a little harder"


def setUpModule():
    PageTest.page = Browser()
    unittest.addModuleCleanup(PageTest.page.close)


def log_position():
    """Where the server's log ends now."""
    return os.path.getsize(LOG)


def log_lines(since, *parts):
    """The lines of the log behind a position that hold all parts; waits until there is one."""
    deadline = time.monotonic() + 10
    while True:
        with open(LOG, encoding="utf-8") as log:
            log.seek(since)
            lines = [line for line in log if all(part in line for part in parts)]
        if lines or time.monotonic() > deadline:
            return lines
        time.sleep(0.02)


class PageTest(unittest.TestCase):
    page = None

    def setUp(self):
        self.page.errors.clear()
        self.page.size(1280, 900)

    def tearDown(self):
        self.assertEqual(self.page.errors, [])

    def wait_for_status(self, *parts):
        """Waits until the status has all parts; gives the whole of it."""
        status = "document.getElementById('status').textContent"
        self.page.wait(" && ".join(f"{status}.includes({part!r})" for part in parts))
        return self.page.text("#status")

    def assert_fits(self, width):
        self.page.size(width, 740)
        self.assertLessEqual(self.page.run("document.documentElement.scrollWidth"), width)


class FrontPage(PageTest):
    def test_leads_to_both_pages(self):
        self.page.open(PAGES)
        links = self.page.run("[...document.links].map(link => link.href)")
        self.assertEqual(links, [PAGES + "browser/", PAGES + "webrtc/"])
        self.assert_fits(360)


class ChunkPage(PageTest):
    def setUp(self):
        super().setUp()
        self.page.open(PAGES + "browser/")
        self.page.wait("!document.getElementById('start').disabled")
        self.page.choose("rate", "1000")

    def read(self, api, cut, fault="none", end="Done"):
        self.page.choose("api", api)
        self.page.choose("cut", cut)
        self.page.choose("fault", fault)
        self.page.click("start")
        status = self.wait_for_status(end)
        return self.page.rows(), self.page.text("#text"), status

    def test_every_chunk_is_shown_and_the_text_is_whole(self):
        for api in ("responses", "chat"):
            texts = []
            for cut in ("events", "97b", "characters", "none"):
                with self.subTest(api=api, cut=cut):
                    rows, text, status = self.read(api, cut)
                    said = status.split()
                    self.assertEqual(len(rows), int(said[said.index("chunks,") - 1]))
                    self.assertEqual(sum(int(row[2]) for row in rows), int(said[1]))
                    self.assertEqual("".join(row[3] for row in rows), text)
                    self.assertTrue(text.startswith(ANSWER), text)
                    self.assertIn("🌊", text)
                    self.assertTrue(status.endswith("events."), status)
                    texts.append(text)
            self.assertEqual(len(set(texts)), 1, "cuts must not change the text")

    def test_line_ends_and_cuts_can_be_seen(self):
        rows, _, _ = self.read("chat", "events")
        self.assertTrue(all(row[4].endswith("LF\nLF\n") for row in rows), rows[0])
        rows, _, _ = self.read("chat", "97b")
        self.assertTrue(rows[0][4].endswith("|"), rows[0])
        self.assertFalse(rows[-1][4].endswith("|"), rows[-1])

    def test_a_character_that_was_cut_is_shown_as_bytes(self):
        # A busy machine may put the two halves into one chunk again, which is right too.
        for _ in range(5):
            rows, _, _ = self.read("responses", "characters")
            content = "".join(row[4] for row in rows)
            self.assertNotIn("\ufffd", content)
            if "<F0>" in content:
                return
        self.fail("no character was cut")

    def test_faults_are_said(self):
        expected = {
            "error": "The server says: The server had an error",
            "malformed": "is not JSON",
            "eof": "The last event never came",
            "drop": "The connection was lost after 20 events",
            "status": "HTTP 429: Rate limit reached",
        }
        for api in ("responses", "chat"):
            for fault, end in expected.items():
                with self.subTest(api=api, fault=fault):
                    self.read(api, "events", fault, end)
                    self.assertFalse(self.page.run("document.getElementById('start').disabled"))

    def test_the_code_that_runs_is_beside_it(self):
        code = self.page.text("#code")
        self.assertIn("await reader.read()", code)
        self.page.choose("rate", "5")
        self.page.click("start")
        self.page.wait("document.getElementById('rows').rows.length > 0")
        self.assertIn("await reader.read()", self.page.text("#code .now"))
        self.page.click("cancel")
        self.wait_for_status("Cancelled")
        self.assertIn("releaseLock", self.page.text("#code .now"))

    def test_the_server_notices_that_the_page_cancels(self):
        before = log_position()
        self.page.choose("rate", "5")
        self.page.choose("api", "chat")
        self.page.click("start")
        self.page.wait("document.getElementById('rows').rows.length > 2")
        self.page.click("cancel")
        self.wait_for_status("Cancelled")
        self.assertTrue(log_lines(before, "/v1/chat/completions", "the client left"))

    def test_the_keyboard_is_enough(self):
        self.page.choose("rate", "5")
        self.page.run("document.getElementById('start').focus()")
        self.page.press_enter()
        self.page.wait("document.getElementById('rows').rows.length > 0")
        self.assertEqual(self.page.focused(), "cancel")
        self.page.press_enter()
        self.wait_for_status("Cancelled")
        self.assertEqual(self.page.focused(), "start")

    def test_event_source_shows_the_same_text(self):
        _, text, _ = self.read("responses", "events")
        self.page.click("source")
        self.wait_for_status("EventSource shows")
        self.assertEqual(self.page.text("#text"), text)
        self.assertEqual(self.page.rows()[0][4].split("\n")[0], "response.created")
        self.assertEqual(self.page.rows()[-1][4].split("\n")[0], "response.completed")
        self.assertIn("new EventSource(", self.page.text("#code"))

    def test_event_source_tells_an_error_event_from_a_lost_connection(self):
        self.page.run("""
            window.sources = [];
            window.EventSource = class extends EventSource {
                constructor(...values) { super(...values); sources.push(this); }
            };""")
        for fault, end in {"error": "The server says: ", "drop": "does not say which",
                           "status": "does not say why"}.items():
            with self.subTest(fault=fault):
                self.page.choose("fault", fault)
                self.page.click("source")
                self.wait_for_status(end)
                # One that nobody closes asks again, after some seconds, for ever.
                self.assertEqual(self.page.run("sources.at(-1).readyState"), 2)

    def test_event_source_cannot_follow_a_chat_completion(self):
        self.page.choose("api", "chat")
        self.assertTrue(self.page.run("document.getElementById('source').disabled"))

    def test_fits_a_narrow_screen(self):
        self.read("responses", "97b")
        self.assert_fits(360)


class CallPage(PageTest):
    def setUp(self):
        super().setUp()
        self.page.open(PAGES + "webrtc/")
        self.page.wait("!document.getElementById('dial').disabled")

    def dial(self):
        self.page.click("dial")
        self.wait_for_status("Connected")

    def types(self):
        return [row[2].split("\n")[0] for row in self.page.rows()]

    def test_events_come_over_a_data_channel(self):
        self.dial()
        self.assertEqual(self.types()[:3], ["client secret", "offer", "answer"])
        offer = self.page.rows()[1][2]
        self.assertIn("webrtc-datachannel", offer)
        self.page.click("ask")
        self.wait_for_status("completed")
        self.assertTrue(self.page.text("#text").startswith(ANSWER))
        for name in ("response.create", "response.created", "response.output_text.delta",
                     "response.done"):
            self.assertIn(name, self.types())
        self.assertIn("show.done(", self.page.text("#code .now"))
        self.assert_fits(360)

    def test_a_response_can_be_cancelled_and_the_call_goes_on(self):
        self.dial()
        self.page.click("ask")
        self.page.wait("document.getElementById('text').textContent.length > 20")
        self.page.click("cancel")
        self.wait_for_status("cancelled")
        self.assertIn("response.cancel", self.types())
        self.page.click("ask")
        self.wait_for_status("Asked")
        self.wait_for_status("completed")
        self.page.click("hangup")
        self.wait_for_status("The call is over")

    def test_the_server_hears_of_it_when_the_page_hangs_up(self):
        before = log_position()
        self.dial()
        self.page.click("hangup")
        self.wait_for_status("The call is over")
        self.assertTrue(log_lines(before, "GET /v1/realtime", " bytes, "))
        self.dial()

    def test_a_call_can_be_given_up_before_it_is_answered(self):
        self.page.run("for (const id of ['dial', 'hangup']) document.getElementById(id).click()")
        self.wait_for_status("Nobody is called any more")
        self.dial()


if __name__ == "__main__":
    unittest.main()
