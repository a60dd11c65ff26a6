"""A package for an archive to keep: BagIt (RFC 8493) in one ZIP file, twice the same from the same files.

Files are stored, not compressed: what another version of a library packs otherwise would be another file, and an
archive that has lost the way to unpack still finds the bytes. Every file has the same date and rights.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ALGORITHMS = ("sha256", "sha512")
_BLOCK = 1 << 20
# The first day that a ZIP file can name: files bear no date but that of the release, which stands in bag-info.txt.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write_bag(target: Path, name: str, payload: Mapping[str, Path | bytes], about: Iterable[tuple[str, str]]) -> int:
    """Write the bag `name` into the ZIP file `target`, whole or not at all; give the number of bytes of its payload.

    `payload` goes from paths below data/ to files; `about` are label and text of the lines of bag-info.txt, to which
    Payload-Oxum is added. Raises OSError where a file cannot be read or written.
    """
    aside = target.with_name(f".{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED, strict_timestamps=True) as bag:
            manifests, size = _write_payload(bag, name, payload)
            lines = [*about, ("Payload-Oxum", f"{size}.{len(payload)}")]
            tags = {
                "bagit.txt": _DECLARATION,
                "bag-info.txt": "".join(f"{label}: {' '.join(text.split())}\n" for label, text in lines),
                **{f"manifest-{algorithm}.txt": manifests[algorithm] for algorithm in ALGORITHMS},
            }
            for algorithm in ALGORITHMS:
                sums = ((hashlib.new(algorithm, tags[tag].encode()).hexdigest(), tag) for tag in sorted(tags))
                bag_sums = "".join(f"{digest}  {tag}\n" for digest, tag in sums if not tag.startswith("tagmanifest-"))
                tags[f"tagmanifest-{algorithm}.txt"] = bag_sums
            for tag, text in tags.items():
                _write_file(bag, f"{name}/{tag}", text.encode())
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return size


def _write_payload(bag: zipfile.ZipFile, name: str, payload: Mapping[str, Path | bytes]) -> tuple[dict[str, str], int]:
    """Write the files of the payload in order of their paths; the lines of each manifest, and the number of bytes."""
    lines: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    size = 0
    for path, source in sorted(payload.items()):
        digests = _write_file(bag, f"{name}/data/{path}", source)
        size += digests[0]
        for algorithm, digest in zip(ALGORITHMS, digests[1], strict=True):
            lines[algorithm].append(f"{digest}  data/{_encode(path)}\n")
    return {algorithm: "".join(found) for algorithm, found in lines.items()}, size


def _write_file(bag: zipfile.ZipFile, path: str, source: Path | bytes) -> tuple[int, list[str]]:
    """Put one file into the bag; its number of bytes, and its sums by each algorithm."""
    entry = zipfile.ZipInfo(path, _NO_DAY)
    entry.external_attr = 0o100644 << 16
    entry.create_system = 3  # Unix, on whatever system this is made
    sums = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
    size = 0
    with bag.open(entry, "w", force_zip64=True) as kept:
        for block in [source] if isinstance(source, bytes) else _read(source):
            kept.write(block)
            size += len(block)
            for each in sums:
                each.update(block)
    return size, [each.hexdigest() for each in sums]


def _read(file: Path) -> Iterable[bytes]:
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            yield block


def _encode(path: str) -> str:
    """A path as manifests have it: RFC 8493, 2.1.3."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
