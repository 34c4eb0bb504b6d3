"""What Chromium's trace of a page says: how long an operation took until it was painted, and what of it was CPU time."""

# Kinds of slices in which a page's script runs. A call says whose it is: the driver's own has no address.
CALL = "FunctionCall"
OTHERS = {"EvaluateScript", "RunMicrotasks"}
CATEGORIES = ["devtools.timeline", "blink.user_timing"]
# The end of painting: what is painted is sorted into layers, which go to the compositor.
PAINTED = "Layerize"
BEGIN, END = "measured:", "measured"
FIGURES = ["wall", "thread", "script"]


class Recorder:
    """Records what a browser does."""

    def __init__(self, browser):
        self.session = browser.new_browser_cdp_session()
        self.events, self.is_over = [], False
        self.session.on("Tracing.dataCollected", lambda more: self.events.extend(more["value"]))
        self.session.on("Tracing.tracingComplete", lambda _: setattr(self, "is_over", True))

    def start(self):
        self.events, self.is_over = [], False
        self.session.send("Tracing.start", {
            "transferMode": "ReportEvents",
            "traceConfig": {"includedCategories": CATEGORIES, "excludedCategories": ["*"]},
        })

    def stop(self, page):
        """The events; `page` is any, to wait with."""
        self.session.send("Tracing.end")
        while not self.is_over:
            page.wait_for_timeout(5)
        return self.events


def operations(events):
    """By the name of each measured operation its milliseconds, as `FIGURES` names them."""
    marks = sorted((event for event in events if event["name"].startswith(BEGIN)), key=time_of)
    return {mark["name"][len(BEGIN):]: operation(mark, events) for mark in marks}


def operation(mark, events):
    thread = [event for event in events if (event["pid"], event["tid"]) == (mark["pid"], mark["tid"])]
    end = min(time_of(event) for event in thread if event["name"] == END and time_of(event) > time_of(mark))
    slices = sorted(
        (event for event in thread if event["ph"] == "X" and time_of(mark) < time_of(event) < end), key=time_of)
    click = next(each for each in slices if is_click(each))
    slices = [each for each in slices if time_of(each) >= time_of(click)]
    painted = paint(slices, click)
    slices = [each for each in slices if time_of(each) < painted]
    return (painted - time_of(click)) / 1000, cpu(slices), cpu(filter(is_script, slices))


def paint(slices, click):
    """When the first frame is painted that follows the click and whatever the page has put off."""
    last = max(end_of(each) for each in slices if each is click or is_the_pages(each))
    return min(end_of(each) for each in slices if each["name"] == PAINTED and time_of(each) >= last)


def cpu(slices):
    """The thread's own milliseconds in slices, each counted once though they lie in one another."""
    total = end = 0
    for each in slices:
        if time_of(each) >= end:
            total += each["tdur"]
            end = end_of(each)
    return total / 1000


def is_click(event):
    return event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "click"


def is_the_pages(event):
    return event["name"] == CALL and event["args"]["data"].get("url", "").startswith("http")


def is_script(event):
    return event["name"] in OTHERS or is_the_pages(event)


def time_of(event):
    return event["ts"]


def end_of(event):
    return event["ts"] + event["dur"]
