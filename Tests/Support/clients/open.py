"""Cases that do not work yet, each with what is known of it: `Tests/Clients/open.json`.

They run all the same, show as failed as expected, and leave their cell of docs/features.md empty.
"""

import json
from functools import cache

from Support.facet import ROOT

FILE = ROOT / "Tests" / "Clients" / "open.json"


@cache
def open_cases():
    """Reasons by `fixture-target`."""
    return json.loads(FILE.read_text()) if FILE.exists() else {}
