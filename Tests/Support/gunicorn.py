"""The requests that gunicorn's source distribution has for its own parser: right ones and wrong ones."""

import subprocess
import sys
import tarfile

from Support.facet import ROOT

VERSION = "27.0.1"
ARCHIVE = ROOT / ".build" / "downloads" / f"gunicorn-{VERSION}.tar.gz"


def requests(kind):
    """Bytes by name. The archive is fetched from PyPI once and kept beside the builds."""
    if not ARCHIVE.exists():
        ARCHIVE.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-binary", ":all:", "--no-deps",
             "--dest", ARCHIVE.parent, f"gunicorn=={VERSION}"], capture_output=True, text=True, timeout=300)
        assert ARCHIVE.exists(), (
            f"gunicorn {VERSION} can't be fetched from PyPI, and its requests are what this test is made of:\n"
            + done.stderr[-1000:])
    found = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive.getmembers():
            if f"/tests/requests/{kind}/" in member.name and member.name.endswith(".http"):
                found[member.name.rsplit("/", 1)[1]] = unescaped(archive.extractfile(member).read())
    return found


def unescaped(text):
    """Line ends are written out in the files, and their own don't count."""
    text = text.replace(b"\n", b"")
    for written, meant in ((b"\\r", b"\r"), (b"\\n", b"\n"), (b"\\t", b"\t"), (b"\\0", b"\0")):
        text = text.replace(written, meant)
    result = b""
    while (at := text.find(b"\\x")) >= 0:
        result, text = result + text[:at] + bytes([int(text[at + 2:at + 4], 16)]), text[at + 4:]
    return result + text
