"""One company as one file, and back: export, off-line verification, restore into a new company, deletion with proof.

tables    every table of a company over the metadata, and its content hash
writing   the archive, streamed from one snapshot     notes      what it says about itself, in both languages
checker   the auditor's program: off-line, one file   restoring  an archive becomes a company again
moving    a company to another database and back, under load
erasing   a company's rows and files go, with a signed certificate
"""

from infra.archive.erasing import certificate, counted, erase
from infra.archive.errors import (
    ArchiveDamaged,
    ArchiveForeign,
    ArchiveIncomplete,
    ArchiveTooNew,
    MoveDiffers,
    MoveUnready,
    RestoreDiffers,
    StillOpen,
    StillWorking,
)
from infra.archive.moving import STEPS, Moved, clear, move, undo
from infra.archive.restoring import Restored, checked, restore
from infra.archive.tables import Sum, contents
from infra.archive.writing import EXPORTS, Made, export

__all__ = [
    "EXPORTS", "STEPS", "ArchiveDamaged", "ArchiveForeign", "ArchiveIncomplete", "ArchiveTooNew", "Made", "MoveDiffers",
    "MoveUnready", "Moved", "RestoreDiffers", "Restored", "StillOpen", "StillWorking", "Sum", "certificate",
    "checked", "clear", "contents", "counted", "erase", "export", "move", "restore", "undo",
]  # fmt: skip
