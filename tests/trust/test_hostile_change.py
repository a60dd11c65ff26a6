"""Contributed files are data: checking and building a stranger's change to content/ runs no code of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.laying import CABLE, Small

MARK = "it-ran"
CODE = f"import pathlib\npathlib.Path({{place!r}}, {MARK!r}).write_text('ran')\n"

#: What a stranger might add, by its path in content/ (or, with ../, beside it): none of it is ever run.
PROGRAMS = (
    "conftest.py",
    "sitecustomize.py",
    "usercustomize.py",
    "hooks.py",
    "yaml.py",
    "mkdocs.py",
    "generator/__init__.py",
    "glossary/terms/hook.py",
    "../sitecustomize.py",
    "../yaml.py",
    "../mkdocs.py",
)
#: Lines of YAML that make an ordinary reader run something, or fill its memory.
LINES = (
    "headword: !!python/object/apply:os.system ['touch {mark}']",
    "headword: !!python/object/new:os.system ['touch {mark}']",
    "headword: !!python/name:os.system",
    "headword: !!python/module:antigravity",
    "headword: !include /etc/passwd",
    "headword: &a [*a]",
    "headword: &a [x, x]\nvariants: [*a, *a]",
    "<<: {{headword: X}}",
    "headword: " + "[" * 3_000,
    "headword: " + "{{a: " * 300,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def list_marks(small: Small) -> list[Path]:
    return list(small.folder.rglob(MARK))


def test_no_program_beside_the_entries_is_run(small: Small) -> None:
    for path in PROGRAMS:
        small.write(path, CODE.format(place=str(small.folder)))
    done = small.call("check")
    assert done.returncode == 1
    assert "content/conftest.py:1:1: error Y011 " in done.stdout
    small.call("build")
    assert list_marks(small) == []


@pytest.mark.parametrize("line", LINES)
def test_no_line_of_yaml_runs_or_reads_anything(small: Small, line: str) -> None:
    text = line.format(mark=small.folder / MARK)
    small.write("glossary/terms/hostile.md", f"---\n{text}\nsources:\n  - A source.\n---\n\nWords.\n")
    done = small.call("check")
    assert done.returncode == 1
    assert "content/glossary/terms/hostile.md:2:" in done.stdout
    assert "Traceback" not in done.stderr
    assert "root:" not in done.stdout
    assert list_marks(small) == []


def test_settings_of_mkdocs_in_the_content_are_not_read(small: Small) -> None:
    settings = f"site_name: x\nhooks: [hook.py]\nx: !!python/object/apply:os.system ['touch {small.folder / MARK}']\n"
    for place in ("mkdocs.yml", "../mkdocs.yml"):
        small.write(place, settings)
    small.write("../hook.py", CODE.format(place=str(small.folder)))
    assert small.call("check").returncode == 1
    assert list_marks(small) == []
    (small.content / "mkdocs.yml").unlink()
    small.build()
    assert list_marks(small) == []


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "..", "../secret.md"])
def test_no_link_leads_out_of_the_edition(small: Small, target: str) -> None:
    (small.folder / "secret.md").write_text("---\nheadword: Secret\nsources: [x]\n---\n\nhidden-words\n")
    (small.content / "glossary" / "terms" / "link.md").symlink_to(target)
    done = small.call("check")
    assert done.returncode == 1
    assert "content/glossary/terms/link.md:1:1: error Y002 " in done.stdout
    assert "hidden-words" not in done.stdout


def test_the_text_of_a_cable_is_never_a_template_or_a_file_to_read(small: Small) -> None:
    first = "{{ config }} {% include '/etc/passwd' %} --8<-- \"/etc/passwd\" {!/etc/passwd!} <?php x ?>"
    small.add_cable(CABLE.format(subject="FISH", first=first, second="We shall see."))
    small.build()
    page = (small.site / "cables/05LISBON18/index.html").read_text("utf-8")
    assert "root:" not in page
    assert "{{ config }}" in page
