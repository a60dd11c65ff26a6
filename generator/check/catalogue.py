"""Every kind of fault there is: code, severity, what it means, what to do, an example. No code is used twice.

`docs/problems.md` is made of this list (`create_page`); the tests hold list, code, examples and page together. A code
that was given up is never given to another fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generator.model.problem import Severity

FAMILIES = {
    "Y": "How a file is written",
    "G": "Entries",
    "R": "Cables and their records",
    "P": "Reading a telegram",
    "E": "The edition",
    "A": "Addresses",
    "S": "Making the site",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault; `example` is what brings it about: a line of a file, or what was done, in words."""

    code: str
    severity: Severity
    meaning: str
    remedy: str
    example: str
    wording: Literal["line", "words"] = "line"


def _error(code: str, meaning: str, remedy: str, example: str) -> Kind:
    return Kind(code, "error", meaning, remedy, example)


def _error_where(code: str, meaning: str, remedy: str, example: str) -> Kind:
    return Kind(code, "error", meaning, remedy, example, "words")


def _warning(code: str, meaning: str, remedy: str, example: str) -> Kind:
    return Kind(code, "warning", meaning, remedy, example)


def _warning_where(code: str, meaning: str, remedy: str, example: str) -> Kind:
    return Kind(code, "warning", meaning, remedy, example, "words")


def _note_where(code: str, meaning: str, remedy: str, example: str) -> Kind:
    return Kind(code, "note", meaning, remedy, example, "words")


FILES = (
    _error_where(
        "Y001",
        "A file or folder cannot be read.",
        "Give everyone the right to read it, or take it out.",
        "A file without permission to read it.",
    ),
    _error_where(
        "Y002",
        "A symbolic link, or another thing that is no ordinary file; it might lead out of the edition.",
        "Put the file itself in its place.",
        "A link from glossary/ to a file elsewhere on the disk.",
    ),
    _error_where(
        "Y003",
        "The file is too large to have been written by hand, or to be one cable.",
        "Shorten it, or split it.",
        "An entry of more than 256 KB, a cable of more than 4,096 KB.",
    ),
    _error_where(
        "Y004",
        "The file is not in UTF-8, the encoding of all files here.",
        "Save it as UTF-8; the report shows how the line probably reads.",
        "A file saved as “Western (Windows 1252)”, with an é in it.",
    ),
    _warning_where(
        "Y005",
        "The file begins with an invisible byte order mark.",
        "Save it as “UTF-8”, not “UTF-8 with BOM”.",
        "A file saved by an old version of Notepad.",
    ),
    _error_where(
        "Y006",
        "A control character, or another that is no letter, figure or sign.",
        "Delete it, or put a blank or a new line in its place.",
        "A form feed, copied out of a PDF.",
    ),
    _error_where(
        "Y007",
        "An invisible sign that turns the direction of writing; a line with it may read otherwise than it is.",
        "Delete it: put the cursor behind it and press the backspace key once.",
        "A right-to-left override inside a name.",
    ),
    _error_where(
        "Y008",
        "An invisible character: a word with it is never found.",
        "Delete it: put the cursor behind it and press the backspace key once.",
        "A soft hyphen or a zero-width blank, copied out of a web page.",
    ),
    _error(
        "Y009",
        "The marks of a merge: two changes to the same lines met, and both still stand in the file.",
        "Keep the lines that are right; delete the others and the marks.",
        "<<<<<<< HEAD",
    ),
    _error_where("Y010", "A line is too long.", "Break it.", "A line of more than 10,000 characters."),
    _error_where(
        "Y011",
        "A file that has no place here: of another sort, or in another folder than its like.",
        "Rename or move it as the report says, or take it out.",
        "An entry named goaj.txt; a picture in the folder of a cable.",
    ),
    _error_where("Y012", "The file is empty.", "Write what belongs into it, or delete it.", "An empty goaj.md."),
    _error_where(
        "Y013",
        "A letter with an accent is put together from pieces: it looks right, and no search finds it.",
        "Type it anew, or paste the line from the report.",
        "Chargé, with the accent as a character of its own.",
    ),
    _error_where(
        "Y014",
        "The name of a file has characters that cannot be printed.",
        "Rename it.",
        "A name with a line break in it.",
    ),
)

