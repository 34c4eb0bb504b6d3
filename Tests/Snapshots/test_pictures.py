"""The comparison itself: a planted difference of one pixel or one word is found and shown."""

import pytest
from PIL import Image

from Snapshots import pictures
from Snapshots.camera import masked
from Snapshots.pictures import GAP, HEADING, Stored, differing, sheet


@pytest.fixture(autouse=True)
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(pictures, "UPDATES", False)


def picture(*changed):
    result = Image.new("RGB", (40, 30), "white")
    for place in changed:
        result.putpixel(place, (255, 255, 254))
    return result


def stored(tmp_path, monkeypatch, versions="Chromium 1, fonts 2"):
    """A folder in which `page` is stored as a white picture."""
    store = Stored(versions, tmp_path / "pixels")
    monkeypatch.setattr(pictures, "UPDATES", True)
    assert "was rewritten" in store.trouble("page", picture())
    monkeypatch.setattr(pictures, "UPDATES", False)
    return store


def test_one_step_in_one_channel_of_one_pixel_differs():
    assert differing(picture(), picture()) == 0
    assert differing(picture(), picture((3, 4))) == 1
    assert differing(picture(), Image.new("RGB", (40, 31))) == 40 * 31


def test_the_sheet_shows_old_new_and_the_pixel():
    result = sheet(picture(), picture((3, 4)))
    assert result.size == (3 * 40 + 4 * GAP, 30 + HEADING + GAP)
    lefts = [GAP + number * (40 + GAP) for number in range(3)]
    assert result.getpixel((lefts[1] + 3, HEADING + 4)) == (255, 255, 254)
    red = [(x, y) for x in range(40) for y in range(30) if result.getpixel((lefts[2] + x, HEADING + y)) == (220, 0, 0)]
    assert red == [(3, 4)]


def test_the_same_versions_must_draw_every_pixel_alike(tmp_path, monkeypatch):
    store = stored(tmp_path, monkeypatch)
    assert store.trouble("page", picture()) is None
    said = store.trouble("page", picture((3, 4)))
    assert said.startswith("page: 1 of 1200 pixels differ")
    assert Image.open(tmp_path / "reports" / "page.png").size[0] > 120


def test_other_versions_may_differ_in_a_two_hundredth(tmp_path, monkeypatch):
    stored(tmp_path, monkeypatch)
    other = Stored("Chromium 9, fonts 2", tmp_path / "pixels")
    with pytest.warns(UserWarning, match="0.500% of the pixels differ, drawn by Chromium 1"):
        assert other.trouble("page", picture(*[(x, 0) for x in range(6)])) is None
    assert "drawn by Chromium 1, fonts 2, here by Chromium 9" in other.trouble("page", picture(*[(x, 0) for x in range(7)]))


def test_what_is_missing_fails_and_an_update_writes_it_and_fails(tmp_path, monkeypatch):
    store = Stored("Chromium 1, fonts 2", tmp_path / "pixels")
    assert "there is no snapshot" in store.trouble("page", picture())
    store = stored(tmp_path, monkeypatch)
    monkeypatch.setattr(pictures, "UPDATES", True)
    assert store.trouble("page", picture()) is None
    assert "was rewritten" in store.trouble("page", picture((1, 1)))
    assert "was rewritten" in Stored("Chromium 9, fonts 2", tmp_path / "pixels").trouble("page", picture((1, 1)))
    (tmp_path / "pixels" / "gone.webp").write_bytes(b"")
    assert [path.name for path in store.stale(["page"])] == ["gone.webp"] and store.stale(["page"]) == []


def test_only_the_variants_names_are_masked():
    lines = ["<body>", '  <nav class="a" data-variant="alpine">', '    <a href="./"> "Alpine"', "  <main>", '    <p> "text"']
    assert masked(lines) == ["<body>", "  <masked: it says which variant this is>", "  <main>", '    <p> "text"']
    assert masked(['<input name="key" value="a1">', '<input name="keys" value="a1">']) == [
        '<input name="key" value="KEY">', '<input name="keys" value="a1">']
