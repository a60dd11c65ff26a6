"""Where the software itself is at fault: it says over what, and the rest goes on."""

from __future__ import annotations

import traceback
from pathlib import Path

from generator.model.problem import Problem


def say_breakdown(where: str, what: str, error: Exception) -> Problem:
    """What the software itself broke down over, and at which line of it.

    `where` is the file or the address that was worked on, `what` what became of it ("cable cannot be read").
    """
    place = traceback.extract_tb(error.__traceback__)[-1]
    line = f"{'/'.join(Path(place.filename).parts[-3:])}:{place.lineno}"
    said = f"The {what}: {type(error).__name__}: {error} ({line})."
    hint = "The software is at fault: report it, with this line and the file that was changed last."
    return Problem(where, 0, 0, "S107", "error", said, hint)