FORM = (
    _error(
        "Y020",
        "A colon and a blank inside a text without quotes: the colon ends a key.",
        "Put straight quotes round the text.",
        "expansion: Government: of Azerbaijan",
    ),
    _error_where("Y021", "A tab in the keys.", "Put blanks in its place.", "A tab between the colon and the text."),
    _error("Y022", "A quote is opened and never closed.", "Close it.", 'headword: "GOAJ'),
    _error(
        "Y023",
        "Curly quotes round a value; only straight ones hold it together, and curly ones are printed.",
        "Leave them out, or write straight ones.",
        "headword: “GOAJ”",
    ),
    _error(
        "Y024",
        "A blank and # begin a comment, and what follows is lost.",
        "Put quotes round the whole. Before a comment that is meant put two blanks.",
        "expansion: Resolution #1244",
    ),
    _error("Y025", "No blank after the colon of a key.", "Write one.", "headword:GOAJ"),
    _error(
        "Y026",
        "A line stands further in or out than those of its kind.",
        "Let all of them begin equally far in.",
        "  expansion: Government of Azerbaijan",
    ),
    _error("Y027", "A key stands twice.", "Keep one, or join them.", "headword: GOA"),
    _error(
        "Y028",
        "A text that begins with * or &, which refer to other places of the file.",
        "Put straight quotes round it.",
        "expansion: *Quint*",
    ),
    _error(
        "Y029",
        "A text that begins with !, an instruction to a program.",
        "Put straight quotes round it.",
        "code: !!python/object/apply:os.system [echo]",
    ),
    _error("Y030", "A key << that takes over others from elsewhere.", "Write the keys out.", "<<: *goaj"),
    _error_where(
        "Y031",
        "A second document in one file; it would be ignored.",
        "Delete the line --- that begins it, or all that follows.",
        "A line --- in the midst of record.yml.",
    ),
    _error("Y032", "Lists in lists, more than eight deep.", "Write it flatter.", "variants: [[[[[[[[[GoAJ]]]]]]]]]"),
    _error_where(
        "Y033",
        "The file does not begin with a line of three hyphens.",
        "Write --- as the very first line, and again below the last key.",
        "An entry that begins with its headword.",
    ),
    _error_where(
        "Y034",
        "The keys are not closed by a line of three hyphens.",
        "Write --- below the last key.",
        "An entry whose gloss follows the last source directly.",
    ),
    _error_where(
        "Y035",
        "There are no keys where keys should be.",
        "Begin with a line such as headword: GOAJ.",
        "Only prose between ---.",
    ),
    _error(
        "Y036",
        "A text that begins with a sign of YAML, or goes on after its closing quote.",
        "Put quotes round the whole.",
        'expansion: "Government" of Azerbaijan',
    ),
    _error(
        "Y037",
        "An item of a list is not written as one: no blank after the hyphen, too far in, or no list above.",
        "Write each item on a line of its own, with a hyphen, a blank, and equally far in.",
        "  -08BAKU129, in this edition.",
    ),
    _error("Y038", "A bracket too few or too many.", "Close it, or take it out.", "variants: [GoAJ, GOA"),
    _error(
        "Y039",
        "The form is wrong in another way, which the report names in the words of the YAML reader.",
        "Compare with an entry that is right; put a text with unusual signs in quotes.",
        "variants: [GoAJ}",
    ),
    _error("Y040", "A key that is no word.", "Write a word, a colon, and what it says.", "? [a, b]"),
    _error("Y041", "A line without key, or a key without colon.", "Write the key and the colon.", "headword GOAJ"),
    _error_where(
        "Y042",
        "A no-break space where a blank must be.",
        "Type a blank in its place.",
        "A no-break space after the colon, copied out of a web page.",
    ),
    _error("Y043", "One text where a list is expected.", "Put it in square brackets.", "variants: GoAJ, GOA"),
    _error("Y044", "A list where one text is expected.", "Leave out the brackets or the hyphen.", "headword: [GOAJ]"),
    _error("Y045", "A text where keys are expected.", "Write keys, each with a colon.", "  - Foreign Minister"),
    _error("Y046", "A key without anything after it.", "Fill it, or delete it.", "expansion:"),
    _error(
        "Y047",
        "There is no such key.",
        "Use the one that the report suggests, or delete it.",
        "expantion: Government of Azerbaijan",
    ),
    _error("Y048", "A key that only entries of other kinds have.", "Delete it.", "symbol: S/RES/1244 (1999)"),
    _error_where("Y049", "A key that must be there is missing.", "Write it.", "An entry without sources."),
    _error(
        "Y050",
        "No date, or not written as dates are here.",
        "Write 2008-02-12, 2008-02 or 2008.",
        "from: 12 February 2008",
    ),
    _error("Y051", "A word that is none of those to choose from.", "Write one of them.", "case: exactly"),
    _error("Y052", "A text not of the form that its key has.", "Write it as in the report.", "posts: [Baku]"),
    _error_where("Y053", "A text is too long.", "Shorten it.", "A headword of more than 120 characters."),
    _error("Y054", "The same thing twice in a list.", "Delete one.", "variants: [GoAJ, GoAJ]"),
)

PROSE = (
    _error("Y060", "HTML, the language of web pages.", "Delete it.", "The <b>host</b> government."),
    _error("Y061", "A picture.", "Delete it, or link it.", "![Map](map.png) The host government."),
    _error(
        "Y062",
        "Words of a program: between grave accents, or behind four blanks.",
        "Write them as text.",
        "Short for `GO` and the country.",
    ),
    _error(
        "Y063",
        "A heading where there is none, or of the rank of the title.",
        "Write a sentence; in a page, ##.",
        "# Meaning",
    ),
    _error(
        "Y064",
        "A list with numbers.",
        "Write hyphens; before a full stop that is meant, a backslash.",
        "1. the government",
    ),
    _error("Y065", "A rule across the page.", "Delete the line.", "***"),
    _error(
        "Y066",
        "A link that is neither https, http nor mailto.",
        "Link such an address.",
        "See [this](javascript:alert(1)).",
    ),
    _error("Y067", "A link to a file that is not there.", "Correct the path.", "See the [Quint](../terms/qint.md)."),
    _error(
        "Y068",
        "A link that leads out of content/, or is not counted from the file it stands in.",
        "Write the way from this file to the other.",
        "See the [Quint](/glossary/quint).",
    ),
    _error(
        "Y069",
        "A link without words.",
        "Write them between the square brackets.",
        "The host government. [](../terms/quint.md)",
    ),
    _error("Y070", "What looks like a link, and is none.", "Write [words](path).", "See the [[Quint]]."),
    _error("Y071", "What looks like a table; there are none.", "Write a list or sentences.", "| GO | Government of |"),
    _error(
        "Y072",
        "What looks like a footnote; there are none.",
        "Write it into the text.",
        "The host government.[^1]",
    ),
    _error("Y073", "Lists or quotations, more than six deep.", "Write it flatter.", "> > > > > > > deep"),
    _error(
        "Y074",
        "The address of a link apart from its words.",
        "Write it where the words are.",
        "[q]: ../terms/quint.md",
    ),
    _error(
        "Y075",
        "A link with a title in quotes, which no reader would see.",
        "Leave it out.",
        'See [this](https://a.example/ "a title").',
    ),
    _warning("Y076", "An asterisk that opens or closes nothing.", "Write *words*, or \\*.", "The *host government."),
)

