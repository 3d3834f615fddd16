"""What `bench lists` fills a company with: copies of one row of each table that the product itself made.

Whatever columns a table has, the copies have its values; what makes them differ stands here. `n` counts orders (or
demands, items, partners), `k` operations or reports within one, `t` is the row that is copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HELPERS = """
CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT ('019a' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.state(n int) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN n % 20 = 0 THEN 'planned' WHEN n % 20 IN (1, 2) THEN 'released' WHEN n % 20 = 3 THEN 'completed'
   WHEN n % 50 = 4 THEN 'cancelled' ELSE 'closed' END $$;
CREATE FUNCTION pg_temp.due(n int) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN n % 20 < 3 THEN now() + ((n % 4001) / 100.0 - 2) * interval '1 day'
   ELSE now() - (3 + (n % 100003) / 100.0) * interval '1 day' END $$;
CREATE FUNCTION pg_temp.reported(n int, k int) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN n % 20 < 3 THEN now() - ((n::bigint * 7 + k * 311) % 100000) * interval '1 minute'
   ELSE pg_temp.due(n) - k * interval '7 hours' END $$;
"""
"""What is open is due around today, the rest over three years; nothing is reported in the future."""

CUSTOMERS, ITEMS, WORKERS = 300, 2000, 120
MADE = "pg_temp.state(n) NOT IN ('planned', 'cancelled')"
OPEN = "n % 20 IN (1, 2)"


@dataclass(frozen=True)
class Copies:
    table: str
    of: str  # the name under which `ids` has the row that is copied
    differ: Mapping[str, str]
    counts: str = "generate_series(1, {orders}) n"
    where: str = "true"

    def sql(self, columns: list[str], id: Any, **numbers: int) -> str:
        values = ", ".join(self.differ.get(each, f"t.{each}") for each in columns)
        return (
            f"INSERT INTO {self.table} ({', '.join(columns)}) SELECT {values} FROM {self.table} t,"
            f" {self.counts.format(**numbers)} WHERE t.id = '{id}' AND {self.where}"
        )


FILL = (
    Copies("masterdata_item", "item", {
        "id": "pg_temp.id(1, n)", "code": "'LT-' || n", "name_zh": "t.name_zh || n", "name_en": "t.name_en || ' ' || n",
    }, f"generate_series(1, {ITEMS}) n"),
    Copies("masterdata_partner", "customer", {
        "id": "pg_temp.id(2, n)", "code": "'K' || n", "name_zh": "'客户' || n", "name_en": "'Customer ' || n",
    }, f"generate_series(1, {CUSTOMERS}) n"),
    Copies("orders_production_order", "order", {
        "id": "pg_temp.id(3, n)", "number": "'MO-' || (100000 + n)", "item_id": f"pg_temp.id(1, 1 + n % {ITEMS})",
        "customer_id": f"pg_temp.id(2, 1 + n % {CUSTOMERS})", "customer_po": "'PO-' || (n / 3)",
        "state": "pg_temp.state(n)", "due_at": "pg_temp.due(n)",
        "priority": "CASE WHEN n % 7 = 0 THEN n % 10 ELSE 0 END",
        "custom": "jsonb_build_object('HEAT', 'H' || n % 500)",
        "kind": "CASE WHEN n % 100 = 0 THEN 'repair' ELSE 'production' END",
        "completed_at": "CASE WHEN pg_temp.state(n) IN ('completed', 'closed')"
                        " THEN pg_temp.due(n) - (n % 9 - 2) * interval '1 day' END",
    }),
    Copies("orders_operation", "operation", {
        "id": "pg_temp.id(4, n * 10 + k)", "order_id": "pg_temp.id(3, n)", "card": "(90000000 + n * 10 + k)::text",
        "sequence": "k * 10", "last": "k = 6", "cycle_seconds": "60",
        "predecessor_ids": "CASE WHEN k = 1 THEN '{}'::uuid[] ELSE ARRAY[pg_temp.id(4, n * 10 + k - 1)] END",
        "good_quantity": f"CASE WHEN {OPEN} AND k > 2 THEN 0 ELSE 10 END",
        "state": f"CASE WHEN {OPEN} AND k > 2 THEN 'waiting' ELSE 'completed' END",
        "planned_end": "CASE WHEN n % 3 = 0 THEN pg_temp.due(n) + k * interval '1 hour' END",
    }, "generate_series(1, {orders}) n, generate_series(1, 6) k", MADE),
    Copies("orders_hold", "hold", {
        "id": "pg_temp.id(5, n)", "subject_id": "pg_temp.id(3, n * 60 + 1)", "order_id": "pg_temp.id(3, n * 60 + 1)",
    }, "generate_series(1, least(500, {orders} / 60 - 1)) n"),
    Copies("orders_demand", "demand", {
        "id": "pg_temp.id(6, n)", "number": "'D-' || (100000 + n)", "item_id": f"pg_temp.id(1, 1 + n % {ITEMS})",
        "customer_id": f"CASE WHEN n % 5 > 0 THEN pg_temp.id(2, 1 + n % {CUSTOMERS}) END",
        "customer_po": "'PO-' || (n / 3)", "kind": "CASE WHEN n % 5 > 0 THEN 'mto' ELSE 'mts' END",
        "due_at": "pg_temp.due(n)", "priority": "CASE WHEN n % 7 = 0 THEN n % 10 ELSE 0 END",
        "state": "CASE WHEN n % 20 < 4 THEN 'open' WHEN n % 50 = 4 THEN 'cancelled' ELSE 'done' END",
        "planned_quantity": "CASE WHEN n % 20 < 2 OR n % 50 = 4 THEN 0 ELSE t.quantity END",
    }),
    Copies("orders_allocation", "allocation", {
        "id": "pg_temp.id(7, n)", "demand_id": "pg_temp.id(6, n)", "order_id": "pg_temp.id(3, n)",
    }, where="n % 20 >= 2 AND n % 50 <> 4"),
    Copies("reporting_output_report", "report", {
        "id": "pg_temp.id(8, n::bigint * 100 + k)", "order_id": "pg_temp.id(3, n)",
        "operation_id": "pg_temp.id(4, n * 10 + 1 + k % 6)", "reporter_id": f"pg_temp.id(9, n % {WORKERS})",
        "worker_id": f"pg_temp.id(9, n % {WORKERS})", "reporter_name": f"'工人' || n % {WORKERS}",
        "process_scrap_quantity": "CASE WHEN k = 7 THEN 1 ELSE 0 END",
        "flags": "CASE WHEN n % 40 = 5 AND k = 2 THEN '{over}'::text[] ELSE '{}' END",
        "shift_day": "pg_temp.reported(n, k)::date", "occurred_at": "pg_temp.reported(n, k)",
    }, "generate_series(1, {orders}) n, generate_series(1, {each}) k", MADE),
)  # fmt: skip


async def fill(admin: Any, ids: Mapping[str, Any], **numbers: int) -> None:
    """As a superuser, without looking keys up: how the copies are made holds them."""
    await admin.execute("SET session_replication_role = replica")
    await admin.execute(HELPERS)
    for each in FILL:
        columns = [row["attname"] for row in await admin.fetch(COLUMNS, each.table)]
        await admin.execute(each.sql(columns, ids[each.of], **numbers))
    await admin.execute("VACUUM ANALYZE")


COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped"
    " ORDER BY attnum"
)
