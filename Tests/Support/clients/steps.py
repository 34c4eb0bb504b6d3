"""What a visitor does. A step is an object with one verb; selectors are Playwright's."""


class Steps:
    def __init__(self, visit):
        self.visit = visit

    @property
    def page(self):
        return self.visit.page

    def do(self, step):
        """Does the step, and waits until the page rests."""
        verb = self.verb(step)
        getattr(self, verb)(step[verb])
        if "wait" in step:
            self.page.wait_for_selector(step["wait"], state="attached", timeout=10_000)

    @staticmethod
    def verb(step):
        verbs = [name for name in step if name in VERBS]
        assert len(verbs) == 1, f"a step has one verb of {', '.join(sorted(VERBS))}: {step}"
        return verbs[0]

    @classmethod
    def describe(cls, step):
        verb = cls.verb(step)
        value = step[verb]
        parts = value if isinstance(value, list) else [value]
        said = " ".join(part if isinstance(part, str) else repr(part) for part in parts)
        return step.get("name") or f"{verb} {said}".strip()

    # Pointer and keys

    def click(self, selector):
        self.page.click(selector)

    def dblclick(self, selector):
        self.page.dblclick(selector)

    def fill(self, given):
        self.page.fill(*given)

    def type(self, given):
        """At the end of what stands there."""
        selector, text = given
        self.page.press(selector, "End")
        self.page.keyboard.type(text)

    def press(self, given):
        self.page.press(*given)

    def key(self, key):
        self.page.keyboard.press(key)

    def select(self, given):
        self.page.select_option(*given)

    def check(self, selector):
        self.page.check(selector)

    def uncheck(self, selector):
        self.page.uncheck(selector)

    def focus(self, selector):
        self.page.focus(selector)

    def blur(self, selector):
        self.page.locator(selector).blur()

    def dispatch(self, given):
        """`[selector, type, detail]`: an event that nothing else makes, such as one of the page's own."""
        selector, kind, *detail = given
        self.page.dispatch_event(selector, kind, {"detail": detail[0]} if detail else {})

    # The address

    def reload(self, _):
        self.page.reload(wait_until="domcontentloaded")
        self.visit.arrive()

    def back(self, _):
        self.page.go_back(wait_until="domcontentloaded")
        self.visit.arrive()

    def hash(self, text):
        """As a link to a part of the page does."""
        self.page.evaluate("(hash) => { location.hash = hash; }", text)

    def leaves(self, given):
        """`[selector, url]`: a click that leads to another page, whose address is below the variant's root."""
        selector, url = given
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.click(selector)
        expected = self.visit.server.origin + self.visit.site.root + url
        assert self.page.url == expected, f"it leads to {self.page.url} and not to {expected}"

    # The world around

    def api(self, changes):
        """Other answers from now on: `{"loads": {name: value}, "calls": {"GET /api/x": answer}}`."""
        self.visit.site.answers.change(changes)

    def hold(self, call):
        """The answer to `"POST /api/x"` waits until it is released."""
        self.visit.site.answers.hold(call)

    def release(self, call):
        self.visit.site.answers.release(call)

    def send(self, given):
        """`[path, event]`: an event of a stream."""
        path, event = given
        self.visit.site.answers.stream(path).put(event)

    def clock(self, milliseconds):
        self.page.clock.run_for(milliseconds)

    def mark(self, selector):
        """Numbers the elements. A number is printed as long as it is the same node."""
        self.page.eval_on_selector_all(
            selector, "(elements) => elements.forEach((element, at) => { element.facetTestMark = at + 1; })")

    def look(self, _):
        """Does nothing: the page may have changed by itself."""


VERBS = {name for name in vars(Steps) if not name.startswith("_")} - {"page", "do", "verb", "describe"}