ENTRIES = (
    _error_where(
        "G001", "Nothing stands below the keys: the gloss is missing.", "Write it.", "An entry of keys alone."
    ),
    _error_where(
        "G003",
        "The name of the file cannot be an id, which is part of an address for decades.",
        "Rename the file: small letters, figures, single hyphens.",
        "An entry in a file named GOAJ.md.",
    ),
    _error_where(
        "G004",
        "Two entries have one id, whatever their kind and their capitals.",
        "Join them, or rename one.",
        "terms/quint.md beside organizations/quint.md.",
    ),
    _error_where(
        "G006",
        "There is no such kind of entry.",
        "Move the file into the folder of its kind.",
        "glossary/people/fried.md.",
    ),
    _error(
        "G007",
        "A letter of another script that only looks Latin: no cable has this word, and a reader is deceived.",
        "Type it on a Latin keyboard, or paste the line from the report.",
        "headword: GОAJ",
    ),
    _error("G008", "“see” names an entry that is not there.", "Correct the id, or write the entry.", "see: [qint]"),
    _error("G009", "An entry sends the reader to itself.", "Name another.", "see: [goaj]"),
    _warning(
        "G010",
        "Entries send the reader round in a circle. Each page shows who sends the reader to it, so once is enough.",
        "Delete one of the ids that the report names.",
        "see: [quint]",
    ),
    _warning_where(
        "G012",
        "The first paragraph is too long for the card in which it also stands.",
        "Say in a sentence or two what it is, and go on in a second paragraph.",
        "A first paragraph of more than sixty words.",
    ),
    _warning("G013", "The headword stands among its variants.", "Delete it there.", "variants: [GOAJ, GoAJ]"),
    _error("G014", "A time that ends before it begins.", "Exchange the two, or correct one.", "until: 2004"),
    _error(
        "G015",
        "The id of an office that has no entry.",
        "Correct it, write the entry, or write the office in words.",
        "  - {office: foreign-ministr, from: 2004-07}",
    ),
    _error("G016", "The present id of the entry stands among its former ones.", "Delete it.", "former: [goaj]"),
    _error("G017", "A former id that another entry has now.", "Delete it, or join the two.", "former: [quint]"),
    _error("G018", "A former id that two entries claim.", "Delete it in one of them.", "former: [five]"),
    _error(
        "G020",
        "Markup in a line of the keys, where it would be printed as it stands.",
        "Write the words alone.",
        "expansion: The *Government* of Azerbaijan",
    ),
    _error_where(
        "G021",
        "Two blanks together, or a no-break space, in a headword or variant: no cable has it so.",
        "Write one blank.",
        "A headword with a no-break space, copied out of a web page.",
    ),
    _error("G022", "Something has yet to be filled in.", "Write it, or delete the line.", "  - TODO"),
    _warning_where(
        "G024",
        "No cable mentions the headword, and no entry sends the reader to it; or all cables mean another entry by it.",
        "If the cables spell it otherwise, add their spelling to the variants.",
        "An entry for a name that occurs in no cable.",
    ),
    _warning_where(
        "G025",
        "A person's name without the comma that says which word is the surname.",
        "Write surname, comma, first names.",
        "headword: Anne Derse, in a file named derse-anne.md.",
    ),
    _warning("G026", "A post that nobody knows.", "Correct its name.", "posts: [BAKKU]"),
    _error("G029", "Headword and expansion are exchanged.", "Exchange them.", "expansion: GOAJ"),
    _warning_where(
        "G201",
        "Two entries share a spelling, and nothing tells them apart.",
        "Say where each is meant, by posts, from, until or tags.",
        "Two entries GOS, neither with posts.",
    ),
)

