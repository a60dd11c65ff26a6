"""A site made page by page through MkDocs' functions, or equal ones: those pages that changed, in several processes.

The steps are those of `mkdocs.commands.build.build`, in its order, and the site is the same byte for byte. Three things
are different. MkDocs converts all pages before it renders the first, because a template may look at another page; ours
look at the pages of `nav` only, so a page is rendered as soon as it is converted. It is not converted where its HTML
was made with its Markdown (`leaves`). And a page is not made at all where the live site has it already, made of the
same Markdown, settings, theme and versions, with links to files that are there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.model.leaf import Leaf
from generator.publish.copies import write_copy
from generator.publish.frame import Frame
from generator.publish.leaves import Leaves
from generator.publish.memory import (
    Made,
    Means,
    Memory,
    Noted,
    State,
    list_states,
    list_templates,
    make_folder,
    read_state,
    take_over,
)
from generator.publish.opening import SiteFiles, add_theme_files, list_docs, open_navigation
from generator.publish.workers import share_out

#: The extensions of Markdown that leaves are made for: those of docs/markdown.md, and one that MkDocs adds.
_EXTENSIONS = {"attr_list", "def_list", "fenced_code", "pymdownx.details", "tables", "toc"}
#: What in mkdocs.yml stands for something that lies elsewhere.
_ELSEWHERE = (b"INHERIT", b"!ENV", b"!relative")


@dataclass
class _Site:
    """The site being made, as every page sees it."""

    config: MkDocsConfig
    files: SiteFiles
    #: The states of the files in the folder of Markdown, as they were before anything was read.
    states: Mapping[str, State]
    doc_files: list[File]
    nav: Navigation
    env: Environment
    frame: Frame
    said: list[str]
    live: Path
    memory: Memory
    printed: bytes
    appeared: frozenset[str]
    leaves: Leaves
    #: The files to which a page may link.
    fit: frozenset[str]


def can_convert(config: MkDocsConfig) -> bool:
    """Whether these settings ask for nothing but what is done here: no plugin, no hook, no template of docs."""
    known = not config.plugins and not config.hooks and not config.extra_templates
    written = Path(config.config_file_path).read_bytes()
    return known and not any(word in written for word in _ELSEWHERE)


def _suits_leaves(config: MkDocsConfig) -> bool:
    """Whether these settings make of Markdown what leaves are, and nothing is done to a page before its template."""
    extensions = {name: config.mdx_configs.get(name) or {} for name in config.markdown_extensions}
    plain = extensions.keys() == _EXTENSIONS and not any(
        settings for name, settings in extensions.items() if (name, settings) != ("toc", {"permalink": False})
    )
    return plain and config.use_directory_urls


def convert(config: MkDocsConfig, live: Path | None, means: Means, said: list[str]) -> Memory:
    """Make the site of `config`, and return what to remember of it. See `run_mkdocs`; `said` is where warnings go."""
    with Leaves(means.leaves if _suits_leaves(config) else None) as leaves:
        site = _open(config, live, means, said, leaves)
        states: dict[str, tuple[str, State]] = {}
        stays: set[str] = set()
        if not means.elsewhere:
            states, stays = _copy_files(site)
            for template in sorted(config.theme.static_templates):
                if template != "sitemap.xml":  # ours takes its place
                    _build_theme_template(template, site.env, site.files, config, site.nav)
        found = zip(site.doc_files, _share_out(site, means), strict=True)
        pages = {file.src_uri: made for file, made in found if made}
    _check_anchors(site, pages)
    if not means.elsewhere:  # a part has nothing that is made of the whole
        config.plugins.on_post_build(config=config)
    stays.update(file.dest_uri for file in site.doc_files if _is_kept(site, pages.get(file.src_uri), file))
    uris, whole = frozenset(site.files.src_uris), not means.elsewhere
    return Memory(uris, pages, {}, states, site.printed, frozenset(stays), checked=whole)


def _open(config: MkDocsConfig, live: Path | None, means: Means, said: list[str], leaves: Leaves) -> _Site:
    """What MkDocs does before the first page is converted."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    states = list_states(Path(config.docs_dir))
    files = list_docs(config, states)
    for uri in sorted(means.elsewhere):
        files.append(File.generated(config, uri, content=""))
    env = config.theme.get_env()
    add_theme_files(files, env, config)
    files = config.plugins.on_files(files, config=config)
    nav = config.plugins.on_nav(open_navigation(files, config), config=config, files=files)
    doc_files = [file for file in files.documentation_pages() if file.src_uri not in means.elsewhere]
    env = config.plugins.on_env(env, config=config, files=files)
    asked = SiteFiles(files)
    uris = frozenset(asked.src_uris)
    memory = (live and means.memory) or Memory()
    site = _Site(
        config=config,
        files=asked,
        states=states,
        doc_files=doc_files,
        nav=nav,
        env=env,
        frame=Frame(config, nav, doc_files, env),
        said=said,
        live=live or Path("nowhere"),
        memory=memory,
        printed=b"",
        appeared=uris ^ memory.uris,
        leaves=leaves,
        fit=frozenset(file.src_uri for file in files if file.inclusion.is_included()),  # type: ignore[no-untyped-call]
    )
    for page in nav.pages:  # one without a title of its own has that of its text, which stands on every page
        if "title" not in vars(page) and page.markdown is None:
            _populate_page(page, config, asked)
    return replace(site, printed=_print_common(site, means.version))


