"""The content policy of the gateway's pages, for documents that the tests serve."""

import re

from Support.facet import ROOT

SOURCE = ROOT / "Sources" / "FacetHummingbird" / "Policy" / "ContentPolicy.swift"


def content_policy(nonce):
    """As the gateway writes it, read from its source, so that the tests cannot be milder."""
    listed = re.search(r"static func page\(.*?\[(.*?)\]\.joined", SOURCE.read_text(), re.S)[1]
    rules = re.findall(r'"([^"\n]*)"', listed)
    assert any("strict-dynamic" in rule for rule in rules) and any("trusted-types" in rule for rule in rules), rules
    return "; ".join(rules).replace(r"\(nonce)", nonce)
