-- The first schema, frozen. Placement, keys and row-level security follow in the order of infra/placement.
-- section: tables
CREATE TABLE audit_head (
	tenant_id UUID NOT NULL,
	batch BIGINT NOT NULL,
	hash BYTEA NOT NULL,
	signed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	key_fingerprint TEXT NOT NULL,
	signature BYTEA NOT NULL,
	published_to TEXT,
	CONSTRAINT pk_audit_head PRIMARY KEY (tenant_id, batch)
)
;;
CREATE TABLE audit_pending (
	tenant_id UUID NOT NULL,
	journal_id UUID NOT NULL,
	CONSTRAINT pk_audit_pending PRIMARY KEY (tenant_id, journal_id)
)
;;
CREATE TABLE audit_seal (
	tenant_id UUID NOT NULL,
	batch BIGINT NOT NULL,
	trail_id UUID NOT NULL,
	journal_ids UUID[] NOT NULL,
	digests BYTEA NOT NULL,
	prev BYTEA NOT NULL,
	hash BYTEA NOT NULL,
	sealed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_audit_seal PRIMARY KEY (tenant_id, batch)
)
;;
CREATE INDEX ix_audit_seal_tenant_id_sealed_at ON audit_seal (tenant_id, sealed_at)
;;
CREATE TABLE directory (
	slug TEXT NOT NULL,
	tenant_id UUID NOT NULL,
	placement TEXT NOT NULL,
	state TEXT NOT NULL,
	epoch BIGINT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_directory PRIMARY KEY (slug),
	CONSTRAINT uq_directory_tenant_id UNIQUE (tenant_id)
)
;;
CREATE TABLE identity_device (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	state TEXT NOT NULL,
	key_hash BYTEA NOT NULL,
	work_center_ids UUID[] NOT NULL,
	enrolled_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revoked_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_device PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_device_tenant_id_name_id ON identity_device (tenant_id, name, id)
;;
CREATE TABLE identity_enrollment_code (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code_hash BYTEA NOT NULL,
	device_name TEXT,
	work_center_ids UUID[] NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	device_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_enrollment_code PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_enrollment_code_tenant_id_code_hash UNIQUE (tenant_id, code_hash)
)
;;
CREATE TABLE identity_login_failure (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject BYTEA NOT NULL,
	failures INTEGER NOT NULL,
	last_at TIMESTAMP WITH TIME ZONE NOT NULL,
	locked_until TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_login_failure PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_login_failure_tenant_id_subject UNIQUE (tenant_id, subject)
)
;;
CREATE TABLE identity_policy_version (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	offered TEXT[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_policy_version PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE identity_role (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	built_in BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_role PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_role_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE identity_team (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	work_center_ids UUID[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_team PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_team_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE identity_user (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	login TEXT NOT NULL,
	name TEXT NOT NULL,
	phone TEXT,
	locale TEXT NOT NULL,
	active BOOLEAN NOT NULL,
	password_digest BYTEA,
	password_set_at TIMESTAMP WITH TIME ZONE,
	password_temporary BOOLEAN NOT NULL,
	pin_digest BYTEA,
	pin_set_at TIMESTAMP WITH TIME ZONE,
	credentials INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_user PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_user_tenant_id_login UNIQUE (tenant_id, login)
)
;;
CREATE INDEX ix_identity_user_tenant_id_name_id ON identity_user (tenant_id, name, id)
;;
CREATE TABLE journal (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	trail_id UUID NOT NULL,
	command TEXT NOT NULL,
	version INTEGER NOT NULL,
	outcome TEXT NOT NULL,
	code TEXT,
	actor_kind TEXT NOT NULL,
	actor_id UUID NOT NULL,
	actor_name TEXT NOT NULL,
	device_id UUID,
	seq BIGINT,
	switch_id UUID,
	work_unit_id UUID,
	address TEXT,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	device_at TIMESTAMP WITH TIME ZONE,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	skew_ms BIGINT,
	reason TEXT,
	meaning TEXT,
	subject_id UUID,
	payload TEXT NOT NULL,
	payload_hash BYTEA NOT NULL,
	result TEXT NOT NULL,
	key_id TEXT NOT NULL,
	mac BYTEA NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_journal_intents ON journal (tenant_id, recorded_at, id) WHERE outcome = 'refused' AND seq IS NOT NULL
;;
CREATE INDEX ix_journal_tenant_id_actor_id_recorded_at ON journal (tenant_id, actor_id, recorded_at)
;;
CREATE INDEX ix_journal_tenant_id_recorded_at_id ON journal (tenant_id, recorded_at, id)
;;
CREATE INDEX ix_journal_tenant_id_subject_id_recorded_at ON journal (tenant_id, subject_id, recorded_at)
;;
CREATE TABLE journal_change (
	tenant_id UUID NOT NULL,
	journal_id UUID NOT NULL,
	n INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	record_id UUID NOT NULL,
	revision INTEGER NOT NULL,
	before TEXT,
	after TEXT,
	CONSTRAINT pk_journal_change PRIMARY KEY (tenant_id, journal_id, n)
)
;;
CREATE INDEX ix_journal_change_tenant_id_record_id_revision ON journal_change (tenant_id, record_id, revision)
;;
CREATE TABLE live_event (
	tenant_id UUID NOT NULL,
	position BIGINT NOT NULL,
	event TEXT NOT NULL,
	subject_id UUID,
	data TEXT NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_live_event PRIMARY KEY (tenant_id, position)
)
;;
CREATE TABLE live_head (
	tenant_id UUID NOT NULL,
	position BIGINT NOT NULL,
	CONSTRAINT pk_live_head PRIMARY KEY (tenant_id)
)
;;
CREATE TABLE masterdata_partner (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	customer BOOLEAN NOT NULL,
	supplier BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_partner PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_partner_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE masterdata_reason_code (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	active BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_reason_code PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_reason_code_tenant_id_kind_code UNIQUE (tenant_id, kind, code)
)
;;
CREATE TABLE masterdata_site (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	time_zone TEXT NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_site PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_site_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE masterdata_unit (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	decimals INTEGER NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_unit PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_unit_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE orders_counter (
	tenant_id UUID NOT NULL,
	kind TEXT NOT NULL,
	last INTEGER NOT NULL,
	CONSTRAINT pk_orders_counter PRIMARY KEY (tenant_id, kind)
)
;;
CREATE TABLE outbox (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	event TEXT NOT NULL,
	actor TEXT NOT NULL,
	queue TEXT NOT NULL,
	payload TEXT NOT NULL,
	subject_id UUID,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	state TEXT DEFAULT 'due' NOT NULL,
	next_at TIMESTAMP WITH TIME ZONE NOT NULL,
	rung_at TIMESTAMP WITH TIME ZONE,
	rings INTEGER DEFAULT '0' NOT NULL,
	attempts INTEGER DEFAULT '0' NOT NULL,
	attempted_at TIMESTAMP WITH TIME ZONE,
	done_at TIMESTAMP WITH TIME ZONE,
	code TEXT,
	error TEXT,
	CONSTRAINT pk_outbox PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_outbox_dead ON outbox (tenant_id, id) WHERE state = 'dead'
;;
CREATE INDEX ix_outbox_done ON outbox (tenant_id, done_at) WHERE done_at IS NOT NULL
;;
CREATE INDEX ix_outbox_due ON outbox (tenant_id, next_at) WHERE state = 'due'
;;
CREATE TABLE plans_tenant (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	time_zone TEXT NOT NULL,
	locale TEXT NOT NULL,
	state TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_tenant PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_tenant_tenant_id_slug UNIQUE (tenant_id, slug)
)
;;
CREATE TABLE records_intent_resolution (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	journal_id UUID NOT NULL,
	resolution TEXT NOT NULL,
	resolved_by_id UUID NOT NULL,
	resolved_by TEXT NOT NULL,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_records_intent_resolution PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_records_intent_resolution_tenant_id_journal_id UNIQUE (tenant_id, journal_id)
)
;;
CREATE TABLE identity_badge (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	code TEXT NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_badge PRIMARY KEY (tenant_id, id)
)
;;
CREATE UNIQUE INDEX uq_identity_badge_in_use ON identity_badge (tenant_id, code) WHERE ended_at IS NULL
;;
CREATE UNIQUE INDEX uq_identity_badge_worn ON identity_badge (tenant_id, user_id) WHERE ended_at IS NULL
;;
CREATE TABLE identity_device_progress (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	last_seq BIGINT NOT NULL,
	last_seen_at TIMESTAMP WITH TIME ZONE,
	build TEXT,
	pending INTEGER,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_device_progress PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE identity_grant (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	role_id UUID NOT NULL,
	scope_kind TEXT,
	scope_id UUID,
	revoked_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_grant PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_grant_tenant_id_user_id ON identity_grant (tenant_id, user_id)
;;
CREATE UNIQUE INDEX uq_identity_grant_in_force ON identity_grant (tenant_id, user_id, role_id, scope_id) NULLS NOT DISTINCT WHERE revoked_at IS NULL
;;
CREATE TABLE identity_role_permission (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	role_id UUID NOT NULL,
	permission TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_role_permission PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_role_permission_tenant_id_role_id_permission UNIQUE (tenant_id, role_id, permission)
)
;;
CREATE TABLE identity_secret (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	kind TEXT NOT NULL,
	hash TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_secret PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_secret_tenant_id_user_id_kind_created_at ON identity_secret (tenant_id, user_id, kind, created_at)
;;
CREATE TABLE identity_session (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	secret_hash BYTEA NOT NULL,
	epoch BIGINT NOT NULL,
	credentials INTEGER NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_session PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_session_tenant_id_user_id ON identity_session (tenant_id, user_id)
;;
CREATE TABLE identity_switch (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	device_id UUID NOT NULL,
	user_id UUID NOT NULL,
	secret_hash BYTEA NOT NULL,
	epoch BIGINT NOT NULL,
	credentials INTEGER NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_switch PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_switch_tenant_id_device_id ON identity_switch (tenant_id, device_id)
;;
CREATE INDEX ix_identity_switch_tenant_id_user_id ON identity_switch (tenant_id, user_id)
;;
CREATE TABLE identity_team_member (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	team_id UUID NOT NULL,
	user_id UUID NOT NULL,
	left_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_team_member PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_team_member_tenant_id_team_id ON identity_team_member (tenant_id, team_id)
;;
CREATE UNIQUE INDEX uq_identity_team_member ON identity_team_member (tenant_id, user_id) WHERE left_at IS NULL
;;
CREATE TABLE masterdata_area (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	site_id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_area PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_area_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_area_tenant_id_site_id ON masterdata_area (tenant_id, site_id)
;;
CREATE TABLE masterdata_item (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	unit_id UUID NOT NULL,
	item_revision TEXT NOT NULL,
	drawing TEXT,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_item PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_item_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_item_tenant_id_unit_id ON masterdata_item (tenant_id, unit_id)
;;
CREATE TABLE masterdata_shift (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	site_id UUID NOT NULL,
	starts_at TIME WITHOUT TIME ZONE NOT NULL,
	ends_at TIME WITHOUT TIME ZONE NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_shift PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_shift_tenant_id_site_id_code UNIQUE (tenant_id, site_id, code)
)
;;
CREATE TABLE masterdata_work_calendar (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	site_id UUID NOT NULL,
	weekdays INTEGER[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_work_calendar PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_work_calendar_tenant_id_site_id UNIQUE (tenant_id, site_id)
)
;;
CREATE TABLE telemetry_device_stream (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	boot TEXT NOT NULL,
	seq BIGINT NOT NULL,
	past_boots TEXT[] NOT NULL,
	last_at TIMESTAMP WITH TIME ZONE,
	missing BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_device_stream PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE telemetry_gap (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	device_id UUID NOT NULL,
	boot TEXT NOT NULL,
	first_seq BIGINT NOT NULL,
	last_seq BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_gap PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_gap_tenant_id_device_id_created_at ON telemetry_gap (tenant_id, device_id, created_at)
;;
CREATE TABLE masterdata_bom (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	effective_from DATE NOT NULL,
	effective_to DATE,
	approved_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_bom PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_bom_tenant_id_item_id_version UNIQUE (tenant_id, item_id, version)
)
;;
CREATE TABLE masterdata_calendar_day (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	work_calendar_id UUID NOT NULL,
	day DATE NOT NULL,
	working BOOLEAN NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_calendar_day PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_calendar_day_tenant_id_work_calendar_id_day UNIQUE (tenant_id, work_calendar_id, day)
)
;;
CREATE TABLE masterdata_routing (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	effective_from DATE NOT NULL,
	effective_to DATE,
	approved_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_routing PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_routing_tenant_id_item_id_version UNIQUE (tenant_id, item_id, version)
)
;;
CREATE TABLE masterdata_work_center (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	area_id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_work_center PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_work_center_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_work_center_tenant_id_area_id ON masterdata_work_center (tenant_id, area_id)
;;
CREATE TABLE orders_production_order (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	item_id UUID NOT NULL,
	item_revision TEXT NOT NULL,
	drawing TEXT,
	customer_id UUID,
	customer_po TEXT,
	quantity NUMERIC NOT NULL,
	unit TEXT NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	priority INTEGER NOT NULL,
	state TEXT NOT NULL,
	snapshot JSONB,
	released_at TIMESTAMP WITH TIME ZONE,
	completed_at TIMESTAMP WITH TIME ZONE,
	closed_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_production_order PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_production_order_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_orders_production_order_tenant_id_customer_id ON orders_production_order (tenant_id, customer_id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_due_at_id ON orders_production_order (tenant_id, due_at, id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_item_id ON orders_production_order (tenant_id, item_id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_state_due_at_id ON orders_production_order (tenant_id, state, due_at, id)
;;
CREATE TABLE masterdata_bom_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	bom_id UUID NOT NULL,
	position INTEGER NOT NULL,
	item_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_bom_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_bom_line_tenant_id_bom_id_position UNIQUE (tenant_id, bom_id, position)
)
;;
CREATE INDEX ix_masterdata_bom_line_tenant_id_item_id ON masterdata_bom_line (tenant_id, item_id)
;;
CREATE TABLE masterdata_operation_definition (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_operation_definition PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_operation_definition_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_operation_definition_tenant_id_work_center_id ON masterdata_operation_definition (tenant_id, work_center_id)
;;
CREATE TABLE masterdata_work_unit (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_work_unit PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_work_unit_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_work_unit_tenant_id_work_center_id ON masterdata_work_unit (tenant_id, work_center_id)
;;
CREATE TABLE orders_hold (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject_kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	order_id UUID,
	reason_id UUID NOT NULL,
	note TEXT,
	placed_by_id UUID NOT NULL,
	placed_by TEXT NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	lifted_by_id UUID,
	lifted_by TEXT,
	lifted_at TIMESTAMP WITH TIME ZONE,
	lift_reason TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_hold PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_orders_hold_tenant_id_order_id ON orders_hold (tenant_id, order_id)
;;
CREATE INDEX ix_orders_hold_tenant_id_reason_id ON orders_hold (tenant_id, reason_id)
;;
CREATE UNIQUE INDEX uq_orders_hold_active ON orders_hold (tenant_id, subject_kind, subject_id) WHERE lifted_at IS NULL
;;
CREATE TABLE equipment_asset (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	work_unit_id UUID,
	model TEXT,
	serial TEXT,
	state TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_equipment_asset PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_equipment_asset_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_equipment_asset_tenant_id_work_unit_id ON equipment_asset (tenant_id, work_unit_id)
;;
CREATE TABLE masterdata_routing_step (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	routing_id UUID NOT NULL,
	sequence INTEGER NOT NULL,
	operation_definition_id UUID NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	setup_seconds INTEGER NOT NULL,
	cycle_seconds NUMERIC NOT NULL,
	predecessors INTEGER[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_routing_step PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_routing_step_tenant_id_routing_id_sequence UNIQUE (tenant_id, routing_id, sequence)
)
;;
CREATE INDEX ix_masterdata_routing_step_tenant_id_operation_definition_id ON masterdata_routing_step (tenant_id, operation_definition_id)
;;
CREATE INDEX ix_masterdata_routing_step_tenant_id_work_center_id ON masterdata_routing_step (tenant_id, work_center_id)
;;
CREATE INDEX ix_masterdata_routing_step_tenant_id_work_unit_id ON masterdata_routing_step (tenant_id, work_unit_id)
;;
CREATE TABLE orders_operation (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	card TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	operation_definition_id UUID NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	predecessor_ids UUID[] NOT NULL,
	last BOOLEAN NOT NULL,
	setup_seconds INTEGER NOT NULL,
	cycle_seconds NUMERIC NOT NULL,
	planned_start TIMESTAMP WITH TIME ZONE,
	planned_end TIMESTAMP WITH TIME ZONE,
	planned_quantity NUMERIC NOT NULL,
	good_quantity NUMERIC NOT NULL,
	process_scrap_quantity NUMERIC NOT NULL,
	material_scrap_quantity NUMERIC NOT NULL,
	rework_quantity NUMERIC NOT NULL,
	state TEXT NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE,
	completed_at TIMESTAMP WITH TIME ZONE,
	hold_id UUID,
	accepts_output BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_operation PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_operation_tenant_id_card UNIQUE (tenant_id, card),
	CONSTRAINT uq_orders_operation_tenant_id_order_id_sequence UNIQUE (tenant_id, order_id, sequence)
)
;;
CREATE INDEX ix_orders_operation_tenant_id_operation_definition_id ON orders_operation (tenant_id, operation_definition_id)
;;
CREATE INDEX ix_orders_operation_tenant_id_work_center_id_state_plan_0887 ON orders_operation (tenant_id, work_center_id, state, planned_start)
;;
CREATE INDEX ix_orders_operation_tenant_id_work_unit_id ON orders_operation (tenant_id, work_unit_id)
;;
CREATE TABLE telemetry_signal (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	device_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	rolls_over_at NUMERIC,
	largest_step NUMERIC NOT NULL,
	active BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_signal PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_telemetry_signal_tenant_id_work_center_id_code UNIQUE (tenant_id, work_center_id, code)
)
;;
CREATE INDEX ix_telemetry_signal_tenant_id_code_id ON telemetry_signal (tenant_id, code, id)
;;
CREATE INDEX ix_telemetry_signal_tenant_id_device_id ON telemetry_signal (tenant_id, device_id)
;;
CREATE INDEX ix_telemetry_signal_tenant_id_work_unit_id ON telemetry_signal (tenant_id, work_unit_id)
;;
CREATE TABLE equipment_state (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	asset_id UUID NOT NULL,
	state TEXT NOT NULL,
	reason_id UUID,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	started_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_equipment_state PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_equipment_state_tenant_id_asset_id_started_at ON equipment_state (tenant_id, asset_id, started_at)
;;
CREATE INDEX ix_equipment_state_tenant_id_reason_id ON equipment_state (tenant_id, reason_id)
;;
CREATE UNIQUE INDEX uq_equipment_state_open ON equipment_state (tenant_id, asset_id) WHERE ended_at IS NULL
;;
CREATE TABLE masterdata_routing_gate (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	routing_step_id UUID NOT NULL,
	kind TEXT NOT NULL,
	closes_after_quantity NUMERIC,
	rearm_on TEXT,
	opener TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_routing_gate PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_routing_gate_tenant_id_routing_step_id_kind UNIQUE (tenant_id, routing_step_id, kind)
)
;;
CREATE TABLE orders_gate (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_id UUID NOT NULL,
	kind TEXT NOT NULL,
	closes_after_quantity NUMERIC,
	closes_at TIMESTAMP WITH TIME ZONE,
	rearm_on TEXT,
	armed_quantity NUMERIC NOT NULL,
	opener TEXT NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE,
	opened_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_gate PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_gate_tenant_id_operation_id_kind UNIQUE (tenant_id, operation_id, kind)
)
;;
CREATE TABLE reporting_output_report (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_id UUID NOT NULL,
	order_id UUID NOT NULL,
	kind TEXT NOT NULL,
	good_quantity NUMERIC NOT NULL,
	process_scrap_quantity NUMERIC NOT NULL,
	material_scrap_quantity NUMERIC NOT NULL,
	rework_quantity NUMERIC NOT NULL,
	reason_id UUID,
	photos TEXT[] NOT NULL,
	reporter_id UUID NOT NULL,
	reporter_name TEXT NOT NULL,
	reporter_kind TEXT NOT NULL,
	device_id UUID,
	work_unit_id UUID,
	started_at TIMESTAMP WITH TIME ZONE,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	flags TEXT[] NOT NULL,
	reverses_id UUID,
	reversed_by_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_output_report PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_occurred_at_id ON reporting_output_report (tenant_id, occurred_at, id)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_operation_id_occurred_at ON reporting_output_report (tenant_id, operation_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_order_id_occurred_at ON reporting_output_report (tenant_id, order_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_reason_id ON reporting_output_report (tenant_id, reason_id)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_reporter_id_occurred_at ON reporting_output_report (tenant_id, reporter_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_reverses_id ON reporting_output_report (tenant_id, reverses_id)
;;
CREATE TABLE telemetry_counter_state (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	count NUMERIC,
	last_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_counter_state PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE telemetry_quarantine (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	source TEXT NOT NULL,
	payload TEXT NOT NULL,
	code TEXT NOT NULL,
	params JSONB NOT NULL,
	device_id UUID,
	signal_id UUID,
	operation_id UUID,
	quantity NUMERIC,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	state TEXT NOT NULL,
	resolved_by TEXT,
	resolved_at TIMESTAMP WITH TIME ZONE,
	resolution TEXT,
	report_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_quarantine PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_quarantine_tenant_id_device_id ON telemetry_quarantine (tenant_id, device_id)
;;
CREATE INDEX ix_telemetry_quarantine_tenant_id_operation_id ON telemetry_quarantine (tenant_id, operation_id)
;;
CREATE INDEX ix_telemetry_quarantine_tenant_id_signal_id ON telemetry_quarantine (tenant_id, signal_id)
;;
CREATE INDEX ix_telemetry_quarantine_tenant_id_state_created_at_id ON telemetry_quarantine (tenant_id, state, created_at, id)
;;
CREATE TABLE telemetry_sample (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	signal_id UUID NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	boot TEXT NOT NULL,
	seq BIGINT NOT NULL,
	count NUMERIC NOT NULL,
	delta NUMERIC NOT NULL,
	verdict TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_sample PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_sample_tenant_id_signal_id_at ON telemetry_sample (tenant_id, signal_id, at)
;;
CREATE TABLE telemetry_signal_mapping (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	signal_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_signal_mapping PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_signal_mapping_tenant_id_operation_id ON telemetry_signal_mapping (tenant_id, operation_id)
;;
CREATE UNIQUE INDEX uq_telemetry_signal_mapping_open ON telemetry_signal_mapping (tenant_id, signal_id) WHERE ended_at IS NULL
;;
CREATE TABLE telemetry_log_row (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	log TEXT NOT NULL,
	line INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	report_id UUID NOT NULL,
	review_quantity NUMERIC NOT NULL,
	flags TEXT[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_log_row PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_log_row_tenant_id_log_line ON telemetry_log_row (tenant_id, log, line)
;;
CREATE INDEX ix_telemetry_log_row_tenant_id_report_id ON telemetry_log_row (tenant_id, report_id)
-- section: keys
ALTER TABLE identity_badge ADD CONSTRAINT fk_identity_badge_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_device_progress ADD CONSTRAINT fk_identity_device_progress_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE identity_grant ADD CONSTRAINT fk_identity_grant_tenant_id_role_id FOREIGN KEY(tenant_id, role_id) REFERENCES identity_role (tenant_id, id)
;;
ALTER TABLE identity_grant ADD CONSTRAINT fk_identity_grant_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_role_permission ADD CONSTRAINT fk_identity_role_permission_tenant_id_role_id FOREIGN KEY(tenant_id, role_id) REFERENCES identity_role (tenant_id, id)
;;
ALTER TABLE identity_secret ADD CONSTRAINT fk_identity_secret_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_session ADD CONSTRAINT fk_identity_session_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_switch ADD CONSTRAINT fk_identity_switch_tenant_id_device_id FOREIGN KEY(tenant_id, device_id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE identity_switch ADD CONSTRAINT fk_identity_switch_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_team_member ADD CONSTRAINT fk_identity_team_member_tenant_id_team_id FOREIGN KEY(tenant_id, team_id) REFERENCES identity_team (tenant_id, id)
;;
ALTER TABLE identity_team_member ADD CONSTRAINT fk_identity_team_member_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE masterdata_area ADD CONSTRAINT fk_masterdata_area_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE masterdata_item ADD CONSTRAINT fk_masterdata_item_tenant_id_unit_id FOREIGN KEY(tenant_id, unit_id) REFERENCES masterdata_unit (tenant_id, id)
;;
ALTER TABLE masterdata_shift ADD CONSTRAINT fk_masterdata_shift_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE masterdata_work_calendar ADD CONSTRAINT fk_masterdata_work_calendar_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE telemetry_device_stream ADD CONSTRAINT fk_telemetry_device_stream_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE telemetry_gap ADD CONSTRAINT fk_telemetry_gap_tenant_id_device_id FOREIGN KEY(tenant_id, device_id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE masterdata_bom ADD CONSTRAINT fk_masterdata_bom_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_calendar_day ADD CONSTRAINT fk_masterdata_calendar_day_tenant_id_work_calendar_id FOREIGN KEY(tenant_id, work_calendar_id) REFERENCES masterdata_work_calendar (tenant_id, id)
;;
ALTER TABLE masterdata_routing ADD CONSTRAINT fk_masterdata_routing_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_work_center ADD CONSTRAINT fk_masterdata_work_center_tenant_id_area_id FOREIGN KEY(tenant_id, area_id) REFERENCES masterdata_area (tenant_id, id)
;;
ALTER TABLE orders_production_order ADD CONSTRAINT fk_orders_production_order_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE orders_production_order ADD CONSTRAINT fk_orders_production_order_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_bom_line ADD CONSTRAINT fk_masterdata_bom_line_tenant_id_bom_id FOREIGN KEY(tenant_id, bom_id) REFERENCES masterdata_bom (tenant_id, id)
;;
ALTER TABLE masterdata_bom_line ADD CONSTRAINT fk_masterdata_bom_line_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_operation_definition ADD CONSTRAINT fk_masterdata_operation_definition_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_work_unit ADD CONSTRAINT fk_masterdata_work_unit_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE orders_hold ADD CONSTRAINT fk_orders_hold_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_hold ADD CONSTRAINT fk_orders_hold_tenant_id_reason_id FOREIGN KEY(tenant_id, reason_id) REFERENCES masterdata_reason_code (tenant_id, id)
;;
ALTER TABLE equipment_asset ADD CONSTRAINT fk_equipment_asset_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE masterdata_routing_step ADD CONSTRAINT fk_masterdata_routing_step_tenant_id_operation_definition_id FOREIGN KEY(tenant_id, operation_definition_id) REFERENCES masterdata_operation_definition (tenant_id, id)
;;
ALTER TABLE masterdata_routing_step ADD CONSTRAINT fk_masterdata_routing_step_tenant_id_routing_id FOREIGN KEY(tenant_id, routing_id) REFERENCES masterdata_routing (tenant_id, id)
;;
ALTER TABLE masterdata_routing_step ADD CONSTRAINT fk_masterdata_routing_step_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_routing_step ADD CONSTRAINT fk_masterdata_routing_step_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE orders_operation ADD CONSTRAINT fk_orders_operation_tenant_id_operation_definition_id FOREIGN KEY(tenant_id, operation_definition_id) REFERENCES masterdata_operation_definition (tenant_id, id)
;;
ALTER TABLE orders_operation ADD CONSTRAINT fk_orders_operation_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_operation ADD CONSTRAINT fk_orders_operation_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE orders_operation ADD CONSTRAINT fk_orders_operation_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE telemetry_signal ADD CONSTRAINT fk_telemetry_signal_tenant_id_device_id FOREIGN KEY(tenant_id, device_id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE telemetry_signal ADD CONSTRAINT fk_telemetry_signal_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE telemetry_signal ADD CONSTRAINT fk_telemetry_signal_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE equipment_state ADD CONSTRAINT fk_equipment_state_tenant_id_asset_id FOREIGN KEY(tenant_id, asset_id) REFERENCES equipment_asset (tenant_id, id)
;;
ALTER TABLE equipment_state ADD CONSTRAINT fk_equipment_state_tenant_id_reason_id FOREIGN KEY(tenant_id, reason_id) REFERENCES masterdata_reason_code (tenant_id, id)
;;
ALTER TABLE masterdata_routing_gate ADD CONSTRAINT fk_masterdata_routing_gate_tenant_id_routing_step_id FOREIGN KEY(tenant_id, routing_step_id) REFERENCES masterdata_routing_step (tenant_id, id)
;;
ALTER TABLE orders_gate ADD CONSTRAINT fk_orders_gate_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_output_report ADD CONSTRAINT fk_reporting_output_report_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_output_report ADD CONSTRAINT fk_reporting_output_report_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE reporting_output_report ADD CONSTRAINT fk_reporting_output_report_tenant_id_reason_id FOREIGN KEY(tenant_id, reason_id) REFERENCES masterdata_reason_code (tenant_id, id)
;;
ALTER TABLE reporting_output_report ADD CONSTRAINT fk_reporting_output_report_tenant_id_reverses_id FOREIGN KEY(tenant_id, reverses_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE telemetry_counter_state ADD CONSTRAINT fk_telemetry_counter_state_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES telemetry_signal (tenant_id, id)
;;
ALTER TABLE telemetry_quarantine ADD CONSTRAINT fk_telemetry_quarantine_tenant_id_device_id FOREIGN KEY(tenant_id, device_id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE telemetry_quarantine ADD CONSTRAINT fk_telemetry_quarantine_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE telemetry_quarantine ADD CONSTRAINT fk_telemetry_quarantine_tenant_id_signal_id FOREIGN KEY(tenant_id, signal_id) REFERENCES telemetry_signal (tenant_id, id)
;;
ALTER TABLE telemetry_sample ADD CONSTRAINT fk_telemetry_sample_tenant_id_signal_id FOREIGN KEY(tenant_id, signal_id) REFERENCES telemetry_signal (tenant_id, id)
;;
ALTER TABLE telemetry_signal_mapping ADD CONSTRAINT fk_telemetry_signal_mapping_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE telemetry_signal_mapping ADD CONSTRAINT fk_telemetry_signal_mapping_tenant_id_signal_id FOREIGN KEY(tenant_id, signal_id) REFERENCES telemetry_signal (tenant_id, id)
;;
ALTER TABLE telemetry_log_row ADD CONSTRAINT fk_telemetry_log_row_tenant_id_report_id FOREIGN KEY(tenant_id, report_id) REFERENCES reporting_output_report (tenant_id, id)
-- section: grants
GRANT SELECT ON audit_head TO lotline_app
;;
GRANT SELECT, INSERT ON audit_head TO lotline_sealer
;;
GRANT SELECT, INSERT ON audit_pending TO lotline_app
;;
GRANT SELECT, DELETE ON audit_pending TO lotline_sealer
;;
GRANT SELECT ON audit_seal TO lotline_app
;;
GRANT SELECT, INSERT ON audit_seal TO lotline_sealer
;;
GRANT SELECT ON directory TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE ON directory TO lotline_relay
;;
GRANT SELECT ON directory TO lotline_sealer
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_device TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_enrollment_code TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_login_failure TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_policy_version TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_role TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_team TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_user TO lotline_app
;;
GRANT SELECT, INSERT ON journal TO lotline_app
;;
GRANT SELECT ON journal TO lotline_sealer
;;
GRANT SELECT, INSERT ON journal_change TO lotline_app
;;
GRANT SELECT ON journal_change TO lotline_sealer
;;
GRANT SELECT ON live_event TO lotline_app
;;
GRANT SELECT, INSERT, DELETE ON live_event TO lotline_relay
;;
GRANT SELECT ON live_head TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE ON live_head TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_partner TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_reason_code TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_site TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_unit TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_counter TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE ON outbox TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_tenant TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON records_intent_resolution TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_badge TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_device_progress TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_grant TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_role_permission TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_secret TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_session TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_switch TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_team_member TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_area TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_item TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_shift TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_work_calendar TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_device_stream TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_gap TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_bom TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_calendar_day TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_routing TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_work_center TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_production_order TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_bom_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_operation_definition TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_work_unit TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_hold TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON equipment_asset TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_routing_step TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_operation TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_signal TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON equipment_state TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_routing_gate TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_gate TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_output_report TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_counter_state TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_quarantine TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_sample TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_signal_mapping TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_log_row TO lotline_app
