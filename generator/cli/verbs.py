"""The verbs: what each is for, what it takes, and the one call that carries it out.

A room is imported when its verb is called: `--help` and `parse` start at once and need no packages.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from generator import __version__
from generator.model.entry import KINDS

if TYPE_CHECKING:
    from generator.cli.environment import Needs
    from generator.cli.folders import Folders
    from generator.cli.part import Part

_ABOUT = "Makes a documentary edition of diplomatic cables as a static site."


@dataclass(frozen=True)
class Verb:
    """One verb. `examples` are command lines without the program's name."""

    name: str
    purpose: str
    more: str
    examples: tuple[str, ...]
    needs: Needs
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Folders], int]


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Takes nothing but what all verbs take."""


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="serve on this port (8000)")


def _serve(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.serving import serve

    return serve(folders, options.port)


def _add_build(parser: argparse.ArgumentParser) -> None:
    whole = parser.add_mutually_exclusive_group()
    whole.add_argument("--pdf", action="store_true", help="print each cable as PDF too (needs Chromium or Chrome)")
    whole.add_argument(
        "--part", type=_read_part, metavar="K/N", help="make only the Kth of N parts, in build/parts/, for `join`"
    )
    parser.add_argument(
        "--inventory", nargs="+", default=[], metavar="FILE", help="with --part: inventories of the parts"
    )
    parser.add_argument(
        "--archive", action="store_true", help="build earlier releases too, from git, each at v/VERSION/ of the site"
    )
    parser.add_argument("--without-search", action="store_true", help="leave the search as it is, for `index` to make")
    parser.add_argument("--stand-by", action="store_true", help=argparse.SUPPRESS)  # for `serve`


def _build(options: argparse.Namespace, folders: Folders) -> int:
    if options.part:
        from generator.cli.parting import build_part

        return build_part(folders, options.part, options.inventory)
    if options.stand_by:
        from generator.cli.standby import stand_by

        return stand_by(folders)
    from generator.cli.standing import still_stands
    from generator.cli.terminal import WELL

    search = not options.without_search
    if not (options.pdf or options.archive) and still_stands(folders, search=search):
        return WELL
    from generator.cli.building import build

    if options.archive:
        from generator.cli.archiving import build_archives

        if code := build_archives(folders):
            return code
    return build(folders, pdf=options.pdf, search=search)


def _index(options: argparse.Namespace, folders: Folders) -> int:  # noqa: ARG001 - takes nothing more
    from generator.cli.indexing import index

    return index(folders)


def _read_part(text: str) -> Part:
    from generator.cli.part import Part

    try:
        return Part.read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _add_inventory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--part", type=_read_part, required=True, metavar="K/N", help="of the Kth of N parts")


def _inventory(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.parting import take_inventory

    return take_inventory(folders, options.part)


def _add_spread(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scheduler", required=True, metavar="ADDRESS", help="of the cluster: tcp://10.0.0.5:8786")
    parser.add_argument("--parts", type=int, required=True, metavar="N", help="two or three for each worker are well")


def _spread(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.spreading import spread

    return spread(folders, options.scheduler, options.parts)


def _add_join(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("parts", nargs="+", metavar="DIR", help="a part that build --part made")


def _join(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.joining import join

    return join(folders, options.parts)


def _render(options: argparse.Namespace, folders: Folders) -> int:  # noqa: ARG001 - takes nothing more
    from generator.cli.building import render

    return render(folders)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="tell only of these files and folders of the edition")
    parser.add_argument("--built", action="store_true", help="judge the site as built instead, file by file")
    forms = ("text", "github", "json", "markdown")
    parser.add_argument(
        "--format", default="text", choices=forms, help="text (the default), annotations, JSON, Markdown"
    )


def _check(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.checking import check, check_built

    if options.built:
        return check_built(folders, options.format)
    return check(folders, options.files, options.format)


def _add_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="a cable's text as it was received")
    parser.add_argument(
        "--jsonl", action="store_true", help="answer requests on standard input, one JSON object a line"
    )


def _parse(options: argparse.Namespace, folders: Folders) -> int:  # noqa: ARG001 - it looks at the text alone
    from generator.cli.reading import parse

    return parse(options.files, requests=options.jsonl)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "cable",
        metavar="CABLE",
        help="its number in any spelling, without the year too where one cable has it; or a file",
    )
    parser.add_argument("paragraph", nargs="?", type=int, metavar="PARAGRAPH", help="tell only of this paragraph")


def _explain(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.reading import explain

    return explain(folders.content, options.cable, options.paragraph)


def _add_impact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", default="", metavar="REV", help="compare with this revision of git")
    parser.add_argument("--format", default="text", choices=("text", "markdown"), help="text (the default), Markdown")


def _impact(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.impact import tell_impact

    return tell_impact(folders, options.base, options.format)


def _add_unexplained(parser: argparse.ArgumentParser) -> None:
    forms = ("text", "markdown", "json")
    parser.add_argument("--format", default="text", choices=forms, help="text (the default), Markdown, JSON")


def _unexplained(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.abbreviations import list_unexplained

    return list_unexplained(folders, options.format)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=list(KINDS.values()), metavar="KIND", help=", ".join(KINDS.values()))
    parser.add_argument(
        "headword", nargs="?", metavar="HEADWORD", help="as the cables have it; in quotes if it has blanks"
    )
    parser.add_argument(
        "--id", default="", metavar="ID", help="the file's name, where the headword has a second meaning (gos-serbia)"
    )
    parser.add_argument(
        "--from-report",
        nargs="+",
        metavar=("FILE", "WORD"),
        help="begin the entries of these short forms from the report of unexplained; without WORD, of all whose "
        "expansion the cables give",
    )


def _new(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.drafting import begin_entries, begin_entry
    from generator.cli.terminal import COULD_NOT, say

    if options.from_report and not options.kind and not options.id:
        report, *words = options.from_report
        return begin_entries(folders.content, Path(report), words)
    if options.from_report or not options.headword:
        say("Give the kind and the headword, or --from-report alone. Examples: python3 -m generator new --help")
        return COULD_NOT
    return begin_entry(folders.content, options.kind, options.headword, options.id)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with files at any depth")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would be done")
    parser.add_argument("--report", metavar="FILE", help="write what became of each file as JSON")
    parser.add_argument("--provenance", default="", metavar="SENTENCE", help="where the texts come from")
    parser.add_argument("--received", default="", metavar="DAY", help="the day to record, as 2026-11-23 (today)")


def _import(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.importing import Order, import_cables, today

    order = Order(options.received or today(), options.provenance, options.dry_run)
    return import_cables(folders, options.paths, order, options.report)


def _add_accept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cable", metavar="CABLE", help="its number in any spelling")
    parser.add_argument("emendations", nargs="*", metavar="EMENDATION", help="its anchor (e1542) or its lemma (14.)")
    parser.add_argument("--by", default="the editors", metavar="NAME", help="who decides (the editors)")
    parser.add_argument("--on", default="", metavar="DAY", help="the day to record, as 2026-11-23 (today)")
    parser.add_argument("--reject", action="store_true", help="refuse them instead")


def _accept(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.deciding import Verdict, accept
    from generator.cli.importing import today

    verdict = Verdict(options.by, options.on or today(), options.reject)
    return accept(folders, options.cable, options.emendations, verdict)


def _add_withdraw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cable", metavar="CABLE", help="its number in any spelling")
    parser.add_argument("--reason", required=True, metavar="SENTENCE", help="why; it stands on the notice")
    parser.add_argument("--on", default="", metavar="DAY", help="the day to record, as 2026-11-23 (today)")
    parser.add_argument("--remove", action="store_true", help="delete its text and notes from content/ too")


def _withdraw(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.importing import today
    from generator.cli.releasing import withdraw

    return withdraw(folders, options.cable, options.reason, options.on or today(), remove=options.remove)


def _add_redact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "cables", nargs="*", metavar="CABLE", help="its number in any spelling (all that withhold words)"
    )


def _redact(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.redacting import redact

    return redact(folders, options.cables)


def _add_release(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION", help="its number, such as 2 or 1.4")
    parser.add_argument("--date", default="", metavar="DAY", help="its day, as 2026-11-23 (today)")


def _release(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.importing import today
    from generator.cli.releasing import release

    return release(folders, options.version, options.date or today())


def _add_deposit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE", help="the ZIP file to write (build/TITLE-RELEASE.zip)")


def _deposit(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.depositing import deposit

    return deposit(folders, options.to)


def _add_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--without-browser", action="store_true", help="leave out what needs Chromium or Chrome")
    parser.add_argument(
        "--all",
        action="store_true",
        help="the long checks too: the HTML validator (needs Java), Lighthouse (needs Node)",
    )


def _test(options: argparse.Namespace, folders: Folders) -> int:
    from generator.cli.trial import test

    return test(folders, own=options.content is None, with_browser=not options.without_browser, with_long=options.all)


VERBS = (
    Verb(
        "serve",
        "build the edition and serve it on this machine",
        "Builds the edition, serves it on 127.0.0.1 and shows each change to content/, theme_overrides/, generator/ or "
        "mkdocs.yml as it is saved. A change that cannot be built leaves the last good site in place. Ctrl-C ends it.",
        ("serve", "serve --port 8080", "serve --content ../other-edition/content --site ../other-edition/site"),
        "runtime",
        _add_serve,
        _serve,
    ),
    Verb(
        "build",
        "build the site",
        "Checks the edition, renders it and publishes the site in site/ (a link to the newest one in build/). The live "
        "site changes in one step, and only if nothing is wrong.",
        (
            "build",
            "build --pdf",
            "build --archive",
            "build --part 2/3 --inventory build/inventories/*",
            "build --content ../other-edition/content --site ../other-edition/site",
        ),
        "runtime",
        _add_build,
        _build,
    ),
    Verb(
        "inventory",
        "read the cables of one part, for the machines that make the others",
        "Reads the cables of the Kth of N parts, and writes what the pages of the other parts need to know of them to "
        "build/inventories/K-of-N. docs/parts.md says how machines share a build.",
        ("inventory --part 2/3",),
        "runtime",
        _add_inventory,
        _inventory,
    ),
    Verb(
        "join",
        "publish a site of which other machines made the parts",
        "Puts together what build --part made, and publishes the site: byte for byte that of a single build. "
        "What is missing or damaged is made here.",
        ("join build/parts/1-of-3 build/parts/2-of-3 build/parts/3-of-3",),
        "runtime",
        _add_join,
        _join,
    ),
    Verb(
        "index",
        "make the search of the site as built",
        "Makes the index of the search anew, from the site as it is published, where something in it has changed. "
        "`build` does so by itself; `serve` leaves it to this, in the background, so that no change waits for it.",
        ("index", "index --site ../other-edition/site"),
        "runtime",
        _nothing,
        _index,
    ),
    Verb(
        "spread",
        "build on a cluster that runs Dask",
        "Sends the content to the workers of a Dask cluster, has them make the parts, and joins them here. It needs an "
        "environment with Dask, on all machines the same: docs/parts.md says how to make it.",
        ("spread --scheduler tcp://10.0.0.5:8786 --parts 12",),
        "runtime",
        _add_spread,
        _spread,
    ),
    Verb(
        "render",
        "write the annotated Markdown",
        "Checks the edition and writes its pages as Markdown in build/docs/, beside the site. Any MkDocs-compatible "
        "builder can publish them; docs/markdown.md says what stands in them.",
        ("render", "render --site /tmp/trial/site"),
        "runtime",
        _nothing,
        _render,
    ),
    Verb(
        "check",
        "say what is wrong in content/, and how to put it right",
        "Reads everything and tells of every fault in one run: file, line, column, what is so, and below it how to put "
        "it right. docs/problems.md lists all kinds. Exit code 0: no error; 1: errors; 2: it could not run. With "
        "--built it judges the site in site/: each cable against the text received, links, anchors, withheld words.",
        (
            "check",
            "check content/glossary/abbreviations/goaj.md",
            "check --format github",
            "check --built",
            "check --content ../other-edition/content",
        ),
        "runtime",
        _add_check,
        _check,
    ),
    Verb(
        "parse",
        "print what a cable says, as JSON",
        "Prints one JSON object a line for each FILE, from its text alone, without the editors' record. "
        "docs/telegram.md says what stands in it. With --jsonl it reads requests, one a line (an object with id, text, "
        "year and mrn; the last two may be absent), and answers in order, as it reads. What else is to be said goes to "
        "standard error.",
        (
            "parse content/cables/2008/08BAKU129/source.txt",
            "parse --jsonl < requests.jsonl",
        ),
        "nothing",
        _add_parse,
        _parse,
    ),
    Verb(
        "explain",
        "print what each rule of the parser saw and decided",
        "Tells of a cable, part by part, what it was taken for, and of each repair which rule made or proposed it. "
        "It looks at the text alone, as parse does.",
        ("explain 08BAKU129", 'explain "BAKU 129" 3', "explain cable.txt"),
        "nothing",
        _add_explain,
        _explain,
    ),
    Verb(
        "new",
        "begin a new entry of the glossary",
        "Writes the file of a new entry where it belongs, with … in each place that is to be filled in, and prints its "
        "path. The file's name becomes the entry's permanent address.",
        (
            "new abbreviation GOAJ",
            'new event "Bucharest Summit"',
            "new abbreviation GOS --id gos-serbia",
            "new --from-report unexplained.json",
            "new --from-report unexplained.json GOS MFA",
        ),
        "nothing",
        _add_new,
        _new,
    ),
    Verb(
        "impact",
        "say what a change alters: passages, entries, addresses",
        "Compares the edition as it is with a revision of git, and tells of each passage that leads elsewhere than "
        "before, each entry that is new, changed or gone, addresses that lead nowhere, new ties, and entries that no "
        "cable mentions any more. Without --base, with the last state that this branch shares with the one on which "
        "the edition is kept.",
        ("impact", "impact --base HEAD~1", "impact --format markdown"),
        "runtime",
        _add_impact,
        _impact,
    ),
    Verb(
        "unexplained",
        "list short forms in the cables that no entry explains",
        "Words in capitals in the running text that no entry explains, with how often and where they occur, and what "
        "the cables themselves say they are short for, as in “Ministry of Foreign Affairs (MFA)”. The JSON is what "
        "new --from-report reads.",
        ("unexplained", "unexplained --format json > unexplained.json"),
        "runtime",
        _add_unexplained,
        _unexplained,
    ),
    Verb(
        "import",
        "take cables into the edition",
        "Reads text files and published web pages, in folders at any depth, and lays each cable out with a record that "
        "says where it comes from. Nothing that is there is overwritten. Says of each file that is not imported why, "
        "and ends with a summary; with --report also as JSON. Interrupted, it leaves whole cables only.",
        (
            "import cables.txt",
            "import ~/cables --dry-run",
            "import ~/cables --content ../other/content --report report.json",
        ),
        "runtime",
        _add_import,
        _import,
    ),
    Verb(
        "accept",
        "accept the emendations proposed in a cable",
        "Writes the editors' decision, with name and day, into the cable's record, and leaves every other line of it "
        "as it is. Without EMENDATION it decides on all that are open.",
        ("accept 08BAKU129", 'accept 08BAKU129 "14." e3380 --by "A. Editor"', "accept 08BAKU129 e3380 --reject"),
        "runtime",
        _add_accept,
        _accept,
    ),
    Verb(
        "release",
        "make a release: number, changes, ledger, site",
        "Checks the edition, writes number and day of the release into edition.yml, what the edition holds into "
        "releases/, every address into the ledger, and builds the site, whose page Changes says what changed. All of "
        "it is done, or nothing. docs/releases.md says what a release is.",
        ("release 2", "release 2 --date 2027-01-05"),
        "runtime",
        _add_release,
        _release,
    ),
    Verb(
        "withdraw",
        "withdraw a cable and leave a notice at its address",
        "Writes into the cable's record since when and why it is withdrawn. Its page becomes a notice, and nothing of "
        "its text is in any page, list or download; other cables still name its number.",
        ('withdraw 08BAKU129 --reason "At the request of a person named in it."',),
        "runtime",
        _add_withdraw,
        _withdraw,
    ),
    Verb(
        "redact",
        "take withheld words out of the texts themselves",
        "Writes into source.txt what stands in the place of the words that the record withholds, and takes the words "
        "out of the record, which keeps how much was taken out and the checksum of the text as received. The site "
        "stays the same. Meant for a copy of the repository that is to be public: keep the texts as received.",
        ("redact", 'redact "BAKU 129"', "redact --content public/content"),
        "runtime",
        _add_redact,
        _redact,
    ),
    Verb(
        "deposit",
        "package the release for an archive",
        "Writes the site and content/ of the release as a BagIt package (RFC 8493) with checksums by SHA-256 and "
        "SHA-512. Made again, it is the same file, byte for byte. Nothing of a cable that is held back or withdrawn is "
        "in it.",
        ("deposit", "deposit --to ~/kosovo-precedent-2.zip"),
        "runtime",
        _add_deposit,
        _deposit,
    ),
    Verb(
        "test",
        "run every check of the project",
        "Style, types, the edition's own check, unit tests, properties, and tests in a real browser. With --content "
        "DIR, the checks that any edition must pass, on that edition. The browser is the one that $EDITION_BROWSER "
        "names, or else Chromium, Chrome or Edge.",
        ("test", "test --all", "test --without-browser", "test --content ../other-edition/content"),
        "development",
        _add_test,
        _test,
    ),
)


class _Columns(argparse.HelpFormatter):
    """Each verb and its purpose in one line: argparse forgets that verbs stand two blanks further in."""

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        self._action_max_length = max(self._action_max_length, max(len(verb.name) for verb in VERBS) + 4)


def create_parser() -> argparse.ArgumentParser:
    """The parser of the command line. What it parses has `verb`, `content`, `site` and what the verb takes."""
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--content", metavar="DIR", help="the edition's folder (the project's content/)")
    everywhere.add_argument("--site", metavar="DIR", help="where the site goes (site/ beside the content)")

    program = "python3 -m generator"
    parser = argparse.ArgumentParser(
        prog=program,
        description=_ABOUT,
        formatter_class=_Columns,
    )
    parser.add_argument("--version", action="version", version=f"Reftel {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        examples = "\n".join(f"  {program} {example}" for example in verb.examples)
        its = verbs.add_parser(
            verb.name,
            help=verb.purpose,
            description=fill(verb.more, 100),
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[everywhere],
        )
        verb.add(its)
        its.set_defaults(verb=verb)
    return parser
