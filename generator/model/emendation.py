"""Changes to the text as received, each with its reason."""

from __future__ import annotations

from typing import Literal

from generator.model.value import value

#: applied: a rule proves it. proposed: a rule suggests it, and an editor has yet to decide. accepted, rejected: an
#: editor did.
State = Literal["applied", "proposed", "accepted", "rejected"]


@value
class Emendation:
    """One change: in the witness stands `lemma`, from `start` to `end`; the edition reads `reading`.

    `start` and `end` are offsets in code points of the witness, and `lemma` is what stands there, letter for letter.
    `rule` names the rule of `generator/parse/repairs` that found it, or is empty where an editor made it. `reason`
    is said in the apparatus; `by` and `on` who accepted it and when (ISO date). Emendations never overlap.
    """

    start: int
    end: int
    lemma: str
    reading: str
    rule: str
    state: State
    reason: str = ""
    by: str = ""
    on: str = ""

    @property
    def stands(self) -> bool:
        """Whether the reading text has it."""
        return self.state in ("applied", "accepted")
