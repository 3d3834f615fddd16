-- What one trace costs in statements, as one who knows the tables writes them: ids, rows, links, and the names that the
-- rows refer to. Under row-level security, in one transaction begun in the tenant's context.

-- 1 the reached lots and their rows: tenant, start
WITH RECURSIVE reached (id) AS (
SELECT $2::uuid UNION
SELECT l.target_id FROM traceability_genealogy_link l JOIN reached ON l.source_id = reached.id WHERE l.tenant_id = $1)
SELECT id, number, kind, state, origin, quantity, unit, item_id, order_id, supplier_id, supplier_lot, received_at,
expires_on FROM traceability_material_lot
WHERE tenant_id = $1 AND id = ANY (ARRAY (SELECT id FROM reached)) ORDER BY id
;;

-- 2 the links between them: tenant, ids
SELECT source_id, target_id FROM traceability_genealogy_link WHERE tenant_id = $1 AND source_id = ANY ($2)
;;

-- 3 the items: tenant, ids
SELECT id, code, name_zh, name_en, unit_id FROM masterdata_item WHERE tenant_id = $1 AND id = ANY ($2)
;;

-- 4 the orders: tenant, ids
SELECT id, number, state FROM orders_production_order WHERE tenant_id = $1 AND id = ANY ($2)
