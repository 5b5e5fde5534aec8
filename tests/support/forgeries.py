"""What a forger may do to a signed avis, from the crudest to the most careful: genuine bytes in, false ones out.

Three ways of working: an incremental update (nothing that was signed is touched, readers show what was added), a whole
rewriting, and surgery on the bytes. ``stamped`` adds to any of them a *legitimate* new time stamp from a trusted
authority, which anybody can buy: the file's last signature then is good, and covers the whole file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from tests.support.pdf_surgery import (
    Target,
    certificate_swapped,
    flipped_content,
    lied,
    padding_used,
    rewritten,
    rolled_back_to_nothing,
    shorter_range,
    signature_flipped,
    signed_by,
    slipped_in,
    stamped,
    stripped,
    transplanted,
    unsigned_attribute,
    wrapped,
    zeroed,
)
from tests.support.pdf_updates.catalogue import SLIPPED, UPDATES
from tests.support.pdf_updates.forms import drawing_stamp, no_permissions, visible_stamp
from tests.support.pdf_updates.writing import Update, updated

Forge = Callable[[Target], bytes]


@dataclass(frozen=True, slots=True)
class Forgery:
    """One forgery: what was done, and how to do it."""

    name: str
    forge: Forge

    def __str__(self) -> str:
        return self.name


def _updating(change: Update) -> Forge:
    return lambda target: updated(target.pdf, change)


def _slipping(change: Update, field: str | None = None) -> Forge:
    if field is None:
        return lambda target: slipped_in(target.pdf, target.clock, change)
    return lambda target: slipped_in(target.unarchived, target.clock, change, field=field)


def _then_stamped(forge: Forge) -> Forge:
    return lambda target: stamped(forge(target), target.clock)


FORGERIES: tuple[Forgery, ...] = (
    *(Forgery(name, _updating(change)) for name, change in UPDATES.items()),
    *(
        Forgery(f"{name}, then a good time stamp", _then_stamped(_updating(UPDATES[name])))
        for name in SLIPPED
    ),
    *(
        Forgery(f"{name}, in the same update as a good time stamp", _slipping(UPDATES[name]))
        for name in SLIPPED
    ),
    *(
        Forgery(
            f"{name}, in the office's own place for its time stamp", _slipping(UPDATES[name], "Horodatage")
        )
        for name in SLIPPED
    ),
    Forgery(
        "the office's own time stamp draws over the page",
        lambda t: slipped_in(t.unarchived, t.clock, drawing_stamp, field="Horodatage"),
    ),
    Forgery(
        "one time stamp more shows over the page",
        lambda t: slipped_in(t.pdf, t.clock, visible_stamp, field="Horodatage9"),
    ),
    Forgery("a byte is added at the end", lambda t: t.pdf + b"\n"),
    Forgery("a comment is added at the end", lambda t: t.pdf + b"% bon pour dix ans\n%%EOF\n"),
    Forgery("bytes stand before the file", lambda t: b"%!PS\n" + t.pdf),
    Forgery("a byte is missing at the end", lambda t: t.pdf[:-1]),
    Forgery("one bit of the page is flipped", flipped_content),
    Forgery("one bit of the signature is flipped", signature_flipped),
    Forgery("the container is zeroed", zeroed),
    Forgery("something is hidden in the container's padding", padding_used),
    Forgery("an attribute is added to the container", unsigned_attribute),
    Forgery("the certificate in the container is another", certificate_swapped),
    Forgery("the container is that of another avis", transplanted),
    Forgery("the byte range leaves out the end", shorter_range),
    Forgery("the signed bytes are moved and others shown", wrapped),
    Forgery(
        "the signed bytes are moved and others shown, then a good time stamp",
        lambda t: stamped(wrapped(t), t.clock),
    ),
    Forgery("the file is what it was before its signature", rolled_back_to_nothing),
    Forgery("another program wrote it anew", lambda t: rewritten(t.pdf, lambda _: None)),
    Forgery("another program made it linear", lambda t: rewritten(t.pdf, lambda _: None, linearize=True)),
    Forgery(
        "a password was put on it",
        lambda t: rewritten(t.pdf, lambda _: None, encryption=pikepdf.Encryption(owner="a", user="")),
    ),
    Forgery("the signature is taken away", lambda t: rewritten(t.pdf, stripped)),
    Forgery(
        "the signature is taken away, then a good time stamp",
        lambda t: stamped(rewritten(t.pdf, stripped), t.clock),
    ),
    Forgery(
        "a good time stamp stands on the file before its signature",
        lambda t: stamped(t.unsigned, t.clock),
    ),
    Forgery(
        "it is signed again by somebody else of the same authority",
        lambda t: signed_by(rewritten(t.pdf, stripped), t.accomplice),
    ),
    Forgery(
        "it says something else and somebody else of the same authority signed it",
        lambda t: signed_by(lied(t.unsigned), t.accomplice),
    ),
    Forgery(
        "somebody of the same name but of another authority signed it",
        lambda t: signed_by(t.unsigned, t.impostor),
    ),
    Forgery(
        "somebody of the same name but of another authority signed it, then a good time stamp",
        lambda t: stamped(signed_by(t.unsigned, t.impostor), t.clock),
    ),
    Forgery(
        "somebody else of the same authority signs beside",
        lambda t: signed_by(updated(t.pdf, no_permissions), t.accomplice, field="Autre", certify=False),
    ),
)
