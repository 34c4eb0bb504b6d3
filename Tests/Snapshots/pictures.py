"""Comparing pictures, keeping them, and showing how they differ."""

import io
import os
import warnings
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from Support.facet import ROOT

FOLDER = Path(__file__).parent / "pixels"
REPORTS = Path(os.environ.get("FACET_SNAPSHOT_REPORTS", ROOT / ".build" / "snapshots"))
UPDATES = os.environ.get("UPDATE_SNAPSHOTS") == "1"
# The share of pixels that another browser or other fonts may draw in another way.
TOLERANCE = 0.005
SOFTWARE = 0x0131  # the tag of Exif (TIFF 6.0) that says what made a picture
GAP, HEADING = 12, 24


def differing(old, new):
    """How many pixels differ; pictures of different sizes differ in all of them."""
    if old.size != new.size:
        return new.width * new.height
    bands = ImageChops.difference(old, new).split()
    largest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return new.width * new.height - largest.histogram()[0]


def sheet(old, new):
    """Old, new and difference side by side. In the last one what is the same is pale, what differs is red."""
    size = max(old.width, new.width), max(old.height, new.height)
    old, new = (_extended(picture, size) for picture in (old, new))
    mask = ImageChops.difference(old, new).convert("L").point(lambda value: 255 if value else 0)
    # Grey loses a difference of one step in one channel.
    for band in ImageChops.difference(old, new).split():
        mask = ImageChops.lighter(mask, band.point(lambda value: 255 if value else 0))
    pale = Image.blend(new.convert("L").convert("RGB"), Image.new("RGB", size, "white"), 0.7)
    parts = {"old": old, "new": new, "difference": Image.composite(Image.new("RGB", size, (220, 0, 0)), pale, mask)}
    result = Image.new("RGB", (3 * size[0] + 4 * GAP, size[1] + HEADING + GAP), "white")
    draw = ImageDraw.Draw(result)
    for number, (name, picture) in enumerate(parts.items()):
        left = GAP + number * (size[0] + GAP)
        draw.text((left, 6), name, fill="black")
        result.paste(picture, (left, HEADING))
    return result


def _extended(picture, size):
    result = Image.new("RGB", size, "magenta")
    result.paste(picture, (0, 0))
    return result


def report(name, old, new):
    """Writes the sheet and gives what a failure says."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    path = REPORTS / f"{name}.png"
    sheet(old, new).save(path)
    count = differing(old, new)
    return f"{name}: {count} of {new.width * new.height} pixels differ; old, new and difference: {path}"


def trouble(name, old, new):
    """Nil when they are equal to the pixel."""
    return report(name, old, new) if differing(old, new) else None


class Stored:
    """The pictures of the repository: lossless WebP, each with the versions of what drew it."""

    def __init__(self, versions, folder=FOLDER):
        self.versions, self.folder = versions, folder

    def path(self, name):
        return self.folder / f"{name}.webp"

    def trouble(self, name, new):
        """What is wrong with the picture, or None. In an updating run a picture that differs is written, and that is what is
        wrong."""
        if not self.path(name).exists():
            return self._write(name, new) if UPDATES else f"{name}: there is no snapshot; UPDATE_SNAPSHOTS=1 writes it"
        with Image.open(self.path(name)) as stored:
            drawn_by, old = stored.getexif().get(SOFTWARE, "unknown"), stored.convert("RGB")
        count = differing(old, new)
        if UPDATES:
            return self._write(name, new) if count or drawn_by != self.versions else None
        if drawn_by == self.versions:
            return report(name, old, new) if count else None
        share = count / (new.width * new.height)
        if count and share <= TOLERANCE:
            warnings.warn(f"{name}: {share:.3%} of the pixels differ, drawn by {drawn_by}, here by {self.versions}", stacklevel=2)
        return report(name, old, new) + f"; drawn by {drawn_by}, here by {self.versions}" if share > TOLERANCE else None

    def _write(self, name, picture):
        self.folder.mkdir(exist_ok=True)
        exif = Image.Exif()
        exif[SOFTWARE] = self.versions
        file = io.BytesIO()
        picture.save(file, "WEBP", lossless=True, quality=50, method=3, exif=exif)
        self.path(name).write_bytes(file.getvalue())
        return f"{self.path(name)} was rewritten: look at it, and run again without UPDATE_SNAPSHOTS"

    def stale(self, names):
        """Files of the folder that are none of these; an updating run removes them."""
        wanted = {self.path(name) for name in names}
        found = sorted(path for path in self.folder.glob("*") if path not in wanted)
        if UPDATES:
            for path in found:
                path.unlink()
        return found
