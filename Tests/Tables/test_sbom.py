"""The inventory of third-party components is the one of this project (OWASP ASVS 5.0, 15.1.2)."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    "scripts/sbom", "docs/sbom.cdx.json", "Package.swift", "scripts/packages-serve.txt", "scripts/packages-test.txt",
    "Tests/requirements.txt", "Tests/requirements-alone.txt",
]


def check(root):
    done = subprocess.run([sys.executable, root / "scripts/sbom", "--check"], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_the_inventory_is_complete():
    assert check(ROOT) == (0, "")


def test_it_is_cyclonedx_and_names_nothing_of_this_machine():
    text = (ROOT / "docs/sbom.cdx.json").read_text()
    found = json.loads(text)
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    purls = [part["purl"] for part in found["components"]]
    assert len(purls) == len(set(purls)) and purls == sorted(purls)
    assert all(re.fullmatch(r"pkg:(swift/github\.com/[\w.-]+/[\w.-]+@[\d.]+|deb/debian/[\w.+-]+|pypi/[\w.-]+@[\d.]+)", purl) for purl in purls), purls
    hosts = set(re.findall(r"https?://([^/\"]+)", text))
    assert hosts == {"cyclonedx.org"} and str(ROOT) not in text and "/root" not in text


@pytest.mark.parametrize("file,before,after,says", [
    ("Package.swift", 'from: "2.101.2"', 'from: "3.0.0"', "apple/swift-nio is 2."),
    ("Package.swift", ".package(url:", '.package(url: "https://github.com/some/body", from: "1.0.0"),\n    .package(url:', "some/body is missing"),
    ("scripts/packages-test.txt", "wrk\n", "wrk\nnmap\n", "pkg:deb/debian/nmap is missing"),
    ("scripts/packages-serve.txt", "brotli\n", "", "pkg:deb/debian/brotli is named nowhere"),
    ("Tests/requirements.txt", "pytest==", "pytest==10.", "pkg:pypi/pytest@10."),
    ("docs/sbom.cdx.json", '"scope": "excluded"', '"scope": "required"', "form"),
])
def test_what_it_lacks_is_said(tmp_path, file, before, after, says):
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    assert check(tmp_path) == (0, "")
    changed = tmp_path / file
    text = changed.read_text()
    assert before in text
    changed.write_text(text.replace(before, after, 1))
    code, output = check(tmp_path)
    assert code == 1 and says in output, output
