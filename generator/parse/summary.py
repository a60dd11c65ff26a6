"""The writer's own summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.body import TextParagraph

# Summary: | SUMMARY. | BEGIN SUMMARY | Summary and Introduction: | (SBU) Summary/Comment - | Summary Only
_LABEL = re.compile(
    r"\W{0,3}(?:begin )?(?:executive |[a-z]{5,12} and )?summary(?: only)?"
    r"(?:(?: and |/| & |, )[a-z]{2,15}(?: [a-z]{2,15}){0,2})?"
    r" {0,2}(?:[:.)\]\-–—]{1,3}|(?=\n)|$)\s*",
    re.IGNORECASE,
)
# SUMMARY | Executive Summary | SUMMARY AND COMMENT: a heading
_HEADING = re.compile(r"[^A-Za-z]{0,4}(?:[A-Z]{3,12} (?:and )?)?summary\b", re.IGNORECASE)
# End Summary | END⏎SUMMARY AND INTRODUCTION | (End of Summary.)
_END = re.compile(
    r"[Ee](?:nd|ND)\s{1,3}(?:of\s{1,3}|OF\s{1,3})?(?:executive\s{1,3}|EXECUTIVE\s{1,3})?(?:[Ss]ummary|SUMMARY)\b"
)
# a portion mark that follows the label: Summary: (C) …
_MARK = re.compile(r"\([A-Z/]{1,8}\)\s*")
# Summary, continued: | Summary cont'd.
_CONTINUED = re.compile(r"summary,? \(?cont(?:inued|'d|\.)?\)?[:.]?\s*", re.IGNORECASE)
#: A summary goes over no more paragraphs than this.
_PARAGRAPHS = 8


def read_summary(text: str, paragraphs: Sequence[TextParagraph]) -> str | None:
    """The text of the summary, without label and end, over one paragraph or more of the clean `text`; None if none."""
    for index, paragraph in enumerate(paragraphs[:12]):
        label = _find_label(text, paragraph)
        titled = paragraph.heading is not None and _HEADING.match(paragraph.heading) is not None
        if not label and not titled:
            continue
        start = label.end() if label else paragraph.body
        if label and (mark := _MARK.match(text, start)):
            start = mark.end()
        return _gather(text, paragraphs[index : index + _PARAGRAPHS], start, titled=titled)
    return None


def _find_label(text: str, paragraph: TextParagraph) -> re.Match[str] | None:
    """The label with which the paragraph begins, or one of its blocks where it has no number."""
    if label := _LABEL.match(text, paragraph.body, paragraph.end):
        return label
    if paragraph.number is None:
        for part in paragraph.parts:
            if label := _LABEL.match(text, part.start, paragraph.end):
                return label
    return None


def _gather(text: str, paragraphs: Sequence[TextParagraph], start: int, *, titled: bool) -> str | None:
    """The summary from `start` in the first of `paragraphs` to its end mark, or as far as its heading reaches."""
    last = paragraphs[-1].end
    ends = (hit.start() for hit in _END.finditer(text, start, last) if not text[hit.start() - 1].isalnum())
    end = next(ends, None)
    if end is not None:
        stop = end - (text[end - 1] in "([")
    else:
        stop = paragraphs[0].end
        if titled:
            for paragraph in paragraphs[1:]:
                if paragraph.heading is not None:
                    break
                stop = paragraph.end
    texts = []
    for paragraph in paragraphs:
        begin = max(start, paragraph.body)
        if begin > start and (again := _CONTINUED.match(text, begin, paragraph.end)):
            begin = again.end()
        if begin < stop and (words := text[begin : min(stop, paragraph.end)].strip()):
            texts.append(words)
    return "\n\n".join(texts) or None
