"""The repository's side: forms, settings of editors, and the workflows, whose commands run as on the code host."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check.report import MOST_ANNOTATIONS
from generator.compose.hosting import FORMS, NEW_ENTRY
from generator.model.entry import KINDS
from generator.store import read_content
from tests.cli.small_edition import ALONE, Repository

ROOT = Path(__file__).resolve().parents[1]
HOST = ROOT / ".github"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
# actions/checkout@v5: pinned by major version
ACTION = re.compile(r"(?P<action>actions/[a-z-]+)@v[0-9]+")


def read(file: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in read(file)["jobs"].values() for step in job["steps"]]


# --- owners


def test_the_owners_of_files_are_real_or_nobody() -> None:
    """A code host passes over names that it does not know: without a home there are none, and lines are a template."""
    lines = (HOST / "CODEOWNERS").read_text("utf-8").splitlines()
    home = ".example/" not in read(ROOT / "content" / "edition.yml")["repository"] + "/"
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    template = [line.lstrip("# ").split() for line in lines if "  @" in line]
    assert bool(rules) == home, "in a home of its own the edition names its owners"
    for pattern, *owners in rules or template:
        assert owners
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern


# --- forms


@pytest.mark.parametrize("form", sorted((HOST / "ISSUE_TEMPLATE").glob("*-*.yml")), ids=lambda form: form.stem)
def test_a_form_asks_by_fields_that_have_names_of_their_own(form: Path) -> None:
    fields = [field["id"] for field in read(form)["body"] if field["type"] != "markdown"]
    assert len(fields) == len(set(fields)) > 3
    assert "source" in fields


@pytest.mark.parametrize(("form", "field"), [(form, field) for form, field, _ in FORMS.values() if form])
def test_what_a_page_fills_in_is_a_field_of_its_form(form: str, field: str) -> None:
    assert field in [one.get("id") for one in read(HOST / "ISSUE_TEMPLATE" / form)["body"]]


def test_the_form_for_a_new_entry_names_every_kind() -> None:
    body = read(HOST / "ISSUE_TEMPLATE" / NEW_ENTRY)["body"]
    options = " ".join(next(field for field in body if field.get("id") == "kind")["attributes"]["options"]).lower()
    for folder, kind in KINDS.items():
        if folder.startswith("glossary/"):
            word = "short form" if kind == "abbreviation" else kind
            assert word in options


def test_the_address_of_the_forms_is_that_of_the_edition() -> None:
    content, _ = read_content(ROOT / "content")
    names = {page.name for page in content.pages}
    for link in read(HOST / "ISSUE_TEMPLATE/config.yml")["contact_links"]:
        assert link["url"].startswith(content.imprint.base)
        assert link["url"].removeprefix(content.imprint.base).strip("/") in names


def test_who_answers_and_when_is_said_as_in_the_edition() -> None:
    imprint = read_content(ROOT / "content")[0].imprint
    said = " ".join((ROOT / "CONTRIBUTING.md").read_text("utf-8").split())
    assert imprint.answers in said
    assert imprint.contact in said
    assert imprint.base in said


# --- settings of editors


def test_editors_find_the_schemas_that_the_check_makes() -> None:
    schemas = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for schema, patterns in schemas.items():
        assert json.loads((ROOT / schema).read_text("utf-8"))["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert all(any(ROOT.glob(pattern)) for pattern in patterns)


def test_an_editor_places_each_fault_as_the_check_tells_it(tmp_path: Path) -> None:
    edition = Repository(tmp_path)
    edition.write("glossary/terms/quint.md", "headword: Quint\n")
    task = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    first = edition.call("check").stdout.splitlines()[0]
    found = re.match(pattern["regexp"], first)
    assert found
    assert found[pattern["file"]] == "content/glossary/terms/quint.md"
    assert (found[pattern["severity"]], found[pattern["code"]]) == ("error", "Y033")


# --- workflows


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_only_read_and_names_versions(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    for step in steps(file):
        if "uses" in step:
            assert ACTION.fullmatch(step["uses"])
            if "checkout" in step["uses"]:
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_words_of_a_change_reach_a_shell(file: Path) -> None:
    """Titles and branches are written by strangers: in a command they would be run."""
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_a_workflow_does_is_a_verb(file: Path) -> None:
    for step in steps(file):
        for line in step.get("run", "").splitlines():
            assert line.startswith(("python3 -m generator ", "python3 -m tests.upkeep "))


def test_a_change_from_a_stranger_is_judged_by_the_code_of_the_branch_it_is_for() -> None:
    workflow = read(HOST / "workflows/check.yml")
    assert set(workflow[True]) == {"pull_request"}  # YAML reads the key `on` as a truth value
    own, change = (step["with"] for step in steps(HOST / "workflows/check.yml") if "checkout" in step.get("uses", ""))
    assert own["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "path" not in own
    assert (change["path"], "ref" in change) == ("change", False)
    for step in steps(HOST / "workflows/check.yml"):
        assert "working-directory" not in step
        if "run" in step:
            assert "--content change/content" in step["run"]


class CodeHost:
    """A machine of the code host: the software checked out, and in change/ the change merged into what was before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "generator").symlink_to(ROOT / "generator", target_is_directory=True)
        self.summary = folder / "summary.md"
        self.change = Repository(folder / "change")

    def merge(self) -> None:
        """Commit the change on a branch and merge it, as the code host does."""
        self.change.git("checkout", "-q", "-b", "proposal")
        self.change.commit("A change")
        self.change.git("checkout", "-q", "main")
        self.change.git("merge", "-q", "--no-ff", "-m", "Merge", "proposal")

    def run(self, file: Path) -> dict[str, tuple[int, str]]:
        """Run the steps as the host does: after one that failed only those that say so. Code and output by name."""
        settings = {**os.environ, **ALONE, "GITHUB_STEP_SUMMARY": str(self.summary)}
        settings["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{settings['PATH']}"
        done: dict[str, tuple[int, str]] = {}
        for step in (step for step in steps(file) if "run" in step):
            failed = any(code for code, _ in done.values())
            if failed and "cancelled()" not in step.get("if", ""):
                continue
            ran = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=self.folder,
                env=settings,
                capture_output=True,
                text=True,
                check=False,
            )
            done[step["name"]] = ran.returncode, ran.stdout
        return done


