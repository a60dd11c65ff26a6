"""Message reference numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: 08BAKU129, 1973BRUSSE1930 is not one: two digits of the year, the post in capitals without blanks, the serial
#: without leading zeros.
CANONICAL = re.compile(r"(?P<year>[0-9]{2})(?P<post>[A-Z]{2,})(?P<serial>[1-9][0-9]*)")


@dataclass(frozen=True, slots=True, order=True)
class MRN:
    """A message reference number: who numbered the telegram, in which year, as which.

    `year` has four digits; `post` is the originator's telegraphic name in capitals without blanks; `serial` is the
    number. The canonical form, `08BAKU129`, is the one the public collections of these cables use (5 FAH-2 H-440
    calls the number itself MRN).
    """

    year: int
    post: str
    serial: int

    def __str__(self) -> str:
        return f"{self.year % 100:02d}{self.post}{self.serial}"

    @classmethod
    def of(cls, canonical: str) -> MRN:
        """The number written `canonical` (08BAKU129). Years 66 to 99 are of the twentieth century.

        Raises ValueError where it is not canonical; other spellings are the parser's business.
        """
        found = CANONICAL.fullmatch(canonical)
        if not found:
            raise ValueError(f"{canonical!r} is no canonical message reference number such as 08BAKU129")
        short = int(found["year"])
        return cls(short + (1900 if short >= 66 else 2000), found["post"], int(found["serial"]))
