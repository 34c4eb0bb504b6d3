"""A page's client in one file, as `facet build` makes it: one request instead of thirty."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from Support.clients.upstream import upstream_folder


class Bundler:
    """Keeps the runtimes in a folder in which one case after the other is bundled."""

    def __init__(self, runtime):
        self.temporary = TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.runtime = runtime
        self._write({f"runtime/{path}": text for path, text in runtime.items()})

    def _write(self, texts):
        for path, text in texts.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def bundle(self, site):
        """Lets the site serve one file for each entry. What imports upstream's libraries stays as it is."""
        if upstream_folder():
            return
        assert site.runtime is self.runtime
        shutil.rmtree(self.folder / site.target, ignore_errors=True)
        self._write(site.modules)
        for name, path in site.imports.items():
            # esbuild looks for a bare name here; its aliases confuse names that begin alike.
            link = self.folder / "node_modules" / f"{name if '/' in name else f'{name}/index'}.js"
            link.parent.mkdir(parents=True, exist_ok=True)
            if not link.exists():
                link.symlink_to(self.folder / "runtime" / path)
        inputs = [f"bundle/{page}=./{path}" for page, path in site.entries.items()]
        # The format and the target are said, since esbuild would take them from a configuration that lies nearby.
        subprocess.run(
            ["esbuild", *inputs, "--bundle", "--format=esm", "--target=es2022", "--log-level=error", "--outdir=."],
            cwd=self.folder, check=True, timeout=60)
        site.entries = {page: f"bundle/{page}.js" for page in site.entries}
        site.modules = {path: (self.folder / path).read_text() for path in site.entries.values()}
