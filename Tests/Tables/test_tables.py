"""The generated tables, literals and test vectors are what their scripts make."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts" / "tables"


@pytest.mark.parametrize("script", ["locales.py", "unicode_tables.py", "vectors.py", "runtime_files.py"])
def test_generated_files_are_up_to_date(script):
    result = subprocess.run(
        [sys.executable, str(SCRIPTS / script), "--check"], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr
