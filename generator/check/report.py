"""How faults are told: as text, to a code host, to a machine, in a summary. Pure functions of the faults."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.model.problem import Problem, Severity

#: Of one kind of fault no more than so many are told; the rest are counted.
MOST_OF_ONE_KIND = 100
#: A code host shows ten annotations of one step, so the most important ones go first.
MOST_ANNOTATIONS = 10

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def select(problems: Iterable[Problem], paths: Iterable[str]) -> tuple[Problem, ...]:
    """The faults of certain files, and of what lies in certain folders; all of them where no path is given."""
    wanted = [path.rstrip("/") for path in paths]
    return tuple(
        problem
        for problem in problems
        if not wanted or any(problem.path == path or problem.path.startswith(f"{path}/") for path in wanted)
    )


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among the faults, or None where there is no fault."""
    found = {problem.severity for problem in problems}
    return next((severity for severity in SEVERITIES if severity in found), None)


def cap(problems: Iterable[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """The first so many of each kind, and for each kind how many more there are."""
    kept: list[Problem] = []
    count: Counter[str] = Counter()
    for problem in sorted(problems):
        count[problem.code] += 1
        if count[problem.code] <= MOST_OF_ONE_KIND:
            kept.append(problem)
    return kept, {code: number - MOST_OF_ONE_KIND for code, number in count.items() if number > MOST_OF_ONE_KIND}


def create_summary(problems: Sequence[Problem]) -> str:
    """One line: 2 errors and 1 warning in 2 files."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[severity]:,} {severity}{'s' * (counts[severity] != 1)}" for severity in SEVERITIES]
    parts = [part for part, severity in zip(parts, SEVERITIES, strict=True) if counts[severity]]
    if not parts:
        return "No fault found."
    files = len({problem.path for problem in problems})
    told = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{told} in {files:,} file{'s' * (files != 1)}."


def create_text(problems: Sequence[Problem]) -> str:
    """The faults for a person at a terminal: `file:line:column: severity code message`, the hint indented below."""
    kept, more = cap(problems)
    lines = [str(problem) for problem in kept]
    lines += [f"-:0:0: note {code} {number:,} more of this kind are not shown." for code, number in more.items()]
    return "\n".join([*lines, create_summary(problems)]) + "\n"


def create_github(problems: Sequence[Problem]) -> str:
    """The gravest ten faults as annotations of a workflow, `::error file=…,line=…::…`, and a line that sums up."""
    ranked = sorted(problems, key=lambda problem: (SEVERITIES.index(problem.severity), problem))
    lines = []
    for problem in ranked[:MOST_ANNOTATIONS]:
        command = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
        properties = [f"file={_property(problem.path)}"] if problem.path else []
        if problem.line:
            properties += [f"line={problem.line}", f"col={max(problem.column, 1)}"]
        properties.append(f"title={_property(problem.code)}")
        text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
        lines.append(f"::{command} {','.join(properties)}::{_escaped(text)}")
    if len(ranked) > MOST_ANNOTATIONS:
        lines.append(f"{len(ranked) - MOST_ANNOTATIONS:,} more are in the summary.")
    return "\n".join([*lines, create_summary(problems)]) + "\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def create_json(problems: Sequence[Problem]) -> str:
    """All faults, none left out, as one JSON object: `problems`, and `counts` by severity."""
    counts = Counter(problem.severity for problem in problems)
    return (
        json.dumps(
            {
                "problems": [
                    {
                        "path": problem.path,
                        "line": problem.line,
                        "column": problem.column,
                        "code": problem.code,
                        "severity": problem.severity,
                        "message": problem.message,
                        "hint": problem.hint,
                    }
                    for problem in sorted(problems)
                ],
                "counts": {severity: counts[severity] for severity in SEVERITIES},
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def create_markdown(problems: Sequence[Problem]) -> str:
    """The faults for the summary of a pull request: a heading for each file, an item for each fault."""
    kept, more = cap(problems)
    lines = ["# What the check found", "", create_summary(problems)]
    path = None
    for problem in kept:
        if problem.path != path:
            path = problem.path
            lines += ["", f"## {quote_literally(path) if path else 'The edition'}", ""]
        place = f"line {problem.line}, column {problem.column}: " if problem.line else ""
        lines.append(f"- **{problem.severity} {problem.code}**, {place}{escape_markdown(problem.message)}")
        hint = problem.hint.split("\n")
        if problem.hint:
            lines += ["", f"  {escape_markdown(hint[0])}"]
        if len(hint) > 1:
            fence = "`" * max(3, max(_longest_run(line) for line in hint) + 1)
            lines += ["", f"  {fence}text", *(f"  {line}" for line in hint[1:]), f"  {fence}", ""]
    if more:
        lines += ["", *(f"- {number:,} more of {code} are not shown." for code, number in more.items())]
    return "\n".join(lines).rstrip() + "\n"


def _longest_run(text: str) -> int:
    """How many grave accents stand together in a text, at most."""
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest


def quote_literally(text: str) -> str:
    """A text as Markdown shows what a machine reads, whatever is in it."""
    fence = "`" * (_longest_run(text) + 1)
    return f"{fence}{text}{fence}" if len(fence) == 1 else f"{fence} {text} {fence}"


def escape_markdown(text: str) -> str:
    """A message as Markdown of a code host: signs that could be markup are escaped, and mention nobody."""
    out = "".join(f"\\{char}" if char in "\\`*_[]<>#|~&!" else char for char in text)
    return out.replace("@", "@\u200b").replace("\n", " ")


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": create_text,
    "github": create_github,
    "json": create_json,
    "markdown": create_markdown,
}
