"""The content policy of the gateway's pages, for documents that the tests serve."""

import base64
import hashlib
import re

from Support.facet import ROOT

SOURCE = ROOT / "Sources" / "FacetHummingbird" / "Policy" / "ContentPolicy.swift"


def directives():
    """As the gateway writes them, so that the tests cannot be milder than it: with `NONCE` for the nonce."""
    text = SOURCE.read_text()
    listed = re.search(r"static func page\(.*?\[(.*?)\]\.joined", text, re.S)[1]
    found = re.findall(r'"([^"\n]*)"', listed)
    assert any("strict-dynamic" in one for one in found) and any("trusted-types" in one for one in found), found
    return [one.replace(r"\(nonce)", "NONCE") for one in found]


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def content_policy(nonce, fixed_scripts):
    """Scripts whose text is the same on every page are allowed by their hash."""
    rules = []
    for rule in directives():
        rule = rule.replace("NONCE", nonce)
        if rule.startswith("script-src"):
            rule = " ".join([rule, *map(hash_of, filter(None, fixed_scripts))])
        rules.append(rule)
    return "; ".join(rules)
