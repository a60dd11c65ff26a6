"""The keys of a front matter, a record, an edition: one table for the reader, the checker, the schema and the docs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

#: What stands after a key. line: one line of text. lines: a list of them. date: an ISO date or the beginning of one.
#: day: a whole ISO date. choice: one of some words. number: a whole number. prose: Markdown of the small subset.
#: proses: a list of such. keys: further keys, named here. items: a list of such. pairs: any key, a line of text each.
Form = Literal["line", "lines", "date", "day", "choice", "number", "prose", "proses", "keys", "items", "pairs"]


@dataclass(frozen=True, slots=True)
class Field:
    """One key.

    `example` is a line, or some lines, ready to paste; `kinds` the kinds of entry that may have it (empty: all);
    `pattern` what each line must match from end to end, and `pattern_says` the same in words; `longest` the number
    of characters a line may have; `verbatim` is true where the text is a cable's, to the letter; `fields` are the keys
    below it (forms keys and items).
    """

    key: str
    form: Form
    meaning: str
    example: str
    required: bool = False
    kinds: tuple[str, ...] = ()
    pattern: str = ""
    pattern_says: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 300
    verbatim: bool = False
    fields: tuple[Field, ...] = ()


#: The id of an entry, a note, a page: it stands in addresses for decades.
ID = "[a-z0-9]+(-[a-z0-9]+)*"
ID_SAYS = "small letters a to z, figures, and single hyphens between them, such as minsk-group"
#: A message reference number in its canonical form, as `generator.model.mrn` reads it.
MRN_PATTERN = "[0-9]{2}[A-Z]{2,}[1-9][0-9]*"
MRN_SAYS = "a message reference number such as 08BAKU129: year in two figures, post, number"
WEB = "https?://[^ ]+"
WEB_SAYS = "an address that begins with https:// or http://"

HELD = (
    Field(
        "office", "line", "Id of the office's entry, or its title in words", "office: foreign-minister", required=True
    ),
    Field("from", "date", "First day in office", "from: 2004-04"),
    Field("until", "date", "Last day in office", "until: 2020-07-16"),
)

ENTRY = (
    Field(
        "headword",
        "line",
        "The word or name as the cables spell it",
        "headword: GOAJ",
        required=True,
        longest=120,
    ),
    Field("expansion", "line", "What a short form stands for", "expansion: Government of Azerbaijan"),
    Field("variants", "lines", "Other spellings, which mean the same", "variants: [GoAJ]", longest=120),
    Field(
        "see",
        "lines",
        "Ids of further entries of the glossary that help the reader",
        "see: [quint]",
        pattern=f"((tags|posts|glossary)/)?{ID}",
        pattern_says="the id of an entry, which is its file's name without .md, such as quint",
    ),
    Field(
        "posts",
        "lines",
        "Sense only in cables of these posts, named as in a message reference number",
        "posts: [BAKU]",
        pattern="[A-Z]{2,}",
        pattern_says="the name of a post in capitals without blanks, as in a message reference number, such as BAKU",
    ),
    Field("from", "date", "Sense only in cables from this day on", "from: 2005-12"),
    Field("until", "date", "Sense only in cables until this day", "until: 2010-02-28"),
    Field(
        "tags",
        "lines",
        "Sense only in cables with one of these TAGS",
        "tags: [UNMIK]",
        pattern="[A-Z][A-Z0-9 ,.'/-]*",
        pattern_says="a code of the TAGS line, in capitals, such as UNMIK",
        longest=80,
    ),
    Field(
        "case",
        "choice",
        "Whether capitals and small letters must agree: exact or any",
        "case: exact",
        choices=("exact", "any"),
    ),
    Field(
        "former",
        "lines",
        "Ids that this entry once had; their addresses lead here",
        "former: [government-of-azerbaijan]",
        pattern=ID,
        pattern_says=ID_SAYS,
    ),
    Field(
        "authorities",
        "pairs",
        "Numbers of the same thing in authority files, each seen there",
        "authorities: {lcnaf: n79066095}",
    ),
    Field("contributors", "lines", "Who wrote the entry, as they wish to be named", "contributors: [A. Reader]"),
    Field(
        "sources",
        "proses",
        "How and where this is known; one source an item",
        'sources:\n  - "General knowledge of the field; no source read."',
        required=True,
        longest=1000,
    ),
    Field("symbol", "line", "Symbol or number of an instrument", "symbol: S/RES/1244 (1999)", kinds=("instrument",)),
    Field(
        "held",
        "items",
        "Offices a person held",
        "held:\n  - {office: foreign-minister, from: 2004-04, until: 2020-07-16}",
        kinds=("person",),
        fields=HELD,
    ),
    Field(
        "code",
        "line",
        "Code of the thing in its list: a TAGS code, a routing indicator, a country's letters",
        "code: RUEHKB",
        longest=40,
    ),
)

AT = (
    Field("paragraph", "number", "Number of the paragraph", "paragraph: 4"),
    Field("line", "line", "A line of the head, by its keyword", "line: TAGS", longest=40),
    Field("lemma", "line", "The words as the cable has them", 'lemma: "14."', required=True, verbatim=True),
    Field("nth", "number", "Which of several equal lemmas, counted from 1", "nth: 2"),
)
AT_FIELD = Field("at", "keys", "The place", 'at: {paragraph: 4, lemma: "14."}', required=True, fields=AT)

DECIDED = (
    Field("by", "line", "Who decided", "by: the editors", required=True),
    Field("on", "day", "When", "on: 2026-11-23", required=True),
)

EMENDATIONS = (
    AT_FIELD,
    Field("reading", "line", "What the edition reads there", 'reading: "¶4."', required=True, verbatim=True),
    Field("reason", "line", "Why, in a sentence", "reason: The pilcrow of the source became a 1.", longest=1000),
    Field("accepted", "keys", "Who accepted it", "accepted: {by: the editors, on: 2026-11-23}", fields=DECIDED),
    Field("rejected", "keys", "Who refused it", "rejected: {by: the editors, on: 2026-11-23}", fields=DECIDED),
)

READINGS = (
    AT_FIELD,
    Field("witness", "line", "The other witness", "witness: PlusD", required=True),
    Field("reading", "line", "What it reads", "reading: UNAUS", required=True, verbatim=True),
    Field("note", "line", "What the editors say of it", "note: Not in the lists of tags.", longest=1000),
)

NOTES = (
    Field(
        "id",
        "line",
        "Permanent: its address is #note-ID",
        "id: munich",
        required=True,
        pattern=ID,
        pattern_says=ID_SAYS,
    ),
    AT_FIELD,
    Field("text", "prose", "The note", "text: The 44th Munich Conference.", required=True, longest=5000),
)

COPIES = (
    Field("where", "line", "Where the copy is", "where: PlusD", required=True),
    Field(
        "address",
        "line",
        "Its address",
        "address: https://archive.example/08STATE14284",
        pattern=WEB,
        pattern_says=WEB_SAYS,
    ),
    Field("note", "line", "What the editors say of it", "note: Header to paragraph 4.", longest=1000),
)

WITNESS = (
    Field(
        "sha256",
        "line",
        "Checksum of source.txt",
        "sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        pattern="[0-9a-f]{64}",
        pattern_says="64 figures and small letters a to f",
    ),
    Field(
        "original",
        "line",
        "Checksum of the text as it was received, where words were withheld from source.txt since (the verb redact)",
        "original: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        pattern="[0-9a-f]{64}",
        pattern_says="64 figures and small letters a to f",
    ),
    Field("received", "day", "When the text was received", "received: 2026-11-23"),
    Field("provenance", "line", "Where the text comes from, in a sentence", "provenance: Received …", longest=1000),
    Field(
        "encoding",
        "choice",
        "How source.txt is encoded, where it is not UTF-8",
        "encoding: windows-1252",
        choices=("utf-8", "windows-1252", "iso-8859-1"),
    ),
)

WITHDRAWN = (
    Field("on", "day", "Since when", "on: 2026-11-23", required=True),
    Field(
        "reason",
        "line",
        "Why, in a sentence; it stands on the notice",
        "reason: It names a person who asked not to be named.",
        required=True,
        longest=1000,
    ),
)

SETTLED = (
    *DECIDED,
    Field("review", "day", "When it is to be decided anew", "review: 2036-11-23", required=True),
)

EXTENT = (
    Field("places", "number", "In how many places", "places: 2", required=True),
    Field("words", "number", "How many words in all", "words: 4", required=True),
    Field("characters", "number", "How many characters in all", "characters: 31", required=True),
)

PROTECTIONS = (
    Field(
        "marking",
        "line",
        "The request as the cable has it, with its parentheses",
        "marking: (strictly protect)",
        required=True,
        verbatim=True,
    ),
    Field("nth", "number", "Which of several equal requests, counted from 1; without it, all of them", "nth: 2"),
    Field(
        "decision",
        "choice",
        "What becomes of the words that name the source",
        "decision: withhold",
        required=True,
        choices=("publish", "withhold", "replace"),
    ),
    Field("words", "lines", "The words that are taken out, wherever they stand", "words: [Full Name, Name]"),
    Field(
        "redacted",
        "keys",
        "How much was taken out of source.txt itself; in the place of words, written by the verb redact",
        "redacted: {places: 2, words: 4, characters: 31}",
        fields=EXTENT,
    ),
    Field("reading", "line", "What stands in their place, where they are replaced", 'reading: "[a local official]"'),
    Field("reason", "line", "Why", "reason: The person may still be in danger.", required=True, longest=1000),
    Field("decided", "keys", "Who decided", "decided:", required=True, fields=SETTLED),
)

ERRATA = (
    Field("on", "day", "Day of the change", "on: 2027-01-05", required=True),
    Field(
        "at",
        "line",
        "The anchor that changed or went",
        "at: p3",
        required=True,
        pattern="[a-z][a-z0-9-]*",
        pattern_says="the last part of an address, without #, such as p3",
    ),
    Field("text", "prose", "What stood there, and why it changed", "text: Until release 1 …", required=True),
)

RECORD = (
    Field("schema", "choice", "The form of this record", "schema: 1", required=True, choices=("1",)),
    Field("witness", "keys", "The text as received", "witness:", fields=WITNESS),
    Field(
        "state",
        "choice",
        "How far the editors' work has come",
        "state: annotated",
        required=True,
        choices=("raw", "proofread", "annotated", "held", "withdrawn", "cited"),
    ),
    Field("summary", "prose", "The editors' summary", "summary: The minister asks that …", longest=5000),
    Field("emendations", "items", "Changes to the text and decisions on them", "emendations:", fields=EMENDATIONS),
    Field("readings", "items", "What other witnesses read", "readings:", fields=READINGS),
    Field("notes", "items", "Notes to places of the text", "notes:", fields=NOTES),
    Field("senses", "pairs", "Which entry a headword means in this cable, or none", "senses: {GOS: gos-serbia}"),
    Field("unlinked", "lines", "Headwords that are not linked in this cable", "unlinked: [ref]"),
    Field("title", "line", "Title of a telegram that is only cited", "title: Kosovo: points to deliver"),
    Field("date", "line", "Its date in words", "date: about 11 February 2008"),
    Field("sent", "date", "Its date", "sent: 2008-02-11"),
    Field("copies", "items", "Public copies of it", "copies:", fields=COPIES),
    Field("cites", "pairs", "What it cites: letter or number, and the telegram", "cites: {B: 08BAKU129}"),
    Field("sources", "proses", "How and where this is known", "sources:", longest=1000),
    Field("errata", "items", "What a published page said, and says no more", "errata:", fields=ERRATA),
    Field(
        "protections",
        "items",
        "What was decided where the writer asks to protect a source",
        "protections:",
        fields=PROTECTIONS,
    ),
    Field("withdrawn", "keys", "Since when and why the cable is withdrawn", "withdrawn:", fields=WITHDRAWN),
)

LANDMARKS = (
    Field("date", "date", "The day", "date: 2008-02-17", required=True),
    Field("event", "line", "What happened", "event: Kosovo declares independence", required=True),
)

EDITION = (
    Field("title", "line", "Name of the edition", "title: The Kosovo Precedent", required=True),
    Field("subtitle", "line", "Its subject", "subtitle: Diplomatic cables on …"),
    Field("kind_line", "line", "What kind of book this is", "kind_line: A documentary edition"),
    Field(
        "language", "line", "Language of the editors' prose", "language: en", pattern="[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"
    ),
    Field("editors", "lines", "Who answers for text and notes", "editors: [A. Editor]"),
    Field("publisher", "line", "Who publishes it", "publisher: The Kosovo Precedent"),
    Field("text_licence", "line", "Licence of the cables' text", "text_licence: Public domain"),
    Field("text_licence_address", "line", "Where it is explained", "text_licence_address: https://…", pattern=WEB),
    Field("notes_licence", "line", "Licence of the notes", "notes_licence: CC BY 4.0"),
    Field("notes_licence_address", "line", "Where it is explained", "notes_licence_address: https://…", pattern=WEB),
    Field(
        "base_address",
        "line",
        "Where the edition is read",
        "base_address: https://kosovo-precedent.example/",
        required=True,
        pattern="https?://[^ ?#]+/",
        pattern_says="an address that begins with https:// and ends in a slash",
    ),
    Field("repository", "line", "Where its files are kept", "repository: https://code.example/edition", pattern=WEB),
    Field(
        "repository_kind",
        "choice",
        "Which kind of code host that is",
        "repository_kind: github",
        choices=("github", "git"),
    ),
    Field("repository_branch", "line", "The branch", "repository_branch: main", pattern="[^ ]+"),
    Field("release", "line", "Number of the release", 'release: "1"', pattern="[^ /]+", longest=40),
    Field("released", "day", "Its day", "released: 2026-11-23"),
    Field("contact", "line", "Where a reader may write", "contact: editors@kosovo-precedent.example"),
    Field("answers", "line", "What answer to expect", "answers: The editors answer within two weeks."),
    Field("begin", "line", "The cable to begin with", "begin: 08BAKU129", pattern=MRN_PATTERN, pattern_says=MRN_SAYS),
    Field("begin_lead", "line", "The words that lead to it", "begin_lead: Five days before …", longest=1000),
    Field(
        "pdf",
        "choice",
        "Whether each cable is printed as PDF, and its page links to it",
        "pdf: no",
        choices=("yes", "no"),
    ),
    Field("landmarks", "items", "Days that the timeline marks", "landmarks:", fields=LANDMARKS),
)

PAGE = (
    Field("title", "line", "Title of the page", "title: Editorial method", required=True),
    Field("description", "line", "What it is about, in a sentence", "description: How the text was made."),
    Field(
        "former",
        "lines",
        "Names that this page once had; their addresses lead here",
        "former: [method]",
        pattern=ID,
        pattern_says=ID_SAYS,
    ),
    Field(
        "section",
        "choice",
        "Its word of the navigation",
        "section: about",
        choices=("cables", "glossary", "persons", "dates", "about"),
    ),
    Field(
        "quotations",
        "choice",
        "What its quotations are: prose, or lines of a telegram, which are set as such",
        "quotations: lines",
        choices=("prose", "lines"),
    ),
)


def fields_of(fields: Iterable[Field], kind: str) -> tuple[Field, ...]:
    """Those of `fields` that an entry of this kind may have."""
    return tuple(field for field in fields if not field.kinds or kind in field.kinds)