CABLES = (
    _error_where(
        "R001",
        "The text in source.txt is not the one that was received, or the record does not say which that was.",
        "Restore it from the history, or write the checksum that the report gives.",
        "One letter corrected in source.txt. (An emendation in the record is the way.)",
    ),
    _error_where("R002", "A cable without a record.", "Write record.yml beside it.", "A folder with source.txt alone."),
    _error("R003", "A record without a text.", "Add source.txt, or write state: cited.", "state: raw"),
    _error_where(
        "R004",
        "The folder of a cable is not named by its message reference number, or lies in another year.",
        "Rename or move it as the report says.",
        "A folder cables/2008/BAKU129.",
    ),
    _error("R005", "The text of a telegram that is said to be only cited.", "Write another state.", "state: cited"),
    _error("R007", "Two notes with one id, and with it one address.", "Give one of them another.", "  - id: quint"),
    _error("R008", "No message reference number.", "Write it as 08BAKU129.", "cites: {A: LISBON 17}"),
    _warning_where(
        "R010",
        "The record of a telegram that is only cited names no source.",
        "Say how it is known.",
        "A record with state: cited and without sources.",
    ),
    _warning_where(
        "R011",
        "A change to the text is proposed, and no editor has decided.",
        "Accept or refuse it with the verb accept, or in the record with the lines that the report gives.",
        "A paragraph numbered 14 after the third.",
    ),
    _warning_where(
        "R012",
        "A cable refers to another of which the edition knows nothing.",
        "Add the cable, or a record of what is known of it.",
        "REF: A. STATE 13716, without cables/2008/08STATE13716/.",
    ),
    _note_where(
        "R013",
        "A reference leads to no page: a septel that nothing names, or a paper that is no telegram.",
        "Name the telegram under senses, or write a note; otherwise nothing is to be done.",
        "Other topics are reported septel.",
    ),
    _error_where(
        "R016", "An emendation is both accepted and rejected.", "Keep what holds.", "Both keys under one emendation."
    ),
    _error(
        "R017",
        "The cable is withdrawn, and its record does not say since when and why.",
        "Write the key withdrawn, with on and reason.",
        "state: withdrawn",
    ),
    _error_where(
        "R018",
        "The writer asks to protect a source, and no editor has decided. The cable is held back: a notice stands at "
        "its address, and the rest of the edition builds.",
        "Write what was decided, under the key protections of the record; or state: held.",
        "(strictly protect) after a name, and a record without protections.",
    ),
    _error_where(
        "R019",
        "A decision on a protected source is void: the cable has no request that reads so.",
        "Write the marking as the cable has it, or take the decision out.",
        "A marking with a word that the cable does not have.",
    ),
    _error_where(
        "R020",
        "A decision to withhold or replace does not say what, or names words that the cable does not have.",
        "Write the words as the cable has them.",
        "decision: withhold, without words.",
    ),
    _warning_where(
        "R021",
        "Here may stand an e-mail address, or the number of a telephone or passport, of a private person.",
        "Ask whether the reader needs it.",
        "passport number 12345678",
    ),
    _warning_where(
        "R022",
        "A decision on a protected source was to be reviewed before the day of the release.",
        "Take it anew, and write the day, with the next day of review.",
        "review: 2036-11-23, in an edition released on 2037-01-05.",
    ),
    _error(
        "R101",
        "The words of a lemma do not stand in that place of the cable.",
        "Copy them from the cable, whole words with its own quotation marks.",
        "  - at: {paragraph: 1, lemma: Vienna}",
    ),
    _error(
        "R102",
        "The words of a lemma stand there more than once.",
        "Say which with nth, or give more words.",
        "  - at: {paragraph: 1, lemma: the}",
    ),
    _error(
        "R103", "There are fewer such words than nth says.", "Count again, from 1.", "  - at: {lemma: the, nth: 99}"
    ),
    _error(
        "R104",
        "There is no such paragraph or line.",
        "Name one that the cable has.",
        "  - at: {paragraph: 99, lemma: x}",
    ),
    _error_where("R105", "Two changes overlap.", "Choose the words so that they do not.", "Two decisions on one word."),
    _error_where("R106", "The reading is what stands there already.", "Take it out.", "lemma: the, reading: the"),
    _error_where("R107", "A change is refused that nobody proposed.", "Take it out.", "rejected: at a sound place."),
    _warning_where(
        "R110",
        "More than one entry may be meant, and nothing decides: there is no link.",
        "Choose in the record under senses.",
        "GOS in a cable from Paris.",
    ),
    _error(
        "R111", "senses names what is not there.", "Write the id of an entry, or none.", "senses: {GOS: gos-serbja}"
    ),
    _warning(
        "R112",
        "senses or unlinked concerns words that the cable does not have.",
        "Write them as the cable has them, or take the line out.",
        "unlinked: [NATO]",
    ),
    _warning_where(
        "R120",
        "The text refers to a reference or paragraph that the cable does not have.",
        "If it means another paper, say so under unlinked.",
        "ref c, in a cable with references A and B.",
    ),
)

