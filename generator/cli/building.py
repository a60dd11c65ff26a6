"""The verbs render and build: an edition to its Markdown, and to its site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator.check.report import create_summary, create_text
from generator.cli.browser import NoBrowserError, provide_browser
from generator.cli.establishing import Amend, establish_edition, list_archives, stopping
from generator.cli.folders import Folders
from generator.cli.inspecting import inspect_site
from generator.cli.keeping import Keeping
from generator.cli.kept import Kept
from generator.cli.programs import print_frame, print_programs
from generator.cli.progress import tell_progress
from generator.cli.renewal import Renewal
from generator.cli.standing import Look, forget, look, remember
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.compose import WITHHELD, date_pages
from generator.edition import (
    Edition,
    judge_addresses,
    words_withheld,
)
from generator.publish.ahead import Ahead
from generator.publish.files import State, list_states
from generator.publish.leaves import clear_leaves
from generator.publish.lock import hold
from generator.publish.memory import Means, Memory
from generator.publish.paper import PrintingError, print_pages
from generator.publish.search.indexing import index_site, list_index_files, take_over_index
from generator.publish.site import lay_next, look_around, publish_site
from generator.publish.swap import clear_away
from generator.publish.workers import count_cores

_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Reftel made this folder, and can make it again.\n"


def render(folders: Folders) -> int:
    """Write the annotated Markdown, unless the edition has an error."""
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        _, docs = _render(folders, Keeping(folders.cache, say), look(folders), partial(_list_rendered, folders))
        return ERRORS if docs is None else WELL


def build(
    folders: Folders,
    *,
    pdf: bool = False,
    search: bool = True,
    amend: Amend | None = None,
    keeping: Keeping | None = None,
) -> int:
    """Render and publish, unless the edition has an error; the live site stays as it is if anything goes wrong.

    `amend` changes the content before it is built (see `establish_edition`). With `pdf`, or where edition.yml asks for
    it, each cable that is shown is printed when the site stands, by the browser that is installed. Without `search`,
    the search stays what it was: `index` makes it anew. `keeping` is that of a builder that stands by: what the last
    build kept may have been read ahead, and the site of the next one is laid out when there is time (`lay_next`).
    """
    with open_build(folders) as ready:
        return build_held(folders, pdf=pdf, search=search, amend=amend, keeping=keeping) if ready else COULD_NOT


def build_held(
    folders: Folders,
    *,
    pdf: bool = False,
    search: bool = True,
    amend: Amend | None = None,
    live: Path | None = None,
    keeping: Keeping | None = None,
) -> int:
    """The same, once the folder to build in is ours. `live` is where pages lie that are taken over, if not the site."""
    forget(folders)
    stands_by = keeping is not None
    keeping = keeping or Keeping(folders.cache, say)
    rendered, sites = partial(_list_rendered, folders), partial(look_around, folders.site, live)
    with Ahead(rendered) as there, Ahead(sites) as around:
        seen = look(folders)
        edition, docs = _render(folders, keeping, seen, there.take, amend)
        if docs is None:
            return ERRORS
        browser = None
        if pdf or edition.content.imprint.pdf:
            try:
                browser = provide_browser(say)
            except NoBrowserError as error:
                say(str(error) if pdf else f"edition.yml says pdf: yes, and there is no browser to print with. {error}")
                return COULD_NOT
        imprint, days = edition.content.imprint, date_pages(edition.index)
        archives, withheld = list_archives(folders, edition.content), words_withheld(edition.content)
        names, said = _list_shown(edition), _summarize(edition, folders)
        del edition  # which fills the memory: nothing more is asked of it
        lying = around.take()
        published = publish_site(
            folders.docs,
            folders.site,
            folders.config,
            name=imprint.title,
            address=imprint.base,
            released=imprint.released,
            days=days,
            archives=archives,
            means=create_means(folders, docs, keeping.recall_site()),
            lying=lying,
            besides=list_index_files(folders.site),
            finish=partial(_index if search else _keep_index, folders=folders),
            inspect=partial(inspect_site, withheld=withheld, cores=count_cores()),
        )
        if published.problems:
            print(create_text(published.problems), end="")
            return ERRORS
        keeping.keep_site(published.memory)
        clear_leaves(folders.leaves)
        say(f"Published: {folders.site}")
        if not stands_by:
            # The first edit is to be as quick as those that follow: what it would wait for is little in a first build.
            (clear_away if lying.spare else lay_next)(folders.site)
        if browser:
            return _print_cables(names, folders, browser)
        if amend is None and live is None:
            remember(folders, seen, said, docs, published.states, search=search)
        return WELL


def _list_rendered(folders: Folders) -> Mapping[str, State]:
    """The states of all files in the folder of Markdown."""
    return list_states(folders.docs) if folders.docs.is_dir() else {}


def create_renewal(folders: Folders, kept: Kept, version: bytes) -> Renewal:
    """What makes again what changed, here: since programs of this `version` left what they `kept`."""
    return Renewal(kept, folders.cache / "telegrams", folders.leaves, version, print_frame(folders), count_cores())


def create_means(folders: Folders, docs: Mapping[str, State], memory: Memory | None) -> Means:
    """What a site is made with here: `docs` are the states of the Markdown, `memory` is of the site before it."""
    return Means(
        memory,
        version=print_programs(folders.root),
        docs=docs,
        leaves=folders.leaves,
        templates=folders.cache / "templates",
        cores=count_cores(),
        tell=lambda results, total: tell_progress(results, "pages published", total=total),
    )


def _index(site: Path, folders: Folders) -> Mapping[str, State]:
    """Make the search of a new site, or take over that of the live one, if it is of the same texts; give its files."""
    live = folders.site.resolve() if folders.site.exists() else None
    index_site(site, folders.cache / "search", live, say)
    return list_index_files(site)


def _keep_index(site: Path, folders: Folders) -> Mapping[str, State]:
    if folders.site.exists():
        take_over_index(folders.site.resolve(), site)
    return list_index_files(site)


def _list_shown(edition: Edition) -> list[str]:
    """The numbers of the cables that are shown."""
    return [mrn for mrn in edition.index.in_order if edition.index.cards[mrn].state not in WITHHELD]


def _print_cables(names: Sequence[str], folders: Folders, browser: Path) -> int:
    """Print the cables with these numbers."""
    try:
        for number, path in enumerate(print_pages(folders.site, names, browser), 1):
            say(f"Printed: {path.relative_to(folders.site)} ({number} of {len(names)})")
    except PrintingError as error:
        say(str(error))
        return COULD_NOT
    return WELL


def _render(
    folders: Folders,
    keeping: Keeping,
    seen: Look,
    there: Callable[[], Mapping[str, State]],
    amend: Amend | None = None,
) -> tuple[Edition, Mapping[str, State] | None]:
    """The edition, and the states of its Markdown as it was written; None, and said, where it has an error.

    Its files were `seen` before; `there` gives the states of what the folder of Markdown holds by now.
    """
    version = print_programs(folders.root)
    renewal = create_renewal(folders, keeping.recall_made(version), version)
    remembered = keeping.recall_content(version, seen.states)
    edition = establish_edition(folders, renewal.read_cables, amend, remembered, renewal.sources)
    keeping.keep_content(version, remembered)
    if errors := stopping(edition.problems):
        print(create_text(errors), end="")
        return edition, None
    rendered = renewal.write_pages(edition, folders.docs, there())
    if rendered.faults:
        keeping.keep_made(renewal.kept)
        print(create_text(rendered.faults), end="")
        return edition, None
    if lost := judge_addresses(edition, rendered.stands):
        print(create_text(lost), end="")
        return edition, None
    keeping.keep_made(renewal.kept)
    say(f"Rendered: {folders.docs}, {sum(path.endswith('.md') for path in rendered.files):,} pages")
    for line in _summarize(edition, folders):
        say(line)
    return edition, rendered.files


def _summarize(edition: Edition, folders: Folders) -> list[str]:
    """How many problems there are, and how to see them; nothing where there are none."""
    if not edition.problems:
        return []
    return [f"{create_summary(edition.problems)} To see them: python3 -m generator check{folders.option}"]


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
