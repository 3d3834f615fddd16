"""Signed links of the local file store, followed through the real door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient, create_test_client

from api import errors, objects
from infra.storage import LocalFiles

KEY = "t1/records/018f/图纸 A.pdf"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalFiles:
    made = LocalFiles(tmp_path, secret=b"s" * 32, public_url="")
    monkeypatch.setattr(objects, "storage", lambda: made)
    return made


@pytest.fixture
def client(store: LocalFiles) -> Iterator[TestClient[Any]]:
    handlers = [objects.get_object, objects.put_object]
    with create_test_client(handlers, exception_handlers=errors.HANDLERS) as made:
        yield made


def test_a_link_to_read(client: TestClient[Any], store: LocalFiles) -> None:
    store._put(KEY, store._path(KEY), b"%PDF")
    answer = client.get(store.sign_get(KEY, seconds=60, content_type="application/pdf"))
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, b"%PDF", "application/pdf")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_link_to_write(client: TestClient[Any], store: LocalFiles) -> None:
    link = store.sign_put(KEY, seconds=60)
    assert client.put(link, content=b"new").status_code == 204
    assert store._get(KEY) == b"new"
    assert client.get(link).status_code == 403, "a link to write does not read"


@pytest.mark.parametrize("change", ["expired", "other key", "no signature", "climbs out"])
def test_a_link_that_is_not_genuine_opens_nothing(client: TestClient[Any], store: LocalFiles, change: str) -> None:
    store._put(KEY, store._path(KEY), b"mine")
    store._put("t2/secret", store._path("t2/secret"), b"theirs")
    link = store.sign_get(KEY, seconds=-1 if change == "expired" else 60)
    path, _, query = link.partition("?")
    altered = {
        "expired": link,
        "other key": f"/api/objects/t2/secret?{query}",
        "no signature": path,
        "climbs out": f"/api/objects/..%2F..%2Fetc%2Fpasswd?{query}",
    }[change]
    answer = client.get(altered)
    assert answer.status_code in (403, 404)
    assert b"theirs" not in answer.content
