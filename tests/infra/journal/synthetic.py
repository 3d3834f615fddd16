"""A large honest trail without a database: for measuring the verifier."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from infra.ids import uuid7
from infra.journal.canonical import (
    LINE_FIELDS,
    LINE_PREFIX,
    canonical,
    canonical_bytes,
    line_digest,
    line_json,
    timestamp,
)
from infra.journal.export import File
from infra.journal.proof import genesis, head_message, seal_hash
from infra.keys import Keyring

BATCH = 200


def write_bundle(directory: Path, lines: int, ring: Keyring) -> Path:
    """Every line reports output: a new row and a change of its operation."""
    directory.mkdir(parents=True, exist_ok=True)
    trail, at = uuid7(), datetime(2026, 11, 20, tzinfo=UTC)
    names = ("lines", "pending", "seals", "heads", "images", "orphans")
    files = {name: File(directory / f"{name}.jsonl") for name in names}
    operations: dict[UUID, dict[str, Any]] = {}
    prev, ids, digests, batch = genesis(trail), [], [], 0
    for number in range(lines):
        at += timedelta(milliseconds=50)
        line, changes = _report(trail, at, number, operations, files["images"])
        content = line_json(line, changes)
        mac = ring.mac(LINE_PREFIX + content)
        mark = ring.mac_key_id.encode(), mac.hex().encode()
        files["lines"].write(b'{"line":%b,"key_id":"%b","mac":"%b"}' % (content, *mark))
        ids.append(line["id"])
        digests.append(line_digest(LINE_PREFIX + content, ring.mac_key_id, mac))
        if len(ids) == BATCH or number == lines - 1:
            batch, joined = batch + 1, b"".join(digests)
            seal = {"batch": batch, "trail_id": trail, "journal_ids": ids, "digests": joined, "prev": prev}
            prev = seal_hash(trail, batch, at, prev, joined)
            files["seals"].write(canonical_bytes(seal | {"sealed_at": at, "hash": prev}))
            ids, digests = [], []
    signature = ring.sign(head_message(trail, batch, prev, at, "file"))
    head = {"batch": batch, "hash": prev, "signed_at": at, "key_fingerprint": ring.fingerprint, "signature": signature}
    files["heads"].write(canonical_bytes(head | {"published_to": "file"}))
    for id, row in operations.items():
        files["images"].write(canonical_bytes({"table": "orders_operation", "id": id, "image": canonical(row)}))
    manifest = {
        "format": "lotline-trail/1", "tenant": {"id": str(trail), "slug": "bench"}, "trail_id": str(trail),
        "exported_at": timestamp(at + timedelta(hours=1)), "scope": None, "keys": ring.public(), "unregulated": [],
        "files": {f"{name}.jsonl": file.close() for name, file in files.items()},
    }  # fmt: skip
    (directory / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return directory


def _report(trail: UUID, at: datetime, number: int, operations: dict[UUID, dict[str, Any]], images: File) -> Any:
    if number % 50 == 0:
        operation: dict[str, Any] = {"tenant_id": trail, "id": uuid7(), "good_quantity": Decimal(0), "revision": 1}
        operations[operation["id"]] = operation
        before = None
    else:
        operation = next(reversed(operations.values()))
        before = canonical(operation)
        operation["good_quantity"] += 4
        operation["revision"] += 1
    report = {
        "tenant_id": trail, "id": uuid7(), "operation_id": operation["id"], "good_quantity": Decimal(4), "photos": [],
        "reporter": "王建国", "occurred_at": at, "revision": 1, "created_at": at, "updated_at": at,
    }  # fmt: skip
    images.write(canonical_bytes({"table": "reporting_output_report", "id": report["id"], "image": canonical(report)}))
    payload = canonical({"operation_id": operation["id"], "good_quantity": Decimal(4), "photos": []})
    line: dict[str, Any] = dict.fromkeys(LINE_FIELDS) | {
        "id": uuid7(), "trail_id": trail, "command": "reporting.report_output", "version": 1, "outcome": "applied",
        "actor_kind": "user", "actor_id": trail, "actor_name": "王建国", "device_id": trail, "seq": number,
        "occurred_at": at, "recorded_at": at, "payload": payload, "result": '{"ids":[]}',
        "payload_hash": hashlib.sha256(payload.encode()).digest(), "subject_id": operation["id"],
    }  # fmt: skip
    changes = [
        {"n": 0, "table_name": "reporting_output_report", "record_id": report["id"], "revision": 1, "before": None,
         "after": canonical(report)},
        {"n": 1, "table_name": "orders_operation", "record_id": operation["id"], "revision": operation["revision"],
         "before": before, "after": canonical(operation)},
    ]  # fmt: skip
    return line, changes
