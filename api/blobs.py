"""`PUT` and `GET /api/blobs/{sha256}`: photos, drawings and films, addressed by their content.

The hash is checked, the type is read from the content (never from what the sender claims), and the key carries the
tenant, so another tenant's hash is simply not there.
"""

import hashlib
from typing import Annotated, Any

from litestar import Request, Response, get, put
from litestar.params import Parameter
from litestar.status_codes import HTTP_204_NO_CONTENT

from api.session import authenticate
from infra import blobs
from infra.errors import Invalid
from infra.storage import storage
from infra.work import Actor
from tenants.plans.metering import room

Sha256 = Annotated[str, Parameter(pattern="^[0-9a-f]{64}$")]


class BlobDamaged(Invalid):
    code = "api.blob_damaged"
    text = "the file arrived damaged; it is sent again"


def key_of(actor: Actor, sha256: str) -> str:
    return blobs.key_of(actor.tenant_id, sha256)


@put("/api/blobs/{sha256:str}", status_code=HTTP_204_NO_CONTENT, request_max_body_size=blobs.LARGEST_OF_ALL + 1)
async def put_blob(request: Request[Any, Any, Any], sha256: Sha256) -> None:
    """Store a file once; the same content again changes nothing."""
    actor = await authenticate(request)
    data = await request.body()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BlobDamaged()
    blobs.checked_kind(data)
    key = key_of(actor, sha256)
    if await storage().stat(key) is None:
        await room.check_room(actor, len(data))
        await storage().put(key, data, sha256=sha256)
        await room.kept(actor, len(data))


@get("/api/blobs/{sha256:str}")
async def get_blob(request: Request[Any, Any, Any], sha256: Sha256) -> Response[bytes]:
    actor = await authenticate(request)
    data = await storage().get(key_of(actor, sha256), sha256=sha256)
    headers = {"cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
    return Response(data, media_type=blobs.kind_of(data), headers=headers)
