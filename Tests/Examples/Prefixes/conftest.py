"""An application whose every prefix leads to a server of the test's own."""

import socket

import pytest

from Support.facet import Server
from Support.foreign import Foreign

TEMPLATES = {
    "types.facet": "type Item { id: Int, name: String, tags: [String] }\ntype Note { text: String }\n",
    "pages/index.facet": """<script>
  load items: [Item]? = api.get("/api/items")
  state message = ""

  action save() {
    do {
      try await api.post("/api/save", Note(text: "saved"))
      message = "Saved."
    } catch {
      message = error.title
    }
  }
</script>

{#if let found = items}
  <ul>{#each found as item (item.id)}<li>{item.name}</li>{/each}</ul>
{:else}
  <p>No items: {error(items)?.status ?? 0} {error(items)?.title ?? ""} {error(items)?.detail ?? ""}</p>
{/if}
<form on:submit={save}><p>{message}</p><button type="submit">Save</button></form>
""",
    "pages/required.facet": """<script>
  load items: [Item] = api.get("/api/items")
</script>

<ul>{#each items as item (item.id)}<li>{item.name}</li>{/each}</ul>
""",
}


@pytest.fixture(scope="module")
def foreign():
    with Foreign() as foreign:
        yield foreign


@pytest.fixture(scope="module")
def site(foreign, tmp_path_factory):
    root = tmp_path_factory.mktemp("prefixes")
    for name, text in TEMPLATES.items():
        path = root / "Templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "facet.yaml").write_text(f"""
auth: none
templates: Templates
limits: {{body: 67108864, timeout: 3}}
backends:
  /api/items: {foreign.url}
  /api/save: {{url: '{foreign.url}', forward: [cookie, authorization, accept-language], return: [set-cookie]}}
  /api/open: {{url: '{foreign.url}', forward: [cookie, authorization, accept-language], return: [set-cookie]}}
  /api/shut: {foreign.url}
  /api/big: {foreign.url}
  /api/gone: http://127.0.0.1:{free_port()}
""")
    with Server("--config", root / "facet.yaml", "--dev", cwd=root) as server:
        yield server


@pytest.fixture(autouse=True)
def fresh(foreign):
    foreign.answers.clear()
    foreign.seen.clear()


def free_port():
    """Nobody listens there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
