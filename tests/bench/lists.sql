-- 100,000 orders, 600,000 operations, 2,000,000 reports, 100,000 demands of one company, all like one that was made by
-- the product itself: whatever columns a table has, the copies have its values. lists.py fills the names in.

CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT ('019a' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

CREATE FUNCTION pg_temp.state(n int) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN n %% 20 = 0 THEN 'planned' WHEN n %% 20 IN (1, 2) THEN 'released' WHEN n %% 20 = 3 THEN 'completed'
   WHEN n %% 50 = 4 THEN 'cancelled' ELSE 'closed' END $$;

-- when an order is due: what is open around today, the rest over three years
CREATE FUNCTION pg_temp.due(n int) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN n %% 20 < 3 THEN now() + ((n %% 4001) / 100.0 - 2) * interval '1 day'
   ELSE now() - (3 + (n %% 100003) / 100.0) * interval '1 day' END $$;

INSERT INTO masterdata_item SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(1, n), 'code', 'LT-' || n, 'name_zh', t.name_zh || n, 'name_en', t.name_en || ' ' || n))).*
FROM masterdata_item t, generate_series(1, 2000) n WHERE t.id = '%(item)s';

INSERT INTO masterdata_partner SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(2, n), 'code', 'K' || n, 'name_zh', '客户' || n, 'name_en', 'Customer ' || n))).*
FROM masterdata_partner t, generate_series(1, 300) n WHERE t.id = '%(customer)s';

INSERT INTO orders_production_order SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(3, n), 'number', 'MO-' || (100000 + n), 'item_id', pg_temp.id(1, 1 + n %% 2000),
  'customer_id', pg_temp.id(2, 1 + n %% 300), 'customer_po', 'PO-' || (n / 3), 'state', pg_temp.state(n),
  'due_at', pg_temp.due(n), 'priority', CASE WHEN n %% 7 = 0 THEN n %% 10 ELSE 0 END,
  'custom', jsonb_build_object('HEAT', 'H' || n %% 500),
  'kind', CASE WHEN n %% 100 = 0 THEN 'repair' ELSE 'production' END,
  'completed_at', CASE WHEN pg_temp.state(n) IN ('completed', 'closed')
    THEN pg_temp.due(n) - (n %% 9 - 2) * interval '1 day' END))).*
FROM orders_production_order t, generate_series(1, %(orders)s) n WHERE t.id = '%(order)s';

INSERT INTO orders_operation SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(4, n * 10 + k), 'order_id', pg_temp.id(3, n), 'card', (90000000 + n * 10 + k)::text,
  'sequence', k * 10, 'last', k = 6, 'cycle_seconds', 60,
  'predecessor_ids', CASE WHEN k = 1 THEN '[]'::jsonb ELSE jsonb_build_array(pg_temp.id(4, n * 10 + k - 1)) END,
  'good_quantity', CASE WHEN n %% 20 IN (1, 2) THEN CASE WHEN k < 3 THEN 10 ELSE 0 END ELSE 10 END,
  'state', CASE WHEN n %% 20 IN (1, 2) THEN CASE WHEN k < 3 THEN 'completed' ELSE 'waiting' END ELSE 'completed' END,
  'planned_end', CASE WHEN n %% 3 = 0 THEN pg_temp.due(n) + k * interval '1 hour' END))).*
FROM orders_operation t, generate_series(1, %(orders)s) n, generate_series(1, 6) k
WHERE t.id = '%(operation)s' AND pg_temp.state(n) NOT IN ('planned', 'cancelled');

INSERT INTO orders_hold SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(5, n), 'subject_id', pg_temp.id(3, n * 60 + 1), 'order_id', pg_temp.id(3, n * 60 + 1)))).*
FROM orders_hold t, generate_series(1, least(500, %(orders)s / 60 - 1)) n WHERE t.id = '%(hold)s';

INSERT INTO orders_demand SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(6, n), 'number', 'D-' || (100000 + n), 'item_id', pg_temp.id(1, 1 + n %% 2000),
  'customer_id', CASE WHEN n %% 5 > 0 THEN pg_temp.id(2, 1 + n %% 300) END, 'customer_po', 'PO-' || (n / 3),
  'kind', CASE WHEN n %% 5 > 0 THEN 'mto' ELSE 'mts' END, 'due_at', pg_temp.due(n),
  'priority', CASE WHEN n %% 7 = 0 THEN n %% 10 ELSE 0 END,
  'state', CASE WHEN n %% 20 < 4 THEN 'open' WHEN n %% 50 = 4 THEN 'cancelled' ELSE 'done' END,
  'planned_quantity', CASE WHEN n %% 20 < 2 THEN 0 WHEN n %% 50 = 4 THEN 0 ELSE t.quantity END))).*
FROM orders_demand t, generate_series(1, %(orders)s) n WHERE t.id = '%(demand)s';

INSERT INTO orders_allocation SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(7, n), 'demand_id', pg_temp.id(6, n), 'order_id', pg_temp.id(3, n)))).*
FROM orders_allocation t, generate_series(1, %(orders)s) n
WHERE t.id = '%(allocation)s' AND n %% 20 >= 2 AND n %% 50 <> 4;

INSERT INTO reporting_output_report SELECT (jsonb_populate_record(t, jsonb_build_object(
  'id', pg_temp.id(8, n * 100 + k), 'order_id', pg_temp.id(3, n), 'operation_id', pg_temp.id(4, n * 10 + 1 + k %% 6),
  'reporter_id', pg_temp.id(9, n %% 120), 'worker_id', pg_temp.id(9, n %% 120), 'reporter_name', '工人' || n %% 120,
  'process_scrap_quantity', CASE WHEN k = 7 THEN 1 ELSE 0 END,
  'flags', CASE WHEN n %% 40 = 5 AND k = 2 THEN '["over"]'::jsonb ELSE '[]'::jsonb END,
  'shift_day', (pg_temp.due(n) - k * interval '7 hours')::date,
  'occurred_at', pg_temp.due(n) - k * interval '7 hours', 'recorded_at', pg_temp.due(n)))).*
FROM reporting_output_report t, generate_series(1, %(orders)s) n, generate_series(1, %(each)s) k
WHERE t.id = '%(report)s' AND pg_temp.state(n) NOT IN ('planned', 'cancelled');
