"""Control characters shown as signs: a page may contain none, and a reader should see that they were there."""

from __future__ import annotations

from generator.model.controls import CONTROL, show_control


def make_visible(text: str) -> str:
    """`text` with its control characters as signs (`generator.model.controls`). As many code points as before."""
    if text.isprintable() or text.replace("\n", "").isprintable():  # as all but a few are
        return text
    return CONTROL.sub(lambda found: show_control(found[0]), text)
