"""One contract for both object stores. S3 is moto's HTTP server, plus a real one when S3_TEST_URL names it."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import uuid4

import boto3
import httpx
import pytest

from infra.storage import (
    LinkInvalid,
    LocalFiles,
    ObjectDamaged,
    ObjectMissing,
    Storage,
    StorageDown,
    StorageFull,
    open_storage,
)
from infra.storage.files import ROUTE

DATA = "首件检验记录".encode() * 100
KEY = "t1/reporting/018f/照片 1.jpg"


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalFiles]:
    """Local files behind a real HTTP door that redeems links the way the application does."""
    store: LocalFiles

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_PUT(self) -> None:
            self._answer("PUT")

        def _answer(self, method: str) -> None:
            parts = urlsplit(self.path)
            key = unquote(parts.path.removeprefix(ROUTE + "/"))
            try:
                content_type = store.redeem(method, key, dict(parse_qsl(parts.query)))
            except LinkInvalid:
                self.send_error(403)
                return
            body = store._get(key) if method == "GET" else b""
            if method == "PUT":
                store._put(key, store._path(key), self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    store = LocalFiles(
        tmp_path / "objects", secret=b"k" * 32, public_url=f"http://127.0.0.1:{server.server_address[1]}"
    )
    yield store
    server.shutdown()
    server.server_close()


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as client:
        yield client


STORES = ["files", "moto", *(["s3"] if "S3_TEST_URL" in os.environ else [])]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    if request.param == "files":
        files: Storage = request.getfixturevalue("local")
        return files
    if request.param == "s3":
        return open_storage(os.environ["S3_TEST_URL"], keys=tmp_path, public_url="")
    endpoint = request.getfixturevalue("moto")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    bucket = f"b{uuid4().hex}"
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket=bucket)
    return open_storage(f"s3://{bucket}/lotline?endpoint={endpoint}", keys=tmp_path, public_url="")


async def test_what_was_put_is_got(store: Storage) -> None:
    digest = hashlib.sha256(DATA).hexdigest()
    stored = await store.put(KEY, DATA, sha256=digest)
    assert (stored.key, stored.size) == (KEY, len(DATA))
    assert await store.get(KEY, sha256=digest) == DATA
    assert await store.stat(KEY) == stored
    await store.put(KEY, b"new")
    assert await store.get(KEY) == b"new"


async def test_a_wrong_hash_stores_nothing_and_reads_nothing(store: Storage) -> None:
    wrong = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(ObjectDamaged):
        await store.put(KEY, DATA, sha256=wrong)
    assert await store.stat(KEY) is None
    await store.put(KEY, DATA)
    with pytest.raises(ObjectDamaged):
        await store.get(KEY, sha256=wrong)


async def test_missing_is_missing(store: Storage) -> None:
    with pytest.raises(ObjectMissing):
        await store.get("t1/none")
    assert await store.stat("t1/none") is None
    await store.delete("t1/none")
    assert await store.list("t1/") == []


async def test_list_is_by_key_and_by_prefix(store: Storage) -> None:
    for key in ("t2/a/1", "t1/b/2", "t1/a/1", "t1/a/10"):
        await store.put(key, b"x")
    assert [stored.key for stored in await store.list("t1/")] == ["t1/a/1", "t1/a/10", "t1/b/2"]
    assert [stored.key for stored in await store.list("t1/a/1")] == ["t1/a/1", "t1/a/10"]
    await store.delete("t1/a/1")
    assert [stored.key for stored in await store.list("t1/a")] == ["t1/a/10"]


@pytest.mark.parametrize(
    "key", ["../x", "/etc/passwd", "t1//x", "t1/..", "t1/.hidden", "t1/a\\b", "t1/a\nb", "", "t1/" + "x" * 300]
)
async def test_a_key_cannot_leave_its_place(store: Storage, key: str) -> None:
    with pytest.raises(ValueError, match="not an object key"):
        await store.put(key, b"x")
    with pytest.raises(ValueError, match="not an object key"):
        store.sign_get(key, seconds=60)


async def test_signed_links_read_and_write(store: Storage, http: httpx.AsyncClient) -> None:
    await store.put(KEY, DATA)
    link = store.sign_get(KEY, seconds=60, content_type="image/jpeg")
    answer = await http.get(link)
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, DATA, "image/jpeg")
    target = store.sign_put("t1/upload", seconds=60)
    sent = await http.put(target, content=b"up", headers={"content-type": "application/octet-stream"})
    assert sent.status_code == 200
    assert await store.get("t1/upload") == b"up"


async def test_a_local_link_expires_and_cannot_be_altered(local: LocalFiles, http: httpx.AsyncClient) -> None:
    await local.put(KEY, DATA)
    await local.put("t2/secret", b"other tenant's")
    assert (await http.get(local.sign_get(KEY, seconds=-1))).status_code == 403
    link = local.sign_get("t1/none", seconds=60)
    assert (await http.get(link.replace("t1/none", "t2/secret"))).status_code == 403
    assert (await http.put(local.sign_get(KEY, seconds=60), content=b"x")).status_code == 403
    assert (await http.get(link.split("?")[0])).status_code == 403
    assert await local.get("t2/secret") == b"other tenant's"


async def test_a_full_disk_leaves_the_old_object_and_no_draft(
    local: LocalFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    await local.put(KEY, DATA)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("infra.storage.files.os.fsync", full)
    with pytest.raises(StorageFull):
        await local.put(KEY, b"new")
    assert await local.get(KEY) == DATA
    assert [stored.key for stored in await local.list("")] == [KEY]
    assert list((local.root / ".drafts").iterdir()) == []


async def test_a_store_that_does_not_answer_is_an_outage_not_a_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    gone = open_storage("s3://b?endpoint=http://127.0.0.1:9", keys=tmp_path, public_url="")
    with pytest.raises(StorageDown):
        await gone.put("t1/x", b"x")


def test_the_link_secret_is_made_once_and_private(tmp_path: Path) -> None:
    from infra.storage.opening import SECRET, link_secret

    first = link_secret(tmp_path)
    assert link_secret(tmp_path) == first
    assert (tmp_path / SECRET).stat().st_mode & 0o077 == 0
