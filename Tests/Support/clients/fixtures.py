"""The fixtures that have steps: folders below `Tests/Fixtures/components`."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from Support.facet import ROOT

FOLDER = ROOT / "Tests" / "Fixtures" / "components"


@dataclass
class Fixture:
    """A case: templates, what the API answers, and what a visitor does."""

    name: str
    #: Either a folder, or texts by path.
    folder: Path | None = None
    files: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    #: steps.json, as `Tests/Clients/README.md` describes it.
    plan: dict = field(default_factory=dict)
    #: `development`, or `production`, in which a client says nothing of itself.
    mode: str = "development"

    @classmethod
    def read(cls, folder):
        answers = folder / "props.json"
        return cls(
            folder.name, folder, {}, json.loads(answers.read_text()) if answers.exists() else {},
            json.loads((folder / "steps.json").read_text()))

    @property
    def steps(self):
        return self.plan.get("steps", [])

    @property
    def url(self):
        """Below the variant's root; `query` of props.json is for the server's own test, and holds here as well."""
        if "url" in self.plan:
            return self.plan["url"]
        pairs = [f"{name}={value}" for name, values in self.answers.get("query", {}).items()
                 for value in (values if isinstance(values, list) else [values])]
        return "/" + ("?" + "&".join(pairs) if pairs else "")

    @property
    def is_shown_as_served(self):
        """Whether a visitor's first look is at what the server has sent: no early input, no fragment, no effects that write."""
        return not (self.plan.get("early") or self.plan.get("startChanges") or "#" in self.url)

    @property
    def behaviour(self):
        return self.folder / "expected" / "behaviour.md" if self.folder else None

    def load(self, tool):
        source = {"folder": str(self.folder)} if self.folder else {"files": self.files}
        tool.ask("load", fixture=self.name, mode=self.mode, **source)


def all_fixtures():
    return [Fixture.read(file.parent) for file in sorted(FOLDER.glob("*/steps.json"))]
