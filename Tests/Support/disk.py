"""A disk that can lose its power: an ext4 file system of its own, and copies of what was on it at one moment.

The image lies on a btrfs that is made for it, since there a file is copied at one moment, in the middle of writing and
without stopping anybody: what programs wrote and nobody has asked the disk to keep is not in the copy. What the disk itself
was told is in it, so this shows whether programs ask, not whether drives obey.
"""

import contextlib
import fcntl
import os
import subprocess

from Support.facet import wait_until

# _IOW(0x94, 9, int), linux/fs.h
FICLONE = 0x40049409
MEGABYTE = 1 << 20


def trouble(folder):
    """Why there is no such disk here, or None: it takes root, loop devices, and the tools of both file systems."""
    try:
        with Disk(folder / "try", copies=0) as disk:
            (disk.folder / "written").write_text("")
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        return f"no power loss can be shown here: {said.strip()}"
    return None


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)


@contextlib.contextmanager
def mounted(image, folder):
    folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-o", "loop", image, folder)
    try:
        yield folder
    finally:
        # The loop device of what was mounted on it may hold it for a moment longer.
        wait_until(lambda: subprocess.run(["umount", folder], capture_output=True).returncode == 0)


class Disk:
    """`folder` is where it is mounted; `copies` is how many copies there will be room for."""

    def __init__(self, folder, *, copies, megabytes=64):
        self.around, self.copies, self.megabytes = folder, copies, megabytes
        self.folder, self.outer = folder / "disk", folder / "outer"
        self.image = self.outer / "disk.img"
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        self.around.mkdir(parents=True)
        with self._stack:
            below = self._empty(self.around / "outer.img", 512 + self.megabytes * (self.copies + 1))
            run("mkfs.btrfs", "-q", below)
            self._stack.enter_context(mounted(below, self.outer))
            run("mkfs.ext4", "-q", self._empty(self.image, self.megabytes))
            self._stack.enter_context(mounted(self.image, self.folder))
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    @staticmethod
    def _empty(path, megabytes):
        """A file of that size that takes no room yet."""
        with path.open("xb") as file:
            file.truncate(megabytes * MEGABYTE)
        return path

    def settle(self):
        """Everything that was written is on it."""
        run("sync", "-f", self.folder)

    def copy(self, name):
        """What is on it now, as an image that can be mounted."""
        target = self.outer / name
        with self.image.open("rb") as source, target.open("xb") as made:
            fcntl.ioctl(made.fileno(), FICLONE, source.fileno())
        return target


def without_flushing(folder):
    """The environment of a program whose every fsync does nothing: what `synchronous=OFF` would be."""
    source, library = folder / "unflushed.c", folder / "unflushed.so"
    source.write_text("int fsync(int f) { return 0; }\nint fdatasync(int f) { return 0; }\n"
                      "int sync_file_range(int f, long a, long b, unsigned c) { return 0; }\n")
    run(os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", library, source)
    return {"LD_PRELOAD": str(library)}
