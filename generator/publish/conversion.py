"""A site made page by page through MkDocs' functions, or equal ones: those pages that changed, in several processes.

The steps are those of `mkdocs.commands.build.build`, in its order, and the site is the same byte for byte. Three things
are different. MkDocs converts all pages before it renders the first, because a template may look at another page; ours
look at the pages of `nav` only, so a page is rendered as soon as it is converted. It is not converted where its HTML
was made with its Markdown (`leaves`). And a page is not made at all where the live site has it already, made of the
same Markdown, settings, theme and versions, with links to files that are there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from sys import intern

from jinja2 import Environment, TemplateSyntaxError
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import is_markdown_file

from generator.model.leaf import Leaf, Noted
from generator.publish.compiled import CompiledTemplates
from generator.publish.copies import write_copy
from generator.publish.files import State, list_states, list_templates, make_folder, read_state, take_over
from generator.publish.frame import Frame
from generator.publish.leaves import Leaves
from generator.publish.memory import Made, Means, Memory
from generator.publish.opening import SiteFiles, list_docs, open_files
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
    #: Those of them that become pages, and those that go into the site as they are.
    docs: list[str]
    others: list[str]
    nav: Navigation
    env: Environment
    frame: Frame
    said: list[str]
    #: The files of the site before that lie there as `memory` knows them.
    live: Collection[str]
    memory: Memory
    settings: bytes
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


def convert(config: MkDocsConfig, live: Collection[str], means: Means, said: list[str]) -> Memory:
    """Make the site of `config`, and return what to remember of it. See `run_mkdocs`; `said` is where warnings go."""
    with Leaves(means.leaves if _suits_leaves(config) else None) as leaves:
        site = _open(config, live, means, said, leaves)
        sources: dict[str, dict[str, State]] = {}
        stays: set[str] = set()
        if not means.elsewhere:
            sources, stays = _copy_files(site)
            for template in sorted(config.theme.static_templates):
                if template != "sitemap.xml":  # ours takes its place
                    _build_theme_template(template, site.env, site.files, config, site.nav)
        found = zip(site.docs, _share_out(site, means), strict=True)
        pages = {uri: made for uri, made in found if made}
    _check_anchors(site, pages)
    if not means.elsewhere:  # a part has nothing that is made of the whole
        config.plugins.on_post_build(config=config)
    before = site.memory.pages
    stays.update(made.place for uri, made in pages.items() if before.get(uri) is made)
    return Memory(
        levels=site.files.levels,
        pages=pages,
        sources=sources,
        settings=site.settings,
        printed=site.printed,
        stays=frozenset(stays),
        checked=not means.elsewhere,
    )


def _open(config: MkDocsConfig, live: Collection[str], means: Means, said: list[str], leaves: Leaves) -> _Site:
    """What MkDocs does before the first page is converted."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    memory = (live and means.memory) or Memory()
    settings = _print_settings(config, means.version)
    states = list_docs(config, list_states(Path(config.docs_dir)) if means.docs is None else means.docs)
    files = open_files(config, states, memory.levels if memory.settings == settings else {}, means.elsewhere)
    config.plugins.on_files(files, config=config)
    nav = config.plugins.on_nav(files.open_navigation(config), config=config, files=files)
    env = config.theme.get_env()
    if means.templates:
        env.bytecode_cache = CompiledTemplates(means.templates, settings)
    env = config.plugins.on_env(env, config=config, files=files)
    for page in nav.pages:  # one without a title of its own has that of its text, which stands on every page
        if "title" not in vars(page) and page.markdown is None:
            _populate_page(page, config, files)
    fit = files.list_paths()
    docs: list[str] = []
    others: list[str] = []
    for uri in states:
        if uri in fit:
            (docs if is_markdown_file(uri) else others).append(uri)
    return _Site(
        config=config,
        files=files,
        states=states,
        docs=docs,
        others=others,
        nav=nav,
        env=env,
        frame=Frame(config, nav, files.documentation_pages(), env),
        said=said,
        live=live,
        memory=memory,
        settings=settings,
        printed=_print_common(config, nav, settings),
        appeared=frozenset().union(*files.levels.values()) ^ frozenset().union(*memory.levels.values()),
        leaves=leaves,
        fit=fit,
    )


