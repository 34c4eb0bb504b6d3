"""Streams: one for a browser, however many tabs it has open."""

import queue
import threading
import time

import pytest

from Support.runtime_site import as_json, wants_state

SCRIPT = """
window.got = []
window.where = place(rootPlace, 0)
window.loads = 0
start({}, () => {
  instance(rootPlace, { name: "page", receive: () => loads++, loads: { x: shape.int } })
  instance(where, { name: "News", receive() {} })
  live(where, "/events", shape.int, (event) => got.push(event))
})
"""


class Streams:
    """Counts who listens, and sends to all of them."""

    def __init__(self):
        self.open, self.opened, self.lock, self.status = [], 0, threading.Lock(), 200

    def answer(self, request):
        if self.status != 200:
            return as_json({}, self.status)
        waiting = queue.Queue()
        with self.lock:
            self.open.append(waiting)
            self.opened += 1
        request.send_response(200)
        request.send_header("Content-Type", "text/event-stream")
        request.send_header("Connection", "close")
        request.end_headers()
        request.close_connection = True
        try:
            request.wfile.write(b":\n\n")
            # A write finds out that the other side has gone; so there are comments.
            while (text := self.next(waiting)) is not None:
                request.wfile.write(text.encode())
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with self.lock:
                self.open.remove(waiting)

    @staticmethod
    def next(waiting):
        try:
            return waiting.get(timeout=0.05)
        except queue.Empty:
            return ":\n\n"

    def send(self, text):
        with self.lock:
            for waiting in self.open:
                waiting.put(text)

    def end(self):
        self.send(None)


@pytest.fixture
def streams(site):
    streams = Streams()
    site.answers["/events"] = streams.answer
    html = site.page("/page", script=SCRIPT) and site.answers["/page"]
    site.answers["/page"] = lambda request: as_json({"": {"x": 1}}) if wants_state(request) else html(request)
    yield streams
    streams.end()


def until(condition, what):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def received(pages, expected):
    for page in pages:
        page.wait_for_function("(count) => got.length >= count", arg=len(expected))
    assert [page.evaluate("got") for page in pages] == [expected] * len(pages)


def test_eight_tabs_share_one_stream(visitor, site, streams):
    pages = [visitor.open(), *(visitor.open(page=visitor.new_page()) for _ in range(7))]
    until(lambda: len(streams.open) == 1, "no stream")
    streams.send("id: 1\ndata: 1\n\n")
    received(pages, [1])
    assert (len(streams.open), streams.opened) == (1, 1)
    # The first tab holds it; when it goes, another takes over and looks for what it may have missed.
    pages[0].close()
    until(lambda: streams.opened == 2, "nobody took over")
    until(lambda: len(streams.open) == 1, "the first stream stayed open")
    streams.send("data: 2\n\n")
    received(pages[1:], [1, 2])
    for page in pages[1:]:
        page.wait_for_function("() => loads === 1")
    assert (len(streams.open), streams.opened) == (1, 2)


def test_a_reset_asks_for_the_loads_again(visitor, streams):
    page = visitor.open()
    until(lambda: streams.open, "no stream")
    streams.send("event: reset\ndata: null\n\n")
    page.wait_for_function("() => loads === 1")
    assert page.evaluate("got") == []


def test_the_stream_ends_with_the_last_that_listens(visitor, streams):
    page = visitor.open()
    until(lambda: streams.open, "no stream")
    page.evaluate("destroy([...instances].find((each) => each.place === where))")
    until(lambda: not streams.open, "the stream stayed open")
    page.evaluate("batch(() => live(place(rootPlace, 1), '/events', shape.int, (event) => got.push(event)))")
    until(lambda: streams.open, "no new stream")
    streams.send("data: 5\n\n")
    received([page], [5])


def test_a_page_that_is_left_holds_no_stream_and_one_that_comes_back_does(visitor, streams):
    page = visitor.open()
    until(lambda: streams.open, "no stream")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    until(lambda: not streams.open, "the stream stayed open")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    until(lambda: streams.open, "no new stream")
    page.wait_for_function("() => loads === 1")
    streams.send("data: 1\n\n")
    received([page], [1])


def test_an_event_of_another_shape_is_reported(visitor, streams):
    page = visitor.open()
    until(lambda: streams.open, "no stream")
    streams.send('data: "x"\n\ndata: 3\n\n')
    received([page], [3])
    assert "expected Int" in visitor.forgive()[0]


def test_without_locks_each_tab_has_a_stream(visitor, streams):
    visitor.context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    pages = [visitor.open(), visitor.open(page=visitor.new_page())]
    until(lambda: len(streams.open) == 2, "no streams")
    streams.send("data: 1\n\n")
    for page in pages:
        page.wait_for_function("() => got.length > 0")


def test_a_refused_stream_is_asked_for_again_later(visitor, streams):
    visitor.context.add_init_script("const later = window.setTimeout; window.setTimeout = (run, delay) => later(run, delay / 100)")
    streams.status = 503
    page = visitor.open()
    until(lambda: any("503" in text for text in visitor.complaints), "no refusal")
    streams.status = 200
    until(lambda: streams.open, "no stream")
    streams.send("data: 1\n\n")
    received([page], [1])
    visitor.forgive()
