"""Text cannot become markup: attacks in cables, entries, notes, titles and front matter run nothing in a browser."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Request

from generator.check.fidelity import judge_published
from generator.edition import establish, files, plan
from generator.edition import pages as make_pages
from generator.model.entry import Entry
from generator.model.prose import Blocks, Paragraph, Text
from generator.model.record import At, EditorialNote, Record
from generator.publish.site import publish_site
from generator.render.markdown import create_markdown
from generator.store import read_content
from tests.trust.attacks import ATTACKS
from tests.trust.laying import CABLE, ROOT, Small
from tests.trust.test_fidelity import read_published

pytestmark = pytest.mark.browser


def arm(attack: str, place: str, number: int) -> str:
    """The attack with its call, which says where it stood."""
    return attack.replace("RUN", f"ran(`{place}{number}`)")


@dataclass(frozen=True)
class Attacked:
    """An edition full of attacks, built: its folder, and what stands in it."""

    small: Small
    headwords: dict[str, str]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


WORST = '</title><script>RUN</script>"><img src=x onerror=RUN>'


def say(attack: str) -> Blocks:
    return (Paragraph((Text(attack),)),)


def attack_entry(number: int, attack: str) -> Entry:
    return Entry(
        f"attack-{number}",
        "term",
        "glossary",
        f"content/glossary/terms/attack-{number}.md",
        arm(attack, "entry", number),
        say(arm(attack, "gloss", number)),
        (say(arm(attack, "source", number)),),
        expansion=arm(attack, "expansion", number),
        contributors=(arm(attack, "contributor", number),),
    )


def attack_record(record: Record) -> Record:
    notes = tuple(
        EditorialNote(f"n{number}", At("The Quint", paragraph=1), say(arm(attack, "note", number)))
        for number, attack in enumerate(ATTACKS)
    )
    return replace(record, notes=notes, summary=say(arm(WORST, "summary", 0)), provenance=arm(WORST, "provenance", 0))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The check refuses most of it in entries and records (below); here it is let in, as if the check had failed."""
    small = Small(tmp_path_factory.mktemp("attacked"))
    lines = "\n\n".join(
        f"{number + 3}. (C) They say {arm(attack, 'text', number)} and go." for number, attack in enumerate(ATTACKS)
    )
    small.add_cable(CABLE.format(subject=arm(WORST, "subject", 0), first="The Quint met.", second=f"Hear.\n\n{lines}"))
    content, problems = read_content(small.content)
    assert not [problem for problem in problems if problem.severity == "error"]
    cables = tuple(
        replace(source, record=attack_record(source.record)) if source.mrn == "05LISBON18" else source
        for source in content.cables
    )
    imprint = replace(content.imprint, title=arm(WORST, "title", 1), publisher=arm(WORST, "publisher", 1))
    pages = (replace(content.pages[0], title=arm(WORST, "title", 0), description=arm(WORST, "about", 0)),)
    entries = tuple(attack_entry(number, attack) for number, attack in enumerate(ATTACKS))
    whole = replace(content, imprint=imprint, cables=cables, entries=(*content.entries, *entries), pages=pages)
    edition = establish(whole)
    docs = small.folder / "build" / "docs"
    for job in plan(edition):
        written = dict(files(edition, job))
        for made in make_pages(edition, job):
            written |= {made.path: create_markdown(made).encode(), **made.files}
        for path, data in written.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_bytes(data)
    published = publish_site(
        docs, small.site, ROOT / "mkdocs.yml", name=imprint.title, address=imprint.base, released="2026-11-23"
    )
    assert published.problems == []
    return Attacked(small, {entry.id: entry.headword for entry in entries})