def _print_settings(config: MkDocsConfig, version: bytes) -> bytes:
    """What stands for the settings, and for the programs that read them."""
    digest = blake2b(version, digest_size=16)
    digest.update(Path(config.config_file_path).read_bytes())
    return digest.digest()


def _print_common(config: MkDocsConfig, nav: Navigation, settings: bytes) -> bytes:
    """What stands for all that every page is made of."""
    digest = blake2b(settings, digest_size=16)
    digest.update(repr((config.site_name, config.site_url, list(_describe(nav.items)))).encode())
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


def _copy_files(site: _Site) -> tuple[dict[str, dict[str, State]], set[str]]:
    """What is no page goes into the site as it is; give the states of all by folder, and what stays as it was."""
    docs, target = site.config.docs_dir, site.config.site_dir
    sources = {docs: {uri: site.states[uri] for uri in site.others}}
    for uri in sorted(site.fit.difference(site.states)):
        file = site.files.src_uris[uri]
        if file.src_dir and file.abs_src_path:
            sources.setdefault(file.src_dir, {})[uri] = read_state(file.abs_src_path) or (0, 0)
    stays: set[str] = set()
    last = ""
    for folder, states in sources.items():
        before = site.memory.sources.get(folder) or {}
        stays.update(uri for uri, state in states.items() if before.get(uri) == state and uri in site.live)
        for uri in [uri for uri in states if uri not in stays]:
            if folder != docs:
                site.files.src_uris[uri].copy_file()
                continue
            place = f"{target}/{uri}".rpartition("/")[0]
            if place != last:
                last = place
                make_folder(place)
            take_over(f"{docs}/{uri}", f"{target}/{uri}")  # written by us, and never changed in place
    return sources, stays


def _share_out(site: _Site, means: Means) -> Iterator[Made | None]:
    """Each page as made, or as it was; None where it could not be made, and said."""
    before = site.memory.pages if site.memory.printed == site.printed else {}
    kept = [_keep(site, uri, before.get(uri)) for uri in site.docs]
    new = [uri for uri, made in zip(site.docs, kept, strict=True) if made is None]

    def work(uri: str) -> tuple[Made | None, list[str]]:
        count = len(site.said)
        made = _make(site, uri)
        found = site.said[count:]
        del site.said[count:]
        return made, found

    results = means.tell(share_out(work, new, means.cores), len(new))
    for made in kept:
        if made is not None:
            yield made
        else:
            fresh, found = next(results)
            site.said.extend(found)
            yield fresh


def _keep(site: _Site, uri: str, made: Made | None) -> Made | None:
    """What is remembered of a page, if the live site has the very page that would be made."""
    if made is None or made.source != site.states[uri] or made.place not in site.live:
        return None
    if site.appeared and not made.read().asked.isdisjoint(site.appeared):
        return None
    return made


