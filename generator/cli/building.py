"""The verbs that go through the whole edition: check, render, build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from generator import __version__
from generator.check.report import create_github, create_json, create_markdown, create_summary, create_text, select
from generator.cli.browser import NoBrowserError, provide_browser
from generator.cli.folders import Folders
from generator.cli.inspecting import inspect_site, inspect_whole
from generator.cli.progress import tell_progress
from generator.cli.renewal import Kept, Renewal, print_frame, print_programs
from generator.cli.standing import forget, look, remember
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.compose import WITHHELD, date_pages
from generator.edition import (
    HOLDING,
    Edition,
    ReadCables,
    establish,
    hold_back,
    judge_addresses,
    read_cables,
    words_withheld,
)
from generator.model.problem import Problem
from generator.model.site import Content
from generator.publish.leaves import clear_leaves
from generator.publish.lock import hold
from generator.publish.memory import Means, Memory
from generator.publish.paper import PrintingError, print_pages
from generator.publish.search.indexing import index_site, take_over_index
from generator.publish.site import publish_site
from generator.publish.workers import count_cores
from generator.store import read_content
from generator.store.cache import keep, recall
from generator.store.imprint import read_builder
from generator.store.remembered import Remembered

#: Changes what was read before it is judged and built.
Amend = Callable[[Content], Content]

FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": create_text,
    "github": create_github,
    "json": create_json,
    "markdown": create_markdown,
}

# The packages that shape what is built; data/build.json names their versions.
SOFTWARE = ("markdown", "markdown-it-py", "mkdocs", "mkdocs-material", "pymdown-extensions", "pyyaml")

_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Reftel made this folder, and can make it again.\n"


def establish_edition(
    folders: Folders,
    read: ReadCables = read_cables,
    amend: Amend | None = None,
    remembered: Remembered | None = None,
) -> Edition:
    """Read the edition, its cables by `read`, and judge it whole; `amend` changes what was read before that.

    See `read_content` for `remembered`.
    """
    content, found = read_content(folders.content, remembered)
    content = replace(content, archived=tuple(list_archives(folders, content)))
    content = amend(content) if amend else content
    # mkdocs.yml repeats the name and the address of the project's own edition; another one brings its own (publish).
    own = folders.content == folders.root / "content"
    builder = read_builder(folders.config.read_bytes()) if own else None
    software = {"reftel": __version__, **{name: version(name) for name in SOFTWARE}}
    return establish(content, found, builder, software, read)


def list_archives(folders: Folders, content: Content) -> dict[str, Path]:
    """The sites of earlier releases that are there, by number."""
    versions = (one.version for one in content.releases if one.version != content.imprint.release)
    sites = {version: folders.archives / version / "site" for version in versions}
    return {version: site.resolve() for version, site in sites.items() if (site / "index.html").is_file()}


def judge_edition(edition: Edition) -> tuple[Problem, ...]:
    """All that is wrong with an edition, the addresses that it no longer has among them."""
    return tuple(sorted({*edition.problems, *judge_addresses(edition)}))


def check(folders: Folders, files: Sequence[str], form: str) -> int:
    """Print what is wrong in the edition, or in `files` of it, in one of FORMS."""
    above = folders.content.parent
    chosen = []
    for file in files:
        path = Path(file).resolve()
        if not path.exists() or not path.is_relative_to(folders.content):
            say(f"{file} is no file of {folders.content}.")
            return COULD_NOT
        chosen.append(path.relative_to(above).as_posix())
    problems = select(judge_edition(establish_edition(folders)), chosen)
    print(FORMS[form](problems), end="")
    return ERRORS if _errors(problems) else WELL


def check_built(folders: Folders, form: str) -> int:
    """Print what is wrong in the site as built: its cables, its links and anchors, words that are withheld."""
    if not (folders.site / "index.html").is_file():
        say(f"There is no site at {folders.site}. Build it first: python3 -m generator build")
        return COULD_NOT
    problems = inspect_whole(
        folders.site, words_withheld(hold_back(read_content(folders.content)[0])[0]), count_cores()
    )
    print(FORMS[form](problems), end="")
    return ERRORS if problems else WELL


def render(folders: Folders) -> int:
    """Write the annotated Markdown, unless the edition has an error."""
    with open_build(folders) as ready:
        return _render(folders)[1] if ready else COULD_NOT


def build(folders: Folders, *, pdf: bool = False, search: bool = True, amend: Amend | None = None) -> int:
    """Render and publish, unless the edition has an error; the live site stays as it is if anything goes wrong.

    `amend` changes the content before it is built (see `establish_edition`). With `pdf`, or where edition.yml asks for
    it, each cable that is shown is printed when the site stands, by the browser that is installed. Without `search`,
    the search stays what it was: `index` makes it anew.
    """
    with open_build(folders) as ready:
        return build_held(folders, pdf=pdf, search=search, amend=amend) if ready else COULD_NOT


def build_held(
    folders: Folders,
    *,
    pdf: bool = False,
    search: bool = True,
    amend: Amend | None = None,
    live: Path | None = None,
) -> int:
    """The same, once the folder to build in is ours. `live` is where pages lie that are taken over, if not the site."""
    forget(folders)
    seen = look(folders)
    edition, code = _render(folders, amend)
    if code != WELL:
        return code
    browser = None
    if pdf or edition.content.imprint.pdf:
        try:
            browser = provide_browser(say)
        except NoBrowserError as error:
            say(str(error) if pdf else f"edition.yml says pdf: yes, and there is no browser to print with. {error}")
            return COULD_NOT
    imprint = edition.content.imprint
    remembered = folders.cache / "site"
    memory = recall(remembered)
    problems, made = publish_site(
        folders.docs,
        folders.site,
        folders.config,
        name=imprint.title,
        address=imprint.base,
        released=imprint.released,
        days=date_pages(edition.index),
        archives=list_archives(folders, edition.content),
        means=replace(create_means(folders, memory if isinstance(memory, Memory) else None), live=live),
        finish=partial(_index if search else _keep_index, folders=folders),
        inspect=partial(inspect_site, withheld=words_withheld(edition.content), live=folders.site, cores=count_cores()),
    )
    if problems:
        print(create_text(problems), end="")
        return ERRORS
    keep(remembered, made)
    clear_leaves(folders.leaves)
    say(f"Published: {folders.site}")
    if browser:
        return _print_cables(edition, folders, browser)
    if search and amend is None and live is None:
        remember(folders, seen, _summarize(edition, folders))
    return WELL


def create_means(folders: Folders, memory: Memory | None) -> Means:
    """What a site is made with here; `memory` is of the one before it."""
    return Means(
        memory,
        version=print_programs(folders.root),
        leaves=folders.leaves,
        cores=count_cores(),
        tell=lambda results, total: tell_progress(results, "pages published", total=total),
    )


def _index(site: Path, folders: Folders) -> None:
    """Make the search of a new site, or take over that of the live one, if it is of the same texts."""
    live = folders.site.resolve() if folders.site.exists() else None
    index_site(site, folders.cache / "search", live, say)


def _keep_index(site: Path, folders: Folders) -> None:
    if folders.site.exists():
        take_over_index(folders.site.resolve(), site)


def _print_cables(edition: Edition, folders: Folders, browser: Path) -> int:
    """Print every cable that is shown."""
    names = [mrn for mrn in edition.index.in_order if edition.index.cards[mrn].state not in WITHHELD]
    try:
        for number, path in enumerate(print_pages(folders.site, names, browser), 1):
            say(f"Printed: {path.relative_to(folders.site)} ({number} of {len(names)})")
    except PrintingError as error:
        say(str(error))
        return COULD_NOT
    return WELL


def _render(folders: Folders, amend: Amend | None = None) -> tuple[Edition, int]:
    path = folders.cache / "pages"
    kept = recall(path)
    if kept is None and path.exists():
        say("What the last build kept cannot be read; everything is made again.")
    telegrams, files, version = folders.cache / "telegrams", folders.cache / "content", print_programs(folders.root)
    before = kept if isinstance(kept, Kept) else None
    renewal = Renewal(before, telegrams, folders.leaves, version, print_frame(folders), count_cores())
    remembered = _recall_content(files, version)
    edition = establish_edition(folders, renewal.read_cables, amend, remembered)
    if remembered.is_news:
        keep(files, (version, remembered.base, remembered.now), packed=True)
    if errors := stopping(edition.problems):
        print(create_text(errors), end="")
        return edition, ERRORS
    rendered = renewal.write_pages(edition, folders.docs)
    if lost := judge_addresses(edition, rendered.stands):
        print(create_text(lost), end="")
        return edition, ERRORS
    keep(path, renewal.kept)
    say(f"Rendered: {folders.docs}, {sum(path.endswith('.md') for path in rendered.files):,} pages")
    for line in _summarize(edition, folders):
        say(line)
    return edition, WELL


def _recall_content(path: Path, version: bytes) -> Remembered:
    """The files of content/ as programs of this `version` read them the last time; nothing where it was another."""
    match recall(path):
        case (bytes() as kept, str() as base, dict() as files) if kept == version:
            return Remembered(files, base)
        case _:
            return Remembered()


def _summarize(edition: Edition, folders: Folders) -> list[str]:
    """How many problems there are, and how to see them; nothing where there are none."""
    if not edition.problems:
        return []
    return [f"{create_summary(edition.problems)} To see them: python3 -m generator check{folders.option}"]


def _errors(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity == "error")


def stopping(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The errors that stop a build: all but those of a cable that is held back for them."""
    return tuple(problem for problem in _errors(problems) if problem.code not in HOLDING)


@contextmanager
def open_build(folders: Folders) -> Iterator[bool]:
    """Keep the folder to build in for us alone; False, and said, where it is not ours."""
    tag = folders.tag
    if folders.build.is_dir() and any(folders.build.iterdir()) and not tag.is_file():
        say(f"{folders.build} holds something that Reftel did not make. Move it away, or build elsewhere with --site.")
        yield False
        return
    folders.build.mkdir(parents=True, exist_ok=True)
    tag.write_text(_SIGNATURE, "utf-8")
    with hold(folders.build / "lock", lambda: say("Another build is running; waiting for it.")):
        yield True