TELEGRAMS = (
    _warning_where("P001", "No message reference number.", "Name the folder after it.", "A text without a number."),
    _warning_where(
        "P002",
        "The text says another number than the one it was asked for by, which holds.",
        "If it stands under a wrong number, move it.",
        "BAKU 000130 in the folder 08BAKU129.",
    ),
    _warning_where(
        "P003", "No date-time group, or one that is no date.", "None, if the source has none.", "321439Z FEB 08"
    ),
    _warning_where("P004", "No classification.", "None, if the source has none.", "A text that begins at paragraph 1."),
    _warning_where("P005", "No SUBJECT line.", "None, if the source has none.", "A text that begins at paragraph 1."),
    _warning_where("P006", "No paragraph.", "Check that the text is whole.", "A header alone."),
    _note_where("P007", "The numbers of the paragraphs do not run on.", "None, if it is so.", "Paragraph 5 after 3."),
    _note_where(
        "P008", "Characters that no rule could name.", "None; they are shown as they stand.", "A line of nonsense."
    ),
    _warning_where("P009", "The text ends in the middle.", "Look for a whole copy.", "A text that ends in three dots."),
    _warning_where(
        "P010",
        "The writer asks to protect a source.",
        "Hold the cable back (state: held) until the editors have decided.",
        "(strictly protect) after a name.",
    ),
    _warning_where(
        "P011", "A line of the head of the message is doubtful.", "Compare the source.", "A TAGS line cut off."
    ),
    _error_where("P012", "A witness whose bytes are no text.", "Save it as plain text.", "A picture named source.txt."),
)

EDITION = (
    _error_where("E001", "There is no edition.yml.", "Write one.", "An empty folder content/."),
    _error(
        "E002",
        "mkdocs.yml and edition.yml call the edition by different names.",
        "Write the one of edition.yml.",
        "site_name: The Kosovo Precedents",
    ),
    _error(
        "E003",
        "mkdocs.yml and edition.yml say different addresses.",
        "Write the one of edition.yml.",
        "site_url: https://elsewhere.example/",
    ),
    _error(
        "E004",
        "With repo_url in mkdocs.yml each reader's browser would ask the code host, a third party.",
        "Delete it.",
        "repo_url: https://code.example/edition",
    ),
    _error_where(
        "E005", "A page bears the name of an address that the edition makes itself.", "Rename it.", "pages/cables.md."
    ),
    _error("E006", "The home page is to begin with a cable that is not there.", "Name another.", "begin: 05LISBON18"),
    _error("E007", "A former name of a page is the name of another.", "Take it out.", "former: [about]"),
)

