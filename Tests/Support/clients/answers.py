"""What the API of a case answers, and when."""

import json
import threading
from contextlib import contextmanager
from queue import Queue


class Answers:
    """`props.json`, and what steps change of it: `calls` by method and path, `loads` by name.

    A call's answer is `{"body": …}`, or `{"status", "title", "detail", "fields"}` for one that fails; a list gives one
    answer after the other, the last of them again and again.
    """

    def __init__(self, answers):
        self._json = json.loads(json.dumps(answers))
        self.lock = threading.Lock()
        self.made = []
        #: By call that is held: what lets those go on that wait, in the order of their arrival.
        self._held = {}
        self._streams = {}

    @property
    def json(self):
        return self._json

    @property
    def are_unused(self):
        """Whether the page has made no call, and opened no stream."""
        with self.lock:
            return not self.made and not self._streams

    def change(self, changes):
        with self.lock:
            for part in ("loads", "calls"):
                self._json.setdefault(part, {}).update(changes.get(part, {}))

    # Calls

    @contextmanager
    def call(self, method, target, body):
        """Waits while the call is held. Gives the status and the JSON of the answer; the body is `None` for 204. Calls that
        waited are answered one after the other, so that the page sees the answers in the same order each time."""
        name = f"{method} {target.split('?')[0]}"
        with self.lock:
            self.made.append({"call": f"{method} {target}", **({"body": json.loads(body)} if body else {})})
            line = self._held.get(name)
            turn = threading.Event()
            if line is not None:
                line.append(turn)
        if line is not None:
            turn.wait(60)
        try:
            yield self._answer(method, target, name)
        finally:
            if line:
                line.pop(0).set()

    def _answer(self, method, target, name):
        answer = self._next(f"{method} {target}", name)
        if answer is None:
            return 404, {"title": "Not Found", "detail": f"no answer for {method} {target}", "status": 404}
        if "status" in answer and answer["status"] >= 400:
            return answer["status"], self._problem(answer)
        return (200, answer["body"]) if "body" in answer else (204, None)

    def _next(self, *keys):
        with self.lock:
            calls = self._json.get("calls", {})
            for key in keys:
                if isinstance(calls.get(key), list):
                    return calls[key].pop(0) if len(calls[key]) > 1 else calls[key][0]
                if key in calls:
                    return calls[key]
        return None

    @staticmethod
    def _problem(answer):
        """RFC 9457, with `errors` by JSON pointer."""
        problem = {"title": answer.get("title", "Refused"), "status": answer["status"]}
        if "detail" in answer:
            problem["detail"] = answer["detail"]
        if "fields" in answer:
            problem["errors"] = [{"pointer": "/" + name.replace(".", "/"), "detail": text}
                                 for name, texts in answer["fields"].items() for text in texts]
        return problem

    # Calls that wait, and streams

    def hold(self, call):
        with self.lock:
            self._held[call] = []

    def release(self, call):
        with self.lock:
            line = self._held.pop(call)
        if line:
            line.pop(0).set()

    @property
    def held(self):
        """The calls that wait."""
        with self.lock:
            return list(self._held)

    def stream(self, path):
        """The queue of a stream's events; `None` ends it."""
        with self.lock:
            return self._streams.setdefault(path, Queue())

    def close(self):
        """Lets everything go on that waits, so that no thread of the server stays."""
        for call in self.held:
            self.release(call)
        with self.lock:
            for queue in self._streams.values():
                queue.put(None)
