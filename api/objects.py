"""`/api/objects/{key}`: signed links of the local file store. Whoever holds a genuine, unexpired link may follow it;
a bucket answers such links itself, and then nothing is served here.
"""

from pathlib import Path
from typing import Any

from litestar import Request, Response, get, put
from litestar.status_codes import HTTP_204_NO_CONTENT

from infra.storage import LinkInvalid, LocalFiles, storage

LARGEST = 50_000_000
# A stored file is content, never a page of ours: it may not run anything in our origin.
HEADERS = {
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
}


def redeemed(request: Request[Any, Any, Any], method: str, key: Path) -> tuple[LocalFiles, str, str]:
    """(store, key, content type) of a genuine link."""
    store = storage()
    name = str(key).lstrip("/")
    if not isinstance(store, LocalFiles):
        raise LinkInvalid()
    return store, name, store.redeem(method, name, dict(request.query_params))


@get("/api/objects/{key:path}")
async def get_object(request: Request[Any, Any, Any], key: Path) -> Response[bytes]:
    store, name, kind = redeemed(request, "GET", key)
    return Response(await store.get(name), media_type=kind, headers=HEADERS)


@put("/api/objects/{key:path}", status_code=HTTP_204_NO_CONTENT, request_max_body_size=LARGEST)
async def put_object(request: Request[Any, Any, Any], key: Path) -> None:
    store, name, _kind = redeemed(request, "PUT", key)
    await store.put(name, await request.body())
