"""A design with its values becomes sheets: the one place where labels are laid out, for screen, paper and printer."""

import asyncio
from collections.abc import Mapping, Sequence

from infra.blobs import PICTURES, key_of, kind_of
from infra.errors import Invalid
from infra.print.label import Design, Sheet, place
from infra.storage import ObjectMissing, storage
from infra.work import Read
from tenants.labels import rules


async def pictures_of(read: Read, design: Design) -> dict[str, bytes]:
    """The pictures a design names, by hash; those that are not there (or are no pictures) are left out."""
    found = {}
    for sha256 in {each.picture for each in design.elements if each.kind == "picture" and each.picture}:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            continue
        try:
            data = await storage().get(key_of(read.tenant_id, sha256), sha256=sha256)
            if kind_of(data) in PICTURES:
                found[sha256] = data
        except (ObjectMissing, Invalid):
            continue
    return found


async def sheets_of(
    read: Read, design: Design, values: Sequence[Mapping[str, str]], names: Sequence[str]
) -> list[Sheet]:
    """One sheet for each set of values. Raises the refusal of the first that cannot be printed, naming it."""
    pictures = await pictures_of(read, design)
    sheets = await asyncio.to_thread(lambda: [place(design, each, pictures) for each in values])
    for sheet, name in zip(sheets, names, strict=True):
        if sheet.problems:
            raise rules.refusal(sheet.problems[0], name)
    return sheets
