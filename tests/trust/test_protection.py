"""Sources are protected: a cable that asks for it is held back until a decision is recorded, and nothing leaks."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.annotate.protection import protect
from generator.check import find_leaks
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.witness import Witness
from generator.parse.problems import find_markings
from tests.trust.laying import CABLE, Small

NAME = "Zebedee Quillfeather"
MARKED = CABLE.format(
    subject="A TALK ABOUT FISH WITH A MAN OF MARVAO",
    first=f"The trader {NAME} (strictly protect) said that the Quint had met at Marvao.",
    second="Comment: We shall see what quillfeather says. He met the GOP.",
)
#: Words of the cable that stand nowhere else in the edition.
SECRETS = (NAME, "Zebedee", "Quillfeather", "MARVAO", "strictly protect")

DECISION = """\
protections:
  - marking: (strictly protect)
    decision: {decision}
    reason: A reason.
    decided: {{by: the editors, on: 2026-11-23, review: 2036-11-23}}
"""
WORDS = f"    words: [{NAME}, Quillfeather]\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def leaks(small: Small, *words: str) -> set[tuple[str, str]]:
    found = {(Path(name).name, word) for name, data in small.outputs().items() for word in find_leaks(data, words)}
    return found | {(name, word) for name in small.outputs() for word in find_leaks(b"", words, Path(name).name)}


def test_an_undecided_cable_is_held_back_and_the_rest_builds(small: Small) -> None:
    small.add_cable(MARKED)
    done = small.call("build")
    assert done.returncode == 0, done.stdout
    page = (small.site / "cables/05LISBON18/index.html").read_text("utf-8")
    assert "held back" in page
    assert [file.name for file in (small.site / "cables/05LISBON18").iterdir()] == ["index.html"]
    assert (small.site / "cables/05LISBON17/05LISBON17.txt").is_file()
    assert leaks(small, *SECRETS) == set()
    assert not list(find_leaks((done.stdout + done.stderr).encode(), SECRETS))


def test_the_check_calls_it_an_error_and_does_not_quote_it(small: Small) -> None:
    small.add_cable(MARKED)
    done = small.call("check")
    assert done.returncode == 1
    assert "content/cables/2005/05LISBON18/source.txt:17:40: error R018 " in done.stdout
    assert not list(find_leaks((done.stdout + done.stderr).encode(), (NAME, "Zebedee", "Quillfeather", "MARVAO")))


def test_a_record_that_holds_it_back_is_enough(small: Small) -> None:
    place = small.add_cable(MARKED)
    record = (place / "record.yml").read_text("utf-8")
    (place / "record.yml").write_text(record.replace("state: raw", "state: held"), "utf-8")
    assert small.call("check").returncode == 0
    small.build()
    assert leaks(small, *SECRETS) == set()


def test_what_is_to_be_published_is_published(small: Small) -> None:
    small.add_cable(MARKED, DECISION.format(decision="publish"))
    assert small.call("check").returncode == 0
    small.build()
    assert NAME in (small.site / "cables/05LISBON18/index.html").read_text("utf-8")
    assert (small.site / "cables/05LISBON18/05LISBON18.txt").read_text("utf-8") == MARKED


@pytest.mark.parametrize(
    ("decision", "more", "shown"),
    [
        ("withhold", WORDS, "[name withheld, 2 words]"),
        ("replace", WORDS + '    reading: "[a trader]"\n', "[a trader]"),
    ],
)
def test_what_is_withheld_stands_in_no_output(small: Small, decision: str, more: str, shown: str) -> None:
    small.add_cable(MARKED, DECISION.format(decision=decision) + more)
    done = small.call("build")
    assert done.returncode == 0, done.stdout
    assert shown in (small.site / "cables/05LISBON18/index.html").read_text("utf-8")
    assert shown in (small.site / "cables/05LISBON18/05LISBON18.txt").read_text("utf-8")
    assert leaks(small, NAME, "Zebedee", "Quillfeather") == set()
    assert not list(find_leaks((done.stdout + done.stderr).encode(), (NAME, "Quillfeather")))


def test_words_withheld_since_a_release_are_not_shown_as_what_changed(small: Small) -> None:
    """Release 1 published them, and release 2 took them out: the page of changes would tell which."""
    published = DECISION.format(decision="publish")
    record = small.add_cable(MARKED, published) / "record.yml"
    assert small.call("release", "1", "--date", "2026-11-23").returncode == 0
    assert NAME in (small.content / "releases/1/05LISBON18.txt").read_text("utf-8")
    errata = "".join(f"  - {{on: 2026-11-23, at: {at}, text: A name is withheld.}}\n" for at in ("p1", "p2"))
    withheld = f"{DECISION.format(decision='withhold')}{WORDS}errata:\n{errata}"
    for version, more in (("2", withheld), ("3", withheld + "summary: A talk.\n")):
        record.write_text(record.read_text("utf-8").partition("protections:")[0] + more, "utf-8")
        assert small.call("release", version, "--date", "2026-11-23").returncode == 0
    assert leaks(small, NAME, "Zebedee", "Quillfeather") == set()
    changes = (small.site / "cables/05LISBON18/changes/index.html").read_text("utf-8")
    assert "Release 3, 23 November 2026" in changes
    assert "Release 1" not in changes


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (DECISION.format(decision="publish").replace("strictly", "please"), "R019"),
        (DECISION.format(decision="withhold"), "R020"),
        (DECISION.format(decision="withhold") + "    words: [Nobody At All]\n", "R020"),
    ],
)
def test_a_decision_that_decides_nothing_leaves_it_held_back(small: Small, record: str, code: str) -> None:
    small.add_cable(MARKED, record)
    done = small.call("check")
    assert done.returncode == 1
    assert f"error {code} " in done.stdout
    small.build()
    assert leaks(small, *SECRETS) == set()


def test_a_changed_request_voids_the_decision(small: Small) -> None:
    small.add_cable(MARKED.replace("(strictly", "(please strictly"), DECISION.format(decision="publish"))
    small.build()
    assert leaks(small, *SECRETS[:4]) == set()


@pytest.mark.parametrize(("released", "due"), [("2036-11-22", False), ("2036-11-23", True)])
def test_a_decision_is_to_be_taken_anew_on_its_day(small: Small, released: str, due: bool) -> None:
    small.add_cable(MARKED, DECISION.format(decision="publish"))
    edition = small.content / "edition.yml"
    edition.write_text(edition.read_text("utf-8") + f'release: "1"\nreleased: {released}\n', "utf-8")
    done = small.call("check")
    assert done.returncode == 0
    assert ("content/cables/2005/05LISBON18/record.yml:8:14: warning R022 " in done.stdout) == due


def test_a_summary_that_tells_it_stops_the_build(small: Small) -> None:
    small.build()
    live = small.site.resolve()
    small.add_cable(MARKED, DECISION.format(decision="withhold") + WORDS + "summary: What Mr. Quillfeather said.\n")
    done = small.call("build")
    assert done.returncode == 1
    assert "error S104 " in done.stdout
    assert small.site.resolve() == live


PRIVATE = [
    "his passport number 12345678",
    "passport no. AB123456",
    "cell phone: +994 50 555 01 99",
    "tel. 555-0199",
    "write to j.doe@example.org",
]
PUBLIC = ["passport control at noon", "the telephone rang for 10 minutes", "UNSCR 1244 and 1308", "met @ 5 p.m."]


@pytest.mark.parametrize("words", PRIVATE)
def test_what_belongs_to_a_private_person_is_a_warning(words: str) -> None:
    assert [problem.code for problem in judge(f"He said {words} and left.")] == ["R021"]


@pytest.mark.parametrize("words", PUBLIC)
def test_what_belongs_to_nobody_is_no_warning(words: str) -> None:
    assert judge(f"He said {words} and left.") == []


def judge(text: str) -> list[Problem]:
    protected = protect(Witness(text), (), Record("05LISBON18", "record.yml"), "source.txt")
    assert not protected.held
    assert all(problem.severity == "warning" and problem.line for problem in protected.problems)
    return list(protected.problems)


MARKINGS = [
    "(strictly protect)",
    "(STRICTLY PROTECT)",
    "(protect)",
    "(Protect)",
    "(please protect)",
    "(please protect throughout)",
    "(please\nprotect)",
    "(strictly\nprotect throughout)",
    "(pro-\ntect)",
    "(please pro\ntect)",
    "(strictly PR0TECT)",
    "(p r o t e c t)",
    "(strictly protct)",
    "[strictly protect]",
    "(str1ctly protect)",
    "strictly protect",
    "(name - please protect source)",
    "(protect identity)",
    "(prot ect)",
]
ORDINARY = [
    "to protect the border",
    "(in order to protect the border)",
    "The law will protect minorities.",
    "protection of sources (see para 2)",
    "(they protect their own)",
    "the protector (of the realm)",
    "a pro-technology policy",
    "Protestant (mostly)",
]


@pytest.mark.parametrize("marking", MARKINGS)
def test_a_request_is_seen(marking: str) -> None:
    assert list(find_markings(f"The trader X. {marking} said so."))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_request(text: str) -> None:
    assert not list(find_markings(f"He said: {text}"))


FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda name: f"He is {name}.",
    "capitals": lambda name: name.upper(),
    "line end": lambda name: name.replace(" ", "\n"),
    "no-break space": lambda name: name.replace(" ", "\u00a0"),
    "slug": lambda name: f"/glossary/{name.lower().replace(' ', '-')}/",
    "underscores": lambda name: name.replace(" ", "_"),
    "URL": quote,
    "entities": lambda name: "".join(f"&#{ord(char)};" for char in name),
    "hexadecimal entities": lambda name: "".join(f"&#x{ord(char):x};" for char in name),
    "JSON escapes": lambda name: "".join(f"\\u{ord(char):04x}" for char in name),
    "comment": lambda name: f"<p>x<!-- {name} --></p>",
    "hidden": lambda name: f'<p hidden style="display:none">{name}</p>',
    "attribute": lambda name: f'<a title="{name}">x</a>',
    "cut by a tag": lambda name: name[:3] + "<em>" + name[3:6] + "</em>" + name[6:],
    "parted by tags": lambda name: f"<b>{name.replace(' ', '</b><b>')}</b>",
    "accents": lambda name: name.replace("e", "\u00e9"),
    "full width": lambda name: "".join(chr(ord(char) + 0xFEE0) if char.isalpha() else char for char in name),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_planted_name_is_found(form: str) -> None:
    planted = FORMS[form](NAME).encode()
    around = b"words before, and " * 20
    assert list(find_leaks(around + b" " + planted + b" " + around, (NAME,)))
    assert list(find_leaks(gzip.compress(around + b" " + planted + b" " + around), (NAME,)))


def test_a_name_planted_anywhere_in_a_site_is_found(small: Small) -> None:
    small.build()
    chance = random.Random(1)
    files = sorted(file for file in small.site.resolve().rglob("*") if file.suffix in (".html", ".json", ".md", ".xml"))
    assert len(files) > 20
    for file in files:
        data = file.read_bytes()
        assert not list(find_leaks(data, (NAME,)))
        places = [at for at in range(len(data)) if data[at : at + 1] == b" "] or [0]
        at = chance.choice(places)
        assert list(find_leaks(data[:at] + b" " + NAME.encode() + b" " + data[at:], (NAME,))), file


def test_the_telegram_of_a_cable_held_back_is_in_no_data(small: Small) -> None:
    small.add_cable(MARKED)
    small.build()
    cables = json.loads((small.site / "data/cables.json").read_text("utf-8"))
    assert "05LISBON17" in json.dumps(cables)
    assert not list(find_leaks(json.dumps(cables).encode(), SECRETS))
