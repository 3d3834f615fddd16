-- What one report costs in statements: the same ones the product sends (see test_bench_report_sql_is_current).

-- 1-2 begin in the tenant's context (the tenant is put in as text)
BEGIN; SET LOCAL app.tenant_id = '{tenant}'
;;

-- 3 who asks: tenant_id, id, secret_hash, now, idle_since
SELECT identity_session.id, identity_session.seen_at, identity_session.limited, identity_user.id AS user_id,
identity_user.name, identity_user.locale, identity_user.active, identity_team_member.team_id, directory.state, directory.epoch,
identity_policy_version.version FROM identity_session JOIN identity_user ON identity_user.tenant_id = $1::UUID AND
identity_user.id = identity_session.user_id JOIN directory ON directory.tenant_id = $1::UUID JOIN
identity_policy_version ON identity_policy_version.tenant_id = $1::UUID LEFT OUTER JOIN identity_team_member ON
identity_team_member.tenant_id = $1::UUID AND identity_team_member.user_id = identity_user.id AND
identity_team_member.left_at IS NULL WHERE identity_session.tenant_id = $1::UUID AND identity_session.id = $2::UUID
AND identity_session.secret_hash = $3::BYTEA AND identity_session.ended_at IS NULL AND identity_session.expires_at >
$4::TIMESTAMP WITH TIME ZONE AND identity_session.seen_at > $5::TIMESTAMP WITH TIME ZONE AND identity_session.epoch =
directory.epoch AND identity_session.credentials = identity_user.credentials AND identity_user.active
;;

-- 4 may this tenant write, and is this id new: tenant, id
SELECT d.placement, d.state, d.epoch, j.command, j.outcome, j.code, j.payload_hash, j.result FROM directory d LEFT JOIN journal j ON
j.tenant_id = $1 AND j.id = $2 WHERE d.tenant_id = $1
;;

-- 5 the operation, locked, with everything that could forbid the report: tenant_id, state_1, state_2, operation_id
SELECT orders_operation.tenant_id, orders_operation.id, orders_operation.order_id, orders_operation.card,
orders_operation.sequence, orders_operation.operation_definition_id, orders_operation.name_zh,
orders_operation.name_en, orders_operation.work_center_id, orders_operation.work_unit_id,
orders_operation.predecessor_ids, orders_operation.last, orders_operation.setup_seconds,
orders_operation.cycle_seconds, orders_operation.planned_start, orders_operation.planned_end,
orders_operation.planned_quantity, orders_operation.good_quantity, orders_operation.process_scrap_quantity,
orders_operation.material_scrap_quantity, orders_operation.rework_quantity, orders_operation.state,
orders_operation.started_at, orders_operation.completed_at, orders_operation.hold_id,
orders_operation.accepts_output, orders_operation.routing_step_id, orders_operation.report_mode,
orders_operation.box_quantity, orders_operation.needs_approval, orders_operation.over_limit_percent,
orders_operation.skip_allowed, orders_operation.consumes, orders_operation.yields, orders_operation.skill_codes,
orders_operation.revision, orders_operation.created_at, orders_operation.updated_at, coalesce(supply.delivered,
orders_operation.planned_quantity) AS available, supply.supplied AS supplied, orders_production_order.number AS
order_number, orders_production_order.state AS order_state, orders_production_order.unit AS unit,
masterdata_unit.decimals AS unit_decimals, masterdata_work_center.area_id AS area_id, masterdata_area.site_id AS
site_id, masterdata_area.code AS area_code, masterdata_area.status AS area_status, (SELECT
json_agg(json_build_object('work_unit_id', equipment_asset.work_unit_id, 'code', equipment_asset.code, 'status',
equipment_asset.status)) AS json_agg_1 FROM equipment_asset JOIN masterdata_work_unit ON
masterdata_work_unit.tenant_id = $1::UUID AND masterdata_work_unit.id = equipment_asset.work_unit_id WHERE
equipment_asset.tenant_id = $1::UUID AND masterdata_work_unit.work_center_id = orders_operation.work_center_id AND
equipment_asset.status != 'accepted' AND equipment_asset.status != 'restricted') AS barred, (SELECT
json_agg(json_build_object('id', equipment_tool.id, 'work_unit_id', equipment_tool.work_unit_id, 'code',
equipment_tool.code, 'used', CAST(equipment_tool.used AS TEXT), 'limit', CAST(equipment_tool.life_limit AS TEXT),
'unit', equipment_tool.life_unit)) AS json_agg_2 FROM equipment_tool JOIN masterdata_work_unit ON
masterdata_work_unit.tenant_id = $1::UUID AND masterdata_work_unit.id = equipment_tool.work_unit_id WHERE
equipment_tool.tenant_id = $1::UUID AND masterdata_work_unit.work_center_id = orders_operation.work_center_id) AS
tools, json_build_object('zone', masterdata_site.time_zone, 'shifts', (SELECT json_agg(json_build_object('id',
masterdata_shift.id, 'starts_at', masterdata_shift.starts_at, 'ends_at', masterdata_shift.ends_at)) AS json_agg_3
FROM masterdata_shift WHERE masterdata_shift.tenant_id = $1::UUID AND masterdata_shift.site_id = masterdata_site.id
AND masterdata_shift.active)) AS calendar, EXISTS (SELECT 1 FROM masterdata_instruction JOIN
masterdata_instruction_step ON masterdata_instruction_step.tenant_id = $1::UUID AND
masterdata_instruction_step.instruction_id = masterdata_instruction.id WHERE masterdata_instruction.tenant_id =
$1::UUID AND masterdata_instruction.operation_definition_id = orders_operation.operation_definition_id AND
masterdata_instruction.state = $2::VARCHAR AND masterdata_instruction_step.critical) AS must_read, EXISTS (SELECT 1
FROM masterdata_custom_field WHERE masterdata_custom_field.tenant_id = $1::UUID AND masterdata_custom_field.subject
= 'report' AND masterdata_custom_field.required AND masterdata_custom_field.active) AS asks_more,
orders_production_order.item_id AS item_id, orders_hold.subject_kind AS hold_kind, masterdata_reason_code.name_zh AS
hold_zh, masterdata_reason_code.name_en AS hold_en, (SELECT json_agg(json_build_object('kind', orders_gate.kind,
'opener', orders_gate.opener, 'closes_after_quantity', CAST(orders_gate.closes_after_quantity AS TEXT), 'closes_at',
orders_gate.closes_at, 'armed_quantity', CAST(orders_gate.armed_quantity AS TEXT))) AS json_agg_4 FROM orders_gate
WHERE orders_gate.tenant_id = $1::UUID AND orders_gate.operation_id = orders_operation.id AND orders_gate.opened_at
IS NULL) AS gates FROM orders_operation JOIN orders_production_order ON orders_production_order.tenant_id = $1::UUID
AND orders_production_order.id = orders_operation.order_id JOIN masterdata_unit ON masterdata_unit.tenant_id =
$1::UUID AND masterdata_unit.code = orders_production_order.unit JOIN masterdata_work_center ON
masterdata_work_center.tenant_id = $1::UUID AND masterdata_work_center.id = orders_operation.work_center_id JOIN
masterdata_area ON masterdata_area.tenant_id = $1::UUID AND masterdata_area.id = masterdata_work_center.area_id JOIN
masterdata_site ON masterdata_site.tenant_id = $1::UUID AND masterdata_site.id = masterdata_area.site_id JOIN
LATERAL (SELECT min(predecessor.good_quantity) AS delivered, coalesce(bool_and(predecessor.state = $3::VARCHAR),
true) AS supplied FROM orders_operation AS predecessor WHERE predecessor.tenant_id = $1::UUID AND predecessor.id =
ANY (orders_operation.predecessor_ids)) AS supply ON true LEFT OUTER JOIN orders_hold ON orders_hold.tenant_id =
$1::UUID AND orders_hold.id = orders_operation.hold_id LEFT OUTER JOIN masterdata_reason_code ON
masterdata_reason_code.tenant_id = $1::UUID AND masterdata_reason_code.id = orders_hold.reason_id WHERE
orders_operation.tenant_id = $1::UUID AND orders_operation.id = $4::UUID FOR UPDATE OF orders_operation;