def _make(site: _Site, uri: str) -> Made | None:
    """Convert and render a page as MkDocs does; what goes wrong is said, and the other pages are made."""
    file, config = site.files.src_uris[uri], site.config
    page = file.page
    assert page is not None
    site.files.asked.clear()
    state = site.states[uri]
    leaf = site.leaves.find(uri, state)
    try:
        if leaf is None or not Noted.unpack(leaf.noted).asked <= site.fit:
            _populate_page(page, config, site.files)
            noted = _note(page, site.files).pack()
        else:
            _populate_from(leaf, page)
            noted = leaf.noted
        site.frame.write(page)
    except TemplateSyntaxError:  # concerns all pages
        raise
    except Exception as error:  # noqa: BLE001 - whatever it was, it concerns this page
        if not any(f"'{uri}'" in message for message in site.said):
            site.said.append(f"Error building page '{uri}': {error}")
        return None
    html = read_state(file.abs_dest_path)
    if html is None:
        site.said.append(f"Page '{uri}' came out empty.")
        return None
    downloads = (str(name) for _, _, name in page.meta.get("downloads") or ())
    copies = tuple(file.url + name for name in downloads if name.endswith(".md"))
    for copy in copies:
        write_copy(Path(config.docs_dir), uri, Path(config.site_dir, copy), config.site_url or "")
    leads_on = page.meta.get("kind") == "redirect"
    if not any(page is named for named in site.nav.pages):  # what those are called stands on every page
        # Not needed again, and of a large edition more than the memory of a machine.
        page.content, page.markdown, page.toc, page.meta = None, None, [], {}  # type: ignore[assignment]
    return Made(
        source=state,
        html=html,
        place=file.dest_uri,
        noted=noted,
        leads_on=leads_on,
        copies=copies,
    )


def _populate_from(leaf: Leaf, page: Page) -> None:
    """What `_populate_page` does, from HTML that was made with the Markdown."""
    page.markdown = ""  # none is needed any more, but a page without Markdown has no title
    page.meta = json.loads(leaf.meta)
    page.content = leaf.content
    headings = [{"level": level, "id": anchor, "name": name} for level, anchor, name in leaf.headings]
    page.toc = get_toc(nest_toc_tokens(headings))  # type: ignore[arg-type]


def _note(page: Page, files: SiteFiles) -> Noted:
    """What a page that MkDocs converted has to do with others."""
    links = {to.src_uri: dict(anchors) for to, anchors in (page.links_to_anchors or {}).items()}
    return Noted(frozenset(files.asked), frozenset(page.present_anchor_ids or ()), links)


def _check_anchors(site: _Site, pages: Mapping[str, Made]) -> None:
    """Let MkDocs say which links lead to anchors that are not there; it need not look at pages that have none.

    Links that led somewhere do so still, unless a page that was made anew has lost an anchor.
    """
    before = site.memory.pages if site.memory.checked else {}
    fresh = [uri for uri, made in pages.items() if before.get(uri) is not made]
    lost = any(uri in before and not before[uri].read().anchors <= pages[uri].read().anchors for uri in fresh)
    linking = pages if lost else fresh
    lacking = _find_lacking(linking, pages)
    for uri in linking if lacking else ():
        noted = pages[uri].read()
        linked = ((to, anchors) for to, anchors in noted.links.items() if to in lacking)
        dead = {to: anchors for to, anchors in linked if not lacking[to].isdisjoint(anchors)}
        if dead:
            for to in dead:
                _recall_anchors(site, to, pages[to].read().anchors, {})
            page = _recall_anchors(site, uri, noted.anchors, dead)
            page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _find_lacking(linking: Iterable[str], pages: Mapping[str, Made]) -> dict[str, set[str]]:
    """The anchors that pages link to and that are not there, by the page that lacks them.

    Each page is read by itself: what all of them have to do with others would fill the memory.
    """
    linked: dict[str, set[str]] = {}
    for uri in linking:
        for to, anchors in pages[uri].read().links.items():
            if to in pages:
                linked.setdefault(to, set()).update(map(intern, anchors))
    return {to: lacking for to, anchors in linked.items() if (lacking := anchors - pages[to].read().anchors)}


def _recall_anchors(site: _Site, uri: str, anchors: frozenset[str], links: Mapping[str, Mapping[str, str]]) -> Page:
    """Tell MkDocs what anchors a page has, and some that it links to, be it made now or before, here or elsewhere."""
    page = site.files.src_uris[uri].page
    assert page is not None
    page.present_anchor_ids = set(anchors)
    page.links_to_anchors = {site.files.src_uris[to]: dict(anchors) for to, anchors in links.items()}
    return page