@pytest.fixture(scope="module")
def address(attacked: Attacked) -> Iterator[str]:
    handler = partial(Quiet, directory=str(attacked.small.site.resolve()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_there_are_sixty_attacks_and_more() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 60


def test_no_attack_runs_or_asks_anybody(attacked: Attacked, address: str, browser: Browser) -> None:
    """The site's own policy of what a page may run is switched off: it is the second wall, and this is of the first."""
    pages = ["/cables/05LISBON18/", "/about/", "/glossary/", "/cables/", "/", "/search/"]
    pages += [f"/glossary/{entry}/" for entry in list(attacked.headwords)[::4]]  # lists and cable have all of them
    seen: list[str] = []

    def note(what: str) -> None:
        seen.append(what)

    def judge_request(asked: Request) -> None:
        if not asked.url.startswith(address):
            note(asked.url)

    def judge_dialog(dialog: Dialog) -> None:
        note(dialog.message)
        dialog.dismiss()

    context = browser.new_context(bypass_csp=True)
    context.expose_function("ran", lambda what="": note(f"ran {what}"))
    page = context.new_page()
    page.on("request", judge_request)
    page.on("dialog", judge_dialog)
    for path in pages:
        page.goto(address + path, wait_until="load")
        if page.url != address + path:
            seen.append(f"{path} leads to {page.url}")
        if not path.startswith("/glossary/attack"):
            page.mouse.move(300, 300)
            page.wait_for_timeout(200)
        for entry in [path.removeprefix("/glossary/").strip("/")] if path.startswith("/glossary/attack") else []:
            shown = " ".join((page.text_content("h1") or "").split())
            if shown != " ".join(attacked.headwords[entry].split()):
                seen.append(f"{path} has lost something: {shown}")
    # Proof that the test can see: what is put into the page does run.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran(`here`)>')")
    page.wait_for_timeout(300)
    context.close()
    assert seen == ["ran here"]


def test_no_character_of_an_attack_is_lost(attacked: Attacked) -> None:
    published = read_published(attacked.small.site / "cables" / "05LISBON18", "https://small.example/")
    assert list(judge_published(published, hashlib.sha256(published.witness).hexdigest())) == []


def test_unescaped_markup_of_a_contributor_is_refused(tmp_path: Path) -> None:
    """What is markup and not text is a fault, each with its place; the check goes on to the end."""
    small = Small(tmp_path)
    markup = [attack for attack in ATTACKS if attack.startswith(("<s", "<i", "<b", "<m", "<o", "<e", "[x](j", "[x](J"))]
    for number, attack in enumerate(markup):
        small.write(
            f"glossary/terms/attack-{number}.md",
            f"---\nheadword: Attack {number}\nsources:\n  - A source.\n---\n\n{arm(attack, 'x', number)}\n",
        )
    done = small.call("check")
    assert done.returncode == 1
    unsaid = [
        attack
        for number, attack in enumerate(markup)
        if f"content/glossary/terms/attack-{number}.md:7:" not in done.stdout
    ]
    assert unsaid == []
    assert "Traceback" not in done.stderr


def test_an_attack_is_no_id(tmp_path: Path) -> None:
    """Of entries and pages the name of the file is the id, of a note what the record says: each is refused."""
    small = Small(tmp_path)
    names = [attack for attack in ATTACKS if "/" not in attack and not attack.startswith(".") and attack.isprintable()]
    assert len(names) >= 30
    text = "---\nheadword: Attack {number}\ntitle: Attack {number}\nsources:\n  - A source.\n---\n\nText.\n"
    for number, attack in enumerate(names):
        small.write(f"glossary/terms/{attack}.md", text.format(number=number))
        small.write(f"pages/{attack}.md", text.format(number=number))
    record = small.content / "cables/2005/05LISBON17/record.yml"
    notes = [f"  - id: {json.dumps(attack)}\n    at: {{lemma: x}}\n    text: Text.\n" for attack in ATTACKS]
    record.write_text("schema: 1\nstate: raw\nnotes:\n" + "".join(notes), "utf-8")
    done = small.call("check", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    told = {(one["path"], one["code"]) for one in json.loads(done.stdout)["problems"]}
    for folder in ("glossary/terms", "pages"):
        assert [name for name in names if (f"content/{folder}/{name}.md", "G003") not in told] == []
    of_notes = [one for one in json.loads(done.stdout)["problems"] if one["path"].endswith("05LISBON17/record.yml")]
    said = {one["line"] for one in of_notes if one["severity"] == "error"}
    assert [attack for number, attack in enumerate(ATTACKS) if 4 + 3 * number not in said] == []