ADDRESSES = (
    _error_where(
        "A001",
        "A page that was published is gone, or the text of a cable is.",
        "Restore it; or let an entry take the address over (former), or withdraw the cable.",
        "An entry that was deleted or renamed.",
    ),
    _error_where(
        "A002",
        "A place on a page that was published is gone.",
        "Undo what changed it, or write an erratum into the record.",
        "A note that was deleted; paragraph 9, where there are now eight.",
    ),
    _error_where(
        "A003",
        "A place on a page has other words than those that were published.",
        "Undo what changed it, or write an erratum into the record.",
        "Paragraph 4 is now what was paragraph 5.",
    ),
    _error_where(
        "A004", "A file that was published is gone.", "Let the edition make it again.", "A list in CSV, no longer made."
    ),
    _error(
        "A005",
        "A line of the ledger cannot be read.",
        "Restore addresses.txt from its history.",
        "1 /cables/05LISBON17/#p1",
    ),
    _error(
        "A006",
        "A line of the record of a release cannot be read.",
        "Restore the file in releases/ from its history.",
        "cables/05LISBON17 annotated",
    ),
)

SITE = (
    _error_where(
        "S101", "MkDocs could not use a page, or warns of it.", "Mend what it says.", "A link to a page that is gone."
    ),
    _error_where("S102", "A template of the theme cannot be used.", "Mend it.", "A block that is never closed."),
    _error_where(
        "S103",
        "The place for the site holds something else, which would be lost.",
        "Name another with --site.",
        "--site, with a folder of one's own papers.",
    ),
    _error_where(
        "S104",
        "Words that a record withholds stand in a file of the site. The live site is left as it is.",
        "Take them out of the note, summary, entry or page that has them; or publish them after all.",
        "A summary that names the person whose name the record withholds.",
    ),
    _error_where(
        "S105",
        "A cable in the site is not what was received: reading text, log of changes and page do not agree.",
        "Build the site again; if it stays so, report it: the software is at fault.",
        "A page of the site with a letter changed by hand.",
    ),
    _error_where(
        "S106",
        "A link of the site leads nowhere, or an id stands twice on a page.",
        "Build the site again; if it stays so, report it.",
        "A page removed from the site by hand.",
    ),
    _error_where(
        "S107",
        "A page cannot be made, or a cable not be read. The others are; the live site is left as it is.",
        "Report it, with what is said: the software is at fault.",
        "A page or a cable for which a rule of the generator knows no answer.",
    ),
)

KINDS_OF_FAULT: tuple[Kind, ...] = (*FILES, *FORM, *PROSE, *ENTRIES, *CABLES, *TELEGRAMS, *EDITION, *ADDRESSES, *SITE)
CATALOGUE = {kind.code: kind for kind in KINDS_OF_FAULT}


PREFACE = """\
# Faults

What `python3 -m generator check` can find. Each fault is told so: file, line and column, severity, code, what is so,
and below, further in, how to put it right, where possible with a line ready to paste.

```text
content/glossary/abbreviations/goaj.md:3:22: error Y020 This text needs quotes: without them its colon ends a key.
    Write:
    expansion: "Government: of Azerbaijan"
```

An `error` stops the edition from being built; a `warning` or a `note` does not. Of one kind a hundred are shown, and
the rest are counted. This page is made of the list in `generator/check/catalogue.py`; a test holds the two together.
"""


def create_page() -> str:
    """docs/problems.md: every kind of fault, by family."""
    lines = [PREFACE.rstrip("\n")]
    for family, kinds in groupby(KINDS_OF_FAULT, key=lambda kind: kind.code[0]):
        lines += ["", f"## {FAMILIES[family]}", "", "| code | severity | what is so | what to do | example |"]
        lines.append("|---|---|---|---|---|")
        for kind in kinds:
            example = kind.example if kind.wording == "words" else f"`{kind.example}`"
            if "`" in kind.example:
                example = f"`` {kind.example} ``"
            cells = [kind.code, kind.severity, _cell(kind.meaning), _cell(kind.remedy), example.replace("|", "\\|")]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Words as a cell of a table in Markdown."""
    for sign in "\\*_<>|[]`":
        text = text.replace(sign, f"\\{sign}")
    return text
