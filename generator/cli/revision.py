"""An earlier state of the edition, taken out of git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

#: How git names a file that has contents, and may be run: what else there is (links, other repositories) is left out.
ORDINARY = ("100644", "100755")


class NoRevisionError(Exception):
    """The earlier state cannot be had; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder below a git repository: the repository's `top`, and the folder's path `inside` it (posix)."""

    top: Path
    inside: str

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """The repository in which `folder` lies. Raises NoRevisionError."""
        top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        inside = _git(folder, "rev-parse", "--show-prefix").decode().rstrip("\n/")
        return cls(top, inside)

    def find(self, revision: str) -> str:
        """The hash of a commit. Raises NoRevisionError."""
        if revision.startswith("-") or not (found := self._resolve(revision)):
            raise NoRevisionError(
                f"git knows no revision “{revision}” in {self.top}. Name a branch, a tag or a commit; in a shallow "
                "clone, fetch it first: git fetch --deepen=50"
            )
        return found

    def find_first(self, path: str) -> str:
        """The hash of the commit that brought the file `path` of the folder. Raises NoRevisionError."""
        inside = f"{self.inside}/{path}" if self.inside else path
        found = _git(self.top, "log", "--diff-filter=A", "--format=%H", "--reverse", "HEAD", "--", inside).split()
        if not found:
            raise NoRevisionError(
                f"no commit of {self.top} has brought {inside}. In a shallow clone, fetch all of it first: "
                "git fetch --unshallow"
            )
        return found[-1].decode()

    def find_shared(self, branch: str) -> str:
        """The hash of the last commit that HEAD shares with a branch, here or at origin; of HEAD if there is none."""
        head = self.find("HEAD")
        for name in (f"origin/{branch}", branch):
            if other := self._resolve(name):
                done = _run(self.top, "merge-base", head, other)
                if done.returncode == 0:
                    return done.stdout.decode().strip()
        return head

    def _resolve(self, revision: str) -> str:
        done = _run(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return done.stdout.decode().strip() if done.returncode == 0 else ""

    def write(self, commit: str, target: Path) -> None:
        """Write what the folder held at `commit` below `target`, which is made. Raises NoRevisionError.

        The bytes are those that git keeps: no attribute or setting of the repository changes them on the way.
        """
        where = ["--", f"{self.inside}/"] if self.inside else []
        listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit, *where)
        files = [(name, path) for mode, name, path in _read_listing(listed) if mode in ORDINARY]
        if not files:
            raise NoRevisionError(f"At {commit[:10]} there was no {self.inside or 'edition'} yet.")
        contents = _git(self.top, "cat-file", "--batch", given="".join(f"{name}\n" for name, _ in files).encode())
        for (_, path), content in zip(files, _read_batch(contents), strict=True):
            file = target / PurePosixPath(path).relative_to(self.inside)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _read_listing(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Mode, hash and path of each line of git ls-tree: `100644 blob 3f2a…<tab>content/edition.yml`."""
    for line in listed.split(b"\0"):
        if line:
            told, _, path = line.partition(b"\t")
            mode, _, name = told.decode().split(" ", 2)
            yield mode, name, path.decode("utf-8", "surrogateescape")


def _read_batch(contents: bytes) -> Iterator[bytes]:
    """The contents that git cat-file gives: `3f2a… blob 120` and, on new lines, so many bytes."""
    at = 0
    while at < len(contents):
        end = contents.index(b"\n", at)
        size = int(contents[at:end].rsplit(b" ", 1)[1])
        yield contents[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    done = _run(folder, *words, given=given)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or "it did not say why"
        raise NoRevisionError(f"git {words[0]} failed in {folder}: {said}")
    return done.stdout


def _run(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = ["git", "--no-optional-locks", *words]
    try:
        return subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)
    except OSError as error:
        raise NoRevisionError(f"git cannot be run: {error.strerror}. Install it to compare with a revision.") from None
