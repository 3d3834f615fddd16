"""Files addressed by their content: pictures, drawings, short films. What a file is, its bytes say, never its sender.

The first bytes are not enough (a text can begin like a picture), so the frame of the format is followed as far as a
viewer needs it: dimensions above zero, and an end.
"""

import struct
from dataclasses import dataclass
from uuid import UUID

from infra.errors import Invalid, LimitReached, NotFound
from infra.storage import ObjectMissing, storage

MEGABYTE = 1_000_000
PICTURES = ("image/jpeg", "image/png", "image/webp")
FILMS = ("video/mp4", "video/webm")
PDF = "application/pdf"
LARGEST = dict.fromkeys(PICTURES, 10 * MEGABYTE) | {PDF: 20 * MEGABYTE} | dict.fromkeys(FILMS, 50 * MEGABYTE)
LARGEST_OF_ALL = max(LARGEST.values())
_TAIL = 1024  # cameras and PDF writers append a little after the end


class BlobTooLarge(LimitReached):
    code = "api.blob_too_large"
    text = "the file has {size} bytes, {limit} are allowed"


class BlobUnreadable(Invalid):
    code = "api.blob_unreadable"
    text = "this is no picture (JPEG, PNG, WebP), no PDF and no film (MP4, WebM)"


class BlobMissing(NotFound):
    code = "infra.blob_missing"
    text = "the file has not arrived"


@dataclass(frozen=True)
class Blob:
    sha256: str
    media_type: str
    size: int


def kind_of(data: bytes) -> str:
    """The media type; raises BlobUnreadable for anything a browser would not show."""
    for kind, check in _KINDS:
        if check(data):
            return kind
    raise BlobUnreadable()


def checked_kind(data: bytes) -> str:
    """The media type of a file that is not too large for its kind."""
    kind = kind_of(data)
    if len(data) > LARGEST[kind]:
        raise BlobTooLarge(size=len(data), limit=LARGEST[kind])
    return kind


def key_of(tenant_id: UUID, sha256: str) -> str:
    return f"{tenant_id}/blobs/{sha256[:2]}/{sha256}"


def is_fingerprint(text: str) -> bool:
    """Whether this is a SHA-256 in hex as blobs are named by."""
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


async def stored_blob(tenant_id: UUID, sha256: str) -> Blob:
    """What the company has under this hash; raises BlobMissing."""
    if not is_fingerprint(sha256):
        raise BlobMissing()
    try:
        data = await storage().get(key_of(tenant_id, sha256), sha256=sha256)
    except ObjectMissing:
        raise BlobMissing() from None
    return Blob(sha256, kind_of(data), len(data))


def _png(data: bytes) -> bool:
    if not data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") or len(data) < 33:
        return False
    width, height = struct.unpack(">II", data[16:24])
    return width > 0 and height > 0 and b"IEND" in data[-_TAIL:]


def _jpeg(data: bytes) -> bool:
    """Walks the segments to the frame header (SOFn); the picture's end must follow."""
    at = 2
    if not data.startswith(b"\xff\xd8\xff"):
        return False
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width > 0 and data.find(b"\xff\xd9", at) > 0 and (height > 0 or marker == 0xC0)
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return False


def _webp(data: bytes) -> bool:
    framed = data[:4] == b"RIFF" and data[8:12] == b"WEBP" and data[12:16] in (b"VP8 ", b"VP8L", b"VP8X")
    return framed and 0 < int.from_bytes(data[4:8], "little") + 8 <= len(data) + 1


def _pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:_TAIL] and b"%%EOF" in data[-_TAIL:]


def _mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and b"moov" in data


def _webm(data: bytes) -> bool:
    return data.startswith(b"\x1aE\xdf\xa3") and b"webm" in data[:64]


_KINDS = (
    ("image/jpeg", _jpeg), ("image/png", _png), ("image/webp", _webp), (PDF, _pdf), ("video/mp4", _mp4),
    ("video/webm", _webm),
)  # fmt: skip
