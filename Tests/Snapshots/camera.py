"""A browser that draws the same page in the same way every time, and what it sees of a page."""

import hashlib
import io
import os
import re
from pathlib import Path

from PIL import Image

from Support.addresses import PAGES, STATUS
from Support.browser import launch
from Support.clients.visit import FOLDER as SCRIPTS
from Support.clients.visit import NORMALISED

WIDTHS = {390: 844, 1280: 900}
SCHEMES = ["light", "dark"]
LOOKS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
FONTS = Path("/usr/share/fonts/truetype/dejavu")
CHOICE = Path(__file__).parent / "fonts.conf"
OBSERVER = (SCRIPTS / "observer.js").read_text()

# Nothing of it depends on the machine's screen or graphics.
FLAGS = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars"]

# A sheet of the page's own making is no inline style, so the content policy allows it. A variant may say which it is. Letters
# are not kerned: Chromium does it within a text node, and where one variant has a comment between two texts another has one text.
HOLD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    *, *::before, *::after {
      animation: none !important; transition: none !important; caret-color: transparent !important;
      font-kerning: none !important; font-variant-ligatures: none !important;
    }
    [data-variant]:not(html) { visibility: hidden !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
READY = """() => document.readyState === "complete" && document.fonts.status === "loaded" &&
  (document.documentElement.hasAttribute("data-ready") || !document.querySelector("script[type=module], script[src]"))"""


def launch_pinned(playwright):
    return launch(playwright, *FLAGS, env={**os.environ, "FONTCONFIG_FILE": str(CHOICE)})


def versions(browser):
    """What a picture depends on beside the page: the browser, the bytes of the fonts and of how they are chosen, and the
    instructions of the processor, by which Chromium chooses how it blends."""
    fonts = hashlib.sha256(CHOICE.read_bytes())
    for font in sorted(FONTS.glob("*.ttf")):
        fonts.update(font.read_bytes())
    return f"Chromium {browser.version}, fonts {fonts.hexdigest()[:12]}, processor {processor()}"


def processor():
    found = re.search(r"^(?:flags|Features)\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    instructions = " ".join(sorted(found[1].split())) if found else "unknown"
    return hashlib.sha256(instructions.encode()).hexdigest()[:8]


class Camera:
    """One signed-in visitor of a shop. `scripts=False` is the time before any script has arrived."""

    def __init__(self, browser, server, state, scripts=True):
        self.server, self.scripts, self.messages = server, scripts, []
        self.context = browser.new_context(storage_state=state, viewport={"width": 1280, "height": WIDTHS[1280]})
        self.context.add_init_script(OBSERVER)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        # A live event in the middle of a picture would make it another one.
        blocked = ["*/api/notifications/stream*"] + ([] if scripts else ["*.js", "*.js?*"])
        session = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setBlockedURLs", {"urls": blocked})

    def open(self, name, variant):
        self.variant = variant
        self.messages.clear()
        response = self.page.goto(f"{self.server.url}/{variant}{PAGES[name]}")
        assert response.status == STATUS.get(name, 200), f"{name}: {response.status}"
        if self.scripts:
            self.page.wait_for_function(READY, timeout=120_000)
        self.page.evaluate(HOLD)
        assert not self.messages, (name, variant, self.messages)

    def markup(self):
        """The normalised DOM as lines, without what tells the variants or two orders apart."""
        seen = self.page.evaluate(NORMALISED, {"root": f"/{self.variant}", "computed": []})
        return masked([f"title: {seen['title']}", f"url: {seen['url']}", *seen["head"], *seen["body"]])

    def picture(self, width, scheme):
        """The viewport, as an image."""
        self.page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        self.page.emulate_media(color_scheme=scheme)
        png = self.page.screenshot(animations="allow", caret="initial")
        return Image.open(io.BytesIO(png)).convert("RGB")

    def close(self):
        self.context.close()


def masked(lines):
    """Below an element that says which variant it is, nothing is compared; a fresh order's key is another each time."""
    result, depth = [], None
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if depth is not None and indent > depth:
            continue
        depth = indent if re.match(r"\s*<[^>]* data-variant=", line) else None
        if depth is not None:
            result.append(" " * indent + "<masked: it says which variant this is>")
        elif re.search(r'<input[^>]* name="key"', line):
            result.append(re.sub(r' value="[^"]*"', ' value="KEY"', line))
        else:
            result.append(line)
    return result
