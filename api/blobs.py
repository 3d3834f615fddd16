"""`PUT` and `GET /api/blobs/{sha256}`: photos, addressed by their content.

The hash is checked, the type is read from the content's first bytes (never from what the sender claims), and the
key carries the tenant, so another tenant's hash is simply not there.
"""

import hashlib
from typing import Annotated, Any

from litestar import Request, Response, get, put
from litestar.params import Parameter
from litestar.status_codes import HTTP_204_NO_CONTENT

from api.session import authenticate
from infra.errors import Invalid, LimitReached
from infra.storage import storage
from infra.work import Actor

LARGEST = 2_000_000
KINDS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
Sha256 = Annotated[str, Parameter(pattern="^[0-9a-f]{64}$")]


class BlobTooLarge(LimitReached):
    code = "api.blob_too_large"
    text = "the file has {size} bytes, {limit} are allowed"


class BlobDamaged(Invalid):
    code = "api.blob_damaged"
    text = "the file arrived damaged; it is sent again"


class BlobUnreadable(Invalid):
    code = "api.blob_unreadable"
    text = "this is no JPEG or PNG picture"


def kind_of(data: bytes) -> str:
    for magic, kind in KINDS:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    raise BlobUnreadable()


def key_of(actor: Actor, sha256: str) -> str:
    return f"{actor.tenant_id}/blobs/{sha256[:2]}/{sha256}"


@put("/api/blobs/{sha256:str}", status_code=HTTP_204_NO_CONTENT, request_max_body_size=LARGEST + 1)
async def put_blob(request: Request[Any, Any, Any], sha256: Sha256) -> None:
    """Store a picture once; the same content again changes nothing."""
    actor = await authenticate(request)
    data = await request.body()
    if len(data) > LARGEST:
        raise BlobTooLarge(size=len(data), limit=LARGEST)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BlobDamaged()
    kind_of(data)
    key = key_of(actor, sha256)
    if await storage().stat(key) is None:
        await storage().put(key, data, sha256=sha256)


@get("/api/blobs/{sha256:str}")
async def get_blob(request: Request[Any, Any, Any], sha256: Sha256) -> Response[bytes]:
    actor = await authenticate(request)
    data = await storage().get(key_of(actor, sha256), sha256=sha256)
    headers = {"cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
    return Response(data, media_type=kind_of(data), headers=headers)