@pytest.fixture
def host(tmp_path: Path) -> CodeHost:
    return CodeHost(tmp_path)


ENTRY = "---\nheadword: Comment\nsources:\n  - General knowledge of the field.\n---\n\nA remark of the post.\n"


def test_a_good_change_passes_and_shows_what_it_does(host: CodeHost) -> None:
    host.change.write("glossary/terms/comment.md", ENTRY)
    host.merge()
    done = host.run(HOST / "workflows/check.yml")
    assert [code for code, _ in done.values()] == [0, 0, 0, 0]
    told = host.summary.read_text("utf-8")
    assert "No fault found." in told
    assert "The change alters 1 passage in 1 cable, and 1 entry." in told
    assert "> A remark of the post." in told
    page = host.folder / "preview/site/glossary/comment/index.html"
    assert "A remark of the post." in page.read_text("utf-8")


def test_a_broken_change_fails_with_its_faults_beside_the_lines_and_in_the_summary(host: CodeHost) -> None:
    for number in range(MOST_ANNOTATIONS + 3):
        host.change.write(f"glossary/terms/comment-{number:02}.md", ENTRY.replace("headword:", "headwort:"))
    host.merge()
    done = list(host.run(HOST / "workflows/check.yml").values())
    assert [code for code, _ in done] == [1, 0, 0]
    annotations = [line for line in done[0][1].splitlines() if line.startswith("::")]
    assert len(annotations) == MOST_ANNOTATIONS
    assert annotations[0].startswith("::error file=content/glossary/terms/comment-00.md,line=2,col=1,title=Y047::")
    assert annotations == sorted(annotations)
    told = host.summary.read_text("utf-8")
    assert all(f"comment-{number:02}.md" in told for number in range(MOST_ANNOTATIONS + 3))
    assert "# What the change alters" in told
    assert not (host.folder / "preview").exists()


def test_code_and_settings_of_a_change_are_not_used(host: CodeHost) -> None:
    """A change may bring a generator, settings of MkDocs and attributes of git; none of them does anything."""
    host.change.write("../generator/__init__.py", "raise SystemExit('run')\n")
    host.change.write("../generator/__main__.py", "raise SystemExit('run')\n")
    host.change.write("../mkdocs.yml", "hooks: [hook.py]\n")
    host.change.write("../hook.py", "raise SystemExit('run')\n")
    host.change.write("../sitecustomize.py", "raise SystemExit('run')\n")
    host.change.write("glossary/terms/comment.md", ENTRY)
    host.merge()
    done = host.run(HOST / "workflows/check.yml")
    assert [code for code, _ in done.values()] == [0, 0, 0, 0]
    assert not any("hook.py" in path.name for path in (host.folder / "preview").rglob("*.py"))
