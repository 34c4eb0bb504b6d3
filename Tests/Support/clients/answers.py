"""What the API of a case answers, and when."""

import json
import threading
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
        #: By call: what opens, and how many wait for it.
        self._gates = {}
        self._waiting = {}
        self._streams = {}

    @property
    def json(self):
        return self._json

    def change(self, changes):
        with self.lock:
            for part in ("loads", "calls"):
                self._json.setdefault(part, {}).update(changes.get(part, {}))

    # Calls

    def call(self, method, target, body):
        """Waits while the call is held. Returns the status and the JSON of the answer; the body is `None` for 204."""
        path = target.split("?")[0]
        with self.lock:
            self.made.append({"call": f"{method} {target}", **({"body": json.loads(body)} if body else {})})
            gate = self._gates.get(f"{method} {path}")
            if gate:
                self._waiting[f"{method} {path}"] += 1
        if gate:
            gate.wait(60)
        answer = self._next(f"{method} {target}", f"{method} {path}")
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
            self._gates[call] = threading.Event()
            self._waiting[call] = 0

    def release(self, call):
        with self.lock:
            gate = self._gates.pop(call)
            # From now on these are calls whose answer is on its way.
            self._waiting.pop(call)
        gate.set()

    @property
    def held(self):
        """How many calls wait."""
        with self.lock:
            return sum(self._waiting.values())

    def stream(self, path):
        """The queue of a stream's events; `None` ends it."""
        with self.lock:
            return self._streams.setdefault(path, Queue())

    def close(self):
        """Lets everything go on that waits, so that no thread of the server stays."""
        with self.lock:
            for gate in self._gates.values():
                gate.set()
            for queue in self._streams.values():
                queue.put(None)
