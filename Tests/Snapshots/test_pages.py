"""Every page as it looks and as it is written: equal in the four variants, before and after hydration, and as it was.

`make test` takes each page at one width and scheme, in two variants. `make snapshots` takes all of it.
"""

import difflib

import pytest

from Snapshots.camera import LOOKS
from Snapshots.pictures import UPDATES, trouble
from Support.addresses import PAGES, UNSTEADY, VARIANTS

NAMES = [name for name in PAGES if name not in UNSTEADY]


def name_of(page, width, scheme):
    return f"{page}-{width}-{scheme}"


def text_difference(name, old, new):
    lines = difflib.unified_diff(old[1], new[1], f"{name} {old[0]}", f"{name} {new[0]}", lineterm="", n=3)
    return "\n".join(lines)


def take(camera, page, variant, looks):
    """The markup, and a picture for each look."""
    camera.open(page, variant)
    return camera.markup(), {look: camera.picture(*look) for look in looks}


def compare(page, first, other):
    """What differs between two views, each a label, markup and pictures."""
    (old_label, old_markup, old_pictures), (label, markup, pictures) = first, other
    troubles = []
    if markup != old_markup:
        troubles.append(text_difference(page, (old_label, old_markup), (label, markup)))
    for look, picture in pictures.items():
        troubles.append(trouble(f"{name_of(page, *look)}, {old_label} and {label}", old_pictures[look], picture))
    return [each for each in troubles if each]


def check(page, views, stored):
    """Views of one page, the first of which is the one that is stored."""
    troubles = [stored.trouble(name_of(page, *look), picture) for look, picture in views[0][2].items()]
    for view in views[1:]:
        troubles += compare(page, views[0], view)
    troubles = [each for each in troubles if each]
    assert not troubles, "\n\n".join(troubles)


@pytest.mark.parametrize("page", NAMES)
def test_a_page_looks_as_it_did(page, camera, stored):
    """At one width and in one scheme, which are others for the next page, as is the second variant."""
    number = NAMES.index(page)
    looks = [LOOKS[number % len(LOOKS)]]
    second = VARIANTS[1 + number % (len(VARIANTS) - 1)]
    check(page, [(variant, *take(camera, page, variant, looks)) for variant in (VARIANTS[0], second)], stored)


@pytest.mark.deep
@pytest.mark.parametrize("page", NAMES)
def test_a_page_is_the_same_everywhere(page, camera, early_camera, stored):
    views = [(variant, *take(camera, page, variant, LOOKS)) for variant in VARIANTS]
    views += [(f"{variant} before hydration", *take(early_camera, page, variant, LOOKS)) for variant in VARIANTS]
    check(page, views, stored)


def test_nothing_else_is_stored(stored):
    stale = stored.stale([name_of(page, *look) for page in NAMES for look in LOOKS])
    assert not stale, f"{'removed' if UPDATES else 'stale'}: {', '.join(path.name for path in stale)}"
