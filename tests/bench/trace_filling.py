"""What `bench trace` fills a company with: families of lots, 20 levels deep, in the likeness of one lot, one order and
one link that the product itself wrote.

In a family every level is the output of one order: WIDE lots, each made of three lots of the level before (one of each
third), every twentieth also of a lot three levels earlier (skip-level), every fiftieth link a rework. Rows come in the
order of their making, level by level over all families, as in a factory where many orders run at once.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.scale.filling import Copies

LEVELS = 20
WIDE = 126
LINKS_EACH = LEVELS * WIDE * 3 + (LEVELS - 2) * (WIDE // 20 + 1)
ITEMS = 10 * (LEVELS + 1)

HELPERS = """
CREATE OR REPLACE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT ('019b' || lpad(to_hex(kind), 4, '0') || '-7000-8000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
"""
ITEM, ORDER, LOT, LINK = 0x10, 0x20, 0x30, 0x40  # kinds of ids; each stage adds its number


def lot_number(families: int, family: int, level: int, place: int) -> int:
    return (level * families + family) * WIDE + place


def lot_id(stage: int, number: int) -> UUID:
    return UUID(f"019b{LOT + stage:04x}70008000{'8000'}{number:012x}")


ITEM_ROWS = Copies("masterdata_item", "item", {
    "id": f"pg_temp.id({ITEM}, n)", "code": "'TR-' || n",
    "name_zh": "t.name_zh || n", "name_en": "t.name_en || ' ' || n",
}, f"generate_series(0, {ITEMS - 1}) n")  # fmt: skip


def rows(stage: int, families: int) -> tuple[Copies, ...]:
    """Orders, lots and links of one stage."""
    number = f"((k * {families} + b) * {WIDE} + p)::bigint"
    item = f"pg_temp.id({ITEM}, (b % 10) * {LEVELS + 1} + k)"
    order = f"pg_temp.id({ORDER + stage}, (k * {families} + b)::bigint)"
    family = f"generate_series(0, {families - 1}) b"
    when = f"now() - ({LEVELS} - k) * interval '3 days' - b * interval '1 second'"
    third = WIDE // 3

    def source(back: int, j: str) -> str:
        """A lot of an earlier level of the same family, drawn by a hash of the target's number."""
        draw = f"abs(hashint8({number} * 4 + {j})::bigint) % {third}"
        return f"pg_temp.id({LOT + stage}, (((k - {back}) * {families} + b) * {WIDE} + {j} * {third} + {draw})::bigint)"

    link = {
        "target_id": f"pg_temp.id({LOT + stage}, {number})", "order_id": order, "linked_at": when,
        "kind": f"CASE WHEN {number} % 50 = 0 THEN 'rework' ELSE 'consume' END",
    }  # fmt: skip
    lots = f"generate_series(0, {WIDE - 1}) p"
    return (
        Copies("orders_production_order", "order", {
            "id": order, "number": f"'TR{stage}-' || (k * {families} + b)", "item_id": item, "state": "'closed'",
        }, f"generate_series(1, {LEVELS}) k, {family}"),
        Copies("traceability_material_lot", "lot", {
            "id": f"pg_temp.id({LOT + stage}, {number})", "number": f"'T{stage}-' || {number}", "item_id": item,
            "order_id": f"CASE WHEN k > 0 THEN {order} END", "received_at": when,
            "origin": "CASE WHEN k = 0 THEN 'received' ELSE 'produced' END",
            "supplier_lot": f"CASE WHEN k = 0 THEN 'S' || {number} END", "quantity": "1 + p % 40",
        }, f"generate_series(0, {LEVELS}) k, {family}, {lots}"),
        Copies("traceability_genealogy_link", "link", {
            "id": f"pg_temp.id({LINK + stage}, {number} * 4 + j)", "source_id": source(1, "j"), **link,
        }, f"generate_series(1, {LEVELS}) k, {family}, {lots}, generate_series(0, 2) j"),
        Copies("traceability_genealogy_link", "link", {
            "id": f"pg_temp.id({LINK + stage}, {number} * 4 + 3)", "source_id": source(3, "1"), **link,
        }, f"generate_series(3, {LEVELS}) k, {family}, {lots}", "p % 20 = k % 20"),
    )  # fmt: skip


async def fill(admin: Any, ids: dict[str, UUID], stage: int, links: int) -> int:
    """Families until there are about `links` more; how many families. Indexes other than keys are built afterwards."""
    families = max(1, round(links / LINKS_EACH))
    await admin.execute(HELPERS)
    await admin.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
    parts = rows(stage, families) if stage else (ITEM_ROWS, *rows(stage, families))
    for each in parts:
        columns = [row["name"] for row in await admin.fetch(COLUMNS, each.table)]
        built = await _without_indexes(admin, each.table)
        await admin.execute(each.sql(columns, ids[each.of]))
        for statement in built:
            await admin.execute(statement)
    await admin.execute("SET session_replication_role = DEFAULT")
    for table in dict.fromkeys(each.table for each in parts):
        await admin.execute(f"VACUUM ANALYZE {table}")
    return families


COLUMNS = """
SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
ORDER BY attnum
"""
PLAIN = """
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
WHERE i.indrelid = $1::text::regclass AND NOT i.indisunique
"""


async def _without_indexes(admin: Any, table: str) -> list[str]:
    found = await admin.fetch(PLAIN, table)
    for row in found:
        await admin.execute(f"DROP INDEX {row['name']}")
    return [row["made"] for row in found]