def _print_common(site: _Site, version: bytes) -> bytes:
    """What stands for all that every page is made of."""
    config = site.config
    digest = blake2b(version, digest_size=16)
    digest.update(Path(config.config_file_path).read_bytes())
    digest.update(repr((config.site_name, config.site_url, list(_describe(site.nav.items)))).encode())
    for own in [Path(config.theme.custom_dir)] if config.theme.custom_dir else []:
        for path in list_templates(own):
            digest.update(path.relative_to(own).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _describe(items: Iterable[object]) -> Iterator[tuple[str | None, str | None]]:
    """What the navigation says, which stands on every page."""
    for item in items:
        yield getattr(item, "title", None), getattr(item, "url", None)
        if isinstance(item, Section):
            yield from _describe(item.children)


def _copy_files(site: _Site) -> tuple[dict[str, tuple[str, State]], set[str]]:
    """What is no page goes into the site as it is; give the states of all, and what stays as the live site has it."""
    states: dict[str, tuple[str, State]] = {}
    stays: set[str] = set()
    folder = ""
    for file in site.files:
        if file.is_documentation_page() or not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            continue
        uri = file.dest_uri
        source = file.abs_src_path
        own = source is not None and file.src_dir == site.config.docs_dir
        state = site.states.get(uri) if own else read_state(source) if source else None
        known = source and state and site.memory.sources.get(uri) == (source, state)
        if source and state and known and read_state(f"{site.live}/{uri}") == site.memory.files.get(uri):
            stays.add(uri)
            states[uri] = (source, state)
            continue
        target = file.abs_dest_path
        if (place := os.path.dirname(target)) != folder:  # noqa: PTH120 - called for each file of a site
            folder = place
            make_folder(folder)
        if source and own:
            take_over(source, target)  # written by us, and never changed in place
        else:
            file.copy_file()
        if source and state:
            states[uri] = (source, state)
    return states, stays


def _share_out(site: _Site, means: Means) -> Iterator[Made | None]:
    """Each page as made, or as it was; None where it could not be made, and said."""
    kept: list[Made | None] = []
    new = []
    for place, file in enumerate(site.doc_files):
        kept.append(_keep(site, file))
        if kept[-1] is None:
            new.append(place)

    def work(place: int) -> tuple[Made | None, list[str]]:
        before = len(site.said)
        made = _make(site, site.doc_files[place])
        found = site.said[before:]
        del site.said[before:]
        return made, found

    results = means.tell(share_out(work, new, means.cores), len(new))
    for made in kept:
        if made is not None:
            yield made
        else:
            fresh, found = next(results)
            site.said.extend(found)
            yield fresh


def _keep(site: _Site, file: File) -> Made | None:
    """What is remembered of a page, if the live site has the very page that would be made."""
    made = site.memory.pages.get(file.src_uri) if site.memory.printed == site.printed else None
    if made is None or made.source != _find_source(site, file):
        return None
    if site.appeared and not made.read().asked.isdisjoint(site.appeared):
        return None
    return made if read_state(f"{site.live}/{file.dest_uri}") == made.html else None


def _is_kept(site: _Site, made: Made | None, file: File) -> bool:
    return made is not None and site.memory.pages.get(file.src_uri) is made


def _make(site: _Site, file: File) -> Made | None:
    """Convert and render a page as MkDocs does; what goes wrong is said, and the other pages are made."""
    page, config = file.page, site.config
    assert page is not None
    site.files.asked.clear()
    state = _find_source(site, file)
    leaf = site.leaves.find(file.src_uri, state)
    try:
        if leaf is None or not leaf.asked <= site.fit:
            _populate_page(page, config, site.files)
            leaf = _take_leaf(page, site.files)
        else:
            _populate_from(leaf, page)
        site.frame.write(page)
    except TemplateSyntaxError:  # concerns all pages
        raise
    except Exception as error:  # noqa: BLE001 - whatever it was, it concerns this page
        if not any(f"'{file.src_uri}'" in message for message in site.said):
            site.said.append(f"Error building page '{file.src_uri}': {error}")
        return None
    html = read_state(file.abs_dest_path)
    if html is None:
        site.said.append(f"Page '{file.src_uri}' came out empty.")
        return None
    downloads = (str(name) for _, _, name in leaf.meta.get("downloads") or ())
    copies = tuple(file.url + name for name in downloads if name.endswith(".md"))
    for copy in copies:
        write_copy(Path(config.docs_dir), file.src_uri, Path(config.site_dir, copy), config.site_url or "")
    if not any(page is named for named in site.nav.pages):  # what those are called stands on every page
        # Not needed again, and of a large edition more than the memory of a machine.
        page.content, page.markdown, page.toc, page.meta = None, None, [], {}  # type: ignore[assignment]
    return Made(
        source=state,
        html=html,
        noted=Noted(leaf.asked, leaf.anchors, leaf.links).pack(),
        leads_on=leaf.meta.get("kind") == "redirect",
        copies=copies,
    )


def _populate_from(leaf: Leaf, page: Page) -> None:
    """What `_populate_page` does, from HTML that was made with the Markdown."""
    page.markdown = ""  # none is needed any more, but a page without Markdown has no title
    page.meta = dict(leaf.meta)
    page.content = leaf.content
    headings = [{"level": level, "id": anchor, "name": name} for level, anchor, name in leaf.headings]
    page.toc = get_toc(nest_toc_tokens(headings))  # type: ignore[arg-type]


def _take_leaf(page: Page, files: SiteFiles) -> Leaf:
    """What is to be known of a page that MkDocs converted."""
    links = {to.src_uri: dict(anchors) for to, anchors in (page.links_to_anchors or {}).items()}
    anchors = frozenset(page.present_anchor_ids or ())
    return Leaf(page.meta, page.content or "", (), anchors, frozenset(files.asked), links)


def _find_source(site: _Site, file: File) -> State:
    """The state of the Markdown of a page."""
    return site.states.get(file.src_uri) or (0, 0)


def _check_anchors(site: _Site, pages: Mapping[str, Made]) -> None:
    """Let MkDocs say which links lead to anchors that are not there; it need not look at pages that have none.

    Links that led somewhere do so still, unless a page that was made anew has lost an anchor.
    """
    before = site.memory.pages if site.memory.checked else {}
    fresh = {uri: made.read() for uri, made in pages.items() if before.get(uri) is not made}
    lost = any(uri in before and not before[uri].read().anchors <= noted.anchors for uri, noted in fresh.items())
    known = dict(fresh)
    for file in site.doc_files:
        uri = file.src_uri
        if uri not in pages or not (lost or uri in fresh):
            continue
        for each in (uri, *(known.get(uri) or pages[uri].read()).links):
            if each in pages and each not in known:
                known[each] = pages[each].read()
        linked = known[uri].links.items()
        dead = {to: anchors for to, anchors in linked if to in pages and not anchors.keys() <= known[to].anchors}
        if dead and file.page is not None:
            for to in dead:
                _recall_anchors(site, to, known[to].anchors, {})
            _recall_anchors(site, uri, known[uri].anchors, dead)
            file.page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _recall_anchors(site: _Site, uri: str, anchors: frozenset[str], links: Mapping[str, Mapping[str, str]]) -> None:
    """Tell MkDocs what anchors a page has, and some that it links to, be it made now or before, here or elsewhere."""
    file = site.files.src_uris[uri]
    assert file.page is not None
    file.page.present_anchor_ids = set(anchors)
    file.page.links_to_anchors = {site.files.src_uris[to]: dict(anchors) for to, anchors in links.items()}
