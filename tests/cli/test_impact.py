"""impact on a small edition in a real repository of git, as it is called from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small_edition import Repository

WRITTEN = "sources:\n  - General knowledge of the field; no source read.\n---\n\n"
QUINT = "https://small.example/cables/05LISBON17/#p1"


@pytest.fixture
def edition(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_without_a_change_nothing_is_altered(edition: Repository) -> None:
    done = edition.call("impact")
    assert (done.returncode, done.stdout) == (0, "The change alters nothing that a reader would see.\n")


def test_a_new_entry_shows_each_passage_that_it_explains(edition: Repository) -> None:
    edition.write("glossary/terms/comment.md", f"---\nheadword: Comment\n{WRITTEN}A remark of the post.\n")
    assert edition.call("impact").stdout == (
        "The change alters 1 passage in 1 cable, and 1 entry.\n"
        "\n"
        "Entries:\n"
        "\n"
        "  new      Comment (comment): linked from 1 passage in 1 cable\n"
        "           content/glossary/terms/comment.md\n"
        "\n"
        "Passages:\n"
        "\n"
        "  05LISBON17 ¶2  https://small.example/cables/05LISBON17/#p2\n"
        "    [Comment]: We shall see.\n"
        "    before: no link\n"
        "    after:  Comment (comment)\n"
    )


def test_a_second_sense_that_nothing_tells_apart_is_a_tie_and_unlinks(edition: Repository) -> None:
    text = f"---\nheadword: GOP\nexpansion: Government of Panama\nposts: [LISBON]\n{WRITTEN}Another one.\n"
    edition.write("glossary/abbreviations/gop-panama.md", text)
    told = edition.call("impact").stdout
    assert "    before: GOP, Government of Portugal (gop)\n    after:  no link\n" in told
    assert "New ties:" in told
    assert "“GOP” may be gop or gop-panama" in told
    assert "Entries that no cable mentions any more:\n\n  GOP, Government of Portugal (gop)" in told


def test_a_second_sense_of_another_post_alters_no_passage(edition: Repository) -> None:
    text = f"---\nheadword: GOP\nexpansion: Government of Panama\nposts: [PANAMA]\n{WRITTEN}Another one.\n"
    edition.write("glossary/abbreviations/gop-panama.md", text)
    told = edition.call("impact").stdout
    assert "The change alters 1 entry.\n" in told
    assert "New ties" not in told


def test_a_longer_headword_takes_the_place_of_a_shorter_one(edition: Repository) -> None:
    edition.write("glossary/terms/quint-had-met.md", f"---\nheadword: Quint had met\n{WRITTEN}A phrase.\n")
    told = edition.call("impact").stdout
    assert "[Quint had met]" in told
    assert "    before: Quint (quint)\n    after:  Quint had met (quint-had-met)\n" in told
    assert told.count(QUINT) == 1


def test_a_changed_text_says_where_it_is_shown(edition: Repository) -> None:
    entry = edition.content / "glossary/terms/quint.md"
    entry.write_text(entry.read_text("utf-8").replace("Informal", "An informal").replace("see: [gop]\n", ""), "utf-8")
    assert "  changed  Quint (quint): text, see; linked from 1 passage in 1 cable\n" in edition.call("impact").stdout


def test_an_entry_renamed_without_its_former_id_loses_its_address(edition: Repository) -> None:
    edition.git("mv", "content/glossary/abbreviations/gop.md", "content/glossary/abbreviations/gop-portugal.md")
    told = edition.call("impact").stdout
    assert "Addresses that lead nowhere:\n\n  https://small.example/glossary/gop/\n" in told
    assert "gop-portugal.md, which has the headword of gop:\n    former: [gop]\n" in told


def test_an_entry_renamed_with_its_former_id_keeps_its_address(edition: Repository) -> None:
    edition.git("mv", "content/glossary/abbreviations/gop.md", "content/glossary/abbreviations/gop-portugal.md")
    entry = edition.content / "glossary/abbreviations/gop-portugal.md"
    entry.write_text(entry.read_text("utf-8").replace("posts:", "former: [gop]\nposts:"), "utf-8")
    told = edition.call("impact").stdout
    assert "renamed  GOP, Government of Portugal (gop-portugal): was glossary/gop, whose address leads to it" in told
    assert "lead nowhere" not in told


def test_a_branch_is_compared_with_where_it_began(edition: Repository) -> None:
    edition.git("checkout", "-q", "-b", "comment")
    edition.write("glossary/terms/comment.md", f"---\nheadword: Comment\n{WRITTEN}A remark of the post.\n")
    edition.commit("A new entry")
    edition.git("checkout", "-q", "main")
    edition.write("glossary/terms/fish.md", f"---\nheadword: Fish\n{WRITTEN}They swim.\n")
    edition.commit("Another entry")
    edition.git("checkout", "-q", "comment")
    told = edition.call("impact").stdout
    assert "new      Comment" in told
    assert "Fish" not in told


def test_a_revision_may_be_named(edition: Repository) -> None:
    edition.write("glossary/terms/comment.md", f"---\nheadword: Comment\n{WRITTEN}A remark of the post.\n")
    edition.commit("A new entry")
    assert "nothing" in edition.call("impact", "--base", "HEAD").stdout
    assert "new      Comment" in edition.call("impact", "--base", "HEAD~1").stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~9"])
def test_a_revision_that_is_not_there_is_said(edition: Repository, revision: str) -> None:
    done = edition.call("impact", f"--base={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"git knows no revision “{revision}”" in done.stderr


def test_outside_of_a_repository_it_says_so(edition: Repository) -> None:
    (edition.folder / ".git").rename(edition.folder / "elsewhere")
    done = edition.call("impact")
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_what_git_changes_on_checkout_does_not_count(edition: Repository) -> None:
    """A repository may rewrite files as it hands them out; the earlier state is read as git keeps it."""
    edition.write("../.gitattributes", "*.md eol=crlf\n*.yml export-ignore\n")
    edition.commit("Attributes")
    assert "nothing" in edition.call("impact").stdout


def test_in_markdown_words_of_a_contributor_are_no_markup(edition: Repository) -> None:
    text = f"---\nheadword: Comment\n{WRITTEN}A @team remark \\<b> \\| of `the post`.\n"
    edition.write("glossary/terms/comment.md", text.replace("`", ""))
    told = edition.call("impact", "--format", "markdown").stdout
    assert (
        "| [05LISBON17 ¶2](https://small.example/cables/05LISBON17/#p2) | **Comment**: We shall see. | no link |"
        in told
    )
    assert "> A @\u200bteam remark \\<b\\> \\| of the post." in told