-- 6 its counts: good, revision, now, tenant, id, revision before
UPDATE orders_operation SET good_quantity = $1, revision = $2, updated_at = $3 WHERE tenant_id = $4 AND id = $5 AND
revision = $6
;;

-- 7 the report: tenant_id, id, operation_id, order_id, kind, good_quantity, process_scrap_quantity, material_scrap_quantity, rework_quantity, reason_id, photos, reporter_id, reporter_name, reporter_kind, device_id, work_unit_id, started_at, occurred_at, flags, reverses_id, reversed_by_id, worker_id, worker_name, work_center_id, shift_id, shift_day, note, approval, decided_by, decided_at, corrects_id, counter_start, counter_end, boxes, box_size, custom, revision, created_at, updated_at
INSERT INTO reporting_output_report (tenant_id, id, operation_id, order_id, kind, good_quantity,
process_scrap_quantity, material_scrap_quantity, rework_quantity, reason_id, photos, reporter_id, reporter_name,
reporter_kind, device_id, work_unit_id, started_at, occurred_at, flags, reverses_id, reversed_by_id, worker_id,
worker_name, work_center_id, shift_id, shift_day, note, approval, decided_by, decided_at, corrects_id, counter_start,
counter_end, boxes, box_size, custom, revision, created_at, updated_at) VALUES ($1::UUID, $2::UUID, $3::UUID,
$4::UUID, $5::VARCHAR, $6::NUMERIC, $7::NUMERIC, $8::NUMERIC, $9::NUMERIC, $10::UUID, $11::TEXT[], $12::UUID,
$13::VARCHAR, $14::VARCHAR, $15::UUID, $16::UUID, $17::TIMESTAMP WITH TIME ZONE, $18::TIMESTAMP WITH TIME ZONE,
$19::TEXT[], $20::UUID, $21::UUID, $22::UUID, $23::VARCHAR, $24::UUID, $25::UUID, $26::DATE, $27::VARCHAR,
$28::VARCHAR, $29::VARCHAR, $30::TIMESTAMP WITH TIME ZONE, $31::UUID, $32::NUMERIC, $33::NUMERIC, $34::INTEGER,
$35::NUMERIC, $36::JSONB, $37::INTEGER, $38::TIMESTAMP WITH TIME ZONE, $39::TIMESTAMP WITH TIME ZONE)
;;

-- 8 the outbox, one row for the live stream
INSERT INTO outbox (tenant_id, id, event, actor, queue, payload, subject_id, at, next_at) VALUES ($1, $2, $3, $4, $5,
$6, $7, $8, $8)
;;

-- 9 the two row images
INSERT INTO journal_change (tenant_id, journal_id, n, table_name, record_id, revision, before, after) VALUES ($1, $2,
$3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16)
;;

-- 10 the journal line
INSERT INTO journal (tenant_id, id, trail_id, command, version, outcome, code, actor_kind, actor_id, actor_name,
device_id, seq, switch_id, work_unit_id, address, occurred_at, device_at, recorded_at, skew_ms, reason, meaning,
subject_id, payload, payload_hash, result, key_id, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
;;

-- 11 its ticket for the sealer
INSERT INTO audit_pending (tenant_id, journal_id) VALUES ($1, $2)
;;

-- 12 commit
COMMIT
