-- What 2026_11_20_first_month adds, frozen. Placement and row-level security follow in tenants/migrations/sections.
-- section: changes
ALTER TABLE identity_device ADD COLUMN kind TEXT
;;
ALTER TABLE identity_enrollment_code ADD COLUMN device_kind TEXT
;;
ALTER TABLE masterdata_bom_line ADD COLUMN unit_id UUID
;;
ALTER TABLE masterdata_bom_line ADD COLUMN scrap_percent NUMERIC DEFAULT 0 NOT NULL
;;
ALTER TABLE masterdata_bom_line ALTER COLUMN scrap_percent DROP DEFAULT
;;
ALTER TABLE masterdata_bom_line ADD COLUMN phantom BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE masterdata_bom_line ALTER COLUMN phantom DROP DEFAULT
;;
ALTER TABLE masterdata_bom_line ADD COLUMN alternative_of INTEGER
;;
ALTER TABLE masterdata_bom_line ADD COLUMN step_sequence INTEGER
;;
ALTER TABLE masterdata_bom_line ADD COLUMN note TEXT
;;
CREATE INDEX ix_masterdata_bom_line_tenant_id_unit_id ON masterdata_bom_line (tenant_id, unit_id)
;;
ALTER TABLE masterdata_item ADD COLUMN custom JSONB DEFAULT '{}' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN custom DROP DEFAULT
;;
ALTER TABLE masterdata_operation_definition ADD COLUMN setup_seconds INTEGER DEFAULT 0 NOT NULL
;;
ALTER TABLE masterdata_operation_definition ALTER COLUMN setup_seconds DROP DEFAULT
;;
ALTER TABLE masterdata_operation_definition ADD COLUMN cycle_seconds NUMERIC DEFAULT 0 NOT NULL
;;
ALTER TABLE masterdata_operation_definition ALTER COLUMN cycle_seconds DROP DEFAULT
;;
ALTER TABLE masterdata_operation_definition ADD COLUMN skill_codes TEXT[] DEFAULT '{}' NOT NULL
;;
ALTER TABLE masterdata_operation_definition ALTER COLUMN skill_codes DROP DEFAULT
;;
ALTER TABLE masterdata_operation_definition ALTER COLUMN work_center_id DROP NOT NULL
;;
ALTER TABLE masterdata_partner ADD COLUMN contact TEXT
;;
ALTER TABLE masterdata_partner ADD COLUMN phone TEXT
;;
ALTER TABLE masterdata_partner ADD COLUMN email TEXT
;;
ALTER TABLE masterdata_partner ADD COLUMN address TEXT
;;
ALTER TABLE masterdata_partner ADD COLUMN tax_id TEXT
;;
ALTER TABLE masterdata_routing_step ADD COLUMN report_mode TEXT DEFAULT 'any' NOT NULL
;;
ALTER TABLE masterdata_routing_step ALTER COLUMN report_mode DROP DEFAULT
;;
ALTER TABLE masterdata_routing_step ADD COLUMN box_quantity NUMERIC
;;
ALTER TABLE masterdata_routing_step ADD COLUMN needs_approval BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE masterdata_routing_step ALTER COLUMN needs_approval DROP DEFAULT
;;
ALTER TABLE masterdata_routing_step ADD COLUMN over_limit_percent NUMERIC
;;
ALTER TABLE masterdata_routing_step ADD COLUMN skip_allowed BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE masterdata_routing_step ALTER COLUMN skip_allowed DROP DEFAULT
;;
ALTER TABLE masterdata_routing_step ADD COLUMN skill_codes TEXT[] DEFAULT '{}' NOT NULL
;;
ALTER TABLE masterdata_routing_step ALTER COLUMN skill_codes DROP DEFAULT
;;
ALTER TABLE masterdata_shift ADD COLUMN breaks JSONB
;;
ALTER TABLE masterdata_shift ADD COLUMN active BOOLEAN DEFAULT true NOT NULL
;;
ALTER TABLE masterdata_shift ALTER COLUMN active DROP DEFAULT
;;
ALTER TABLE masterdata_unit ADD COLUMN dimension TEXT
;;
ALTER TABLE masterdata_unit ADD COLUMN numerator NUMERIC DEFAULT 1 NOT NULL
;;
ALTER TABLE masterdata_unit ALTER COLUMN numerator DROP DEFAULT
;;
ALTER TABLE masterdata_unit ADD COLUMN denominator NUMERIC DEFAULT 1 NOT NULL
;;
ALTER TABLE masterdata_unit ALTER COLUMN denominator DROP DEFAULT
;;
ALTER TABLE masterdata_unit ADD COLUMN rounding TEXT DEFAULT 'half_up' NOT NULL
;;
ALTER TABLE masterdata_unit ALTER COLUMN rounding DROP DEFAULT
;;
ALTER TABLE orders_operation ADD COLUMN routing_step_id UUID
;;
ALTER TABLE orders_operation ADD COLUMN report_mode TEXT DEFAULT 'any' NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN report_mode DROP DEFAULT
;;
ALTER TABLE orders_operation ADD COLUMN box_quantity NUMERIC
;;
ALTER TABLE orders_operation ADD COLUMN needs_approval BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN needs_approval DROP DEFAULT
;;
ALTER TABLE orders_operation ADD COLUMN over_limit_percent NUMERIC
;;
ALTER TABLE orders_operation ADD COLUMN skip_allowed BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN skip_allowed DROP DEFAULT
;;
ALTER TABLE orders_operation ADD COLUMN skill_codes TEXT[] DEFAULT '{}' NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN skill_codes DROP DEFAULT
;;
ALTER TABLE orders_production_order ADD COLUMN customer_po_line TEXT
;;
ALTER TABLE orders_production_order ADD COLUMN custom JSONB DEFAULT '{}' NOT NULL
;;
ALTER TABLE orders_production_order ALTER COLUMN custom DROP DEFAULT
;;
ALTER TABLE orders_production_order ADD COLUMN kind TEXT DEFAULT 'production' NOT NULL
;;
ALTER TABLE orders_production_order ALTER COLUMN kind DROP DEFAULT
;;
ALTER TABLE orders_production_order ADD COLUMN parent_id UUID
;;
ALTER TABLE orders_production_order ADD COLUMN relation TEXT
;;
ALTER TABLE orders_production_order ADD COLUMN per_parent NUMERIC
;;
ALTER TABLE orders_production_order ADD COLUMN merged_into_id UUID
;;
ALTER TABLE orders_production_order ADD COLUMN own_steps JSONB
;;
ALTER TABLE orders_production_order ADD COLUMN short_quantity NUMERIC DEFAULT 0 NOT NULL
;;
ALTER TABLE orders_production_order ALTER COLUMN short_quantity DROP DEFAULT
;;
ALTER TABLE orders_production_order ADD COLUMN note TEXT
;;
DROP INDEX ix_orders_production_order_tenant_id_customer_id
;;
DROP INDEX ix_orders_production_order_tenant_id_item_id
;;
CREATE INDEX ix_orders_production_order_open ON orders_production_order (tenant_id, due_at, id) WHERE state IN ('planned', 'released')
;;
CREATE INDEX ix_orders_production_order_tenant_id_completed_at_due_at ON orders_production_order (tenant_id, completed_at, due_at)
;;
CREATE INDEX ix_orders_production_order_tenant_id_customer_id_due_at_id ON orders_production_order (tenant_id, customer_id, due_at, id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_customer_po ON orders_production_order (tenant_id, customer_po)
;;
CREATE INDEX ix_orders_production_order_tenant_id_item_id_due_at_id ON orders_production_order (tenant_id, item_id, due_at, id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_kind_due_at_id ON orders_production_order (tenant_id, kind, due_at, id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_merged_into_id ON orders_production_order (tenant_id, merged_into_id)
;;
CREATE INDEX ix_orders_production_order_tenant_id_parent_id ON orders_production_order (tenant_id, parent_id)
;;
ALTER TABLE reporting_output_report ADD COLUMN worker_id UUID
;;
ALTER TABLE reporting_output_report ADD COLUMN worker_name TEXT
;;
ALTER TABLE reporting_output_report ADD COLUMN work_center_id UUID
;;
ALTER TABLE reporting_output_report ADD COLUMN shift_id UUID
;;
ALTER TABLE reporting_output_report ADD COLUMN shift_day DATE
;;
ALTER TABLE reporting_output_report ADD COLUMN note TEXT
;;
ALTER TABLE reporting_output_report ADD COLUMN approval TEXT
;;
ALTER TABLE reporting_output_report ADD COLUMN decided_by TEXT
;;
ALTER TABLE reporting_output_report ADD COLUMN decided_at TIMESTAMP WITH TIME ZONE
;;
ALTER TABLE reporting_output_report ADD COLUMN corrects_id UUID
;;
ALTER TABLE reporting_output_report ADD COLUMN counter_start NUMERIC
;;
ALTER TABLE reporting_output_report ADD COLUMN counter_end NUMERIC
;;
ALTER TABLE reporting_output_report ADD COLUMN boxes INTEGER
;;
ALTER TABLE reporting_output_report ADD COLUMN box_size NUMERIC
;;
ALTER TABLE reporting_output_report ADD COLUMN custom JSONB DEFAULT '{}' NOT NULL
;;
ALTER TABLE reporting_output_report ALTER COLUMN custom DROP DEFAULT
;;
DROP INDEX ix_reporting_output_report_tenant_id_reason_id
;;
CREATE INDEX ix_reporting_output_report_approval ON reporting_output_report (tenant_id, approval, occurred_at, id) WHERE approval IS NOT NULL
;;
CREATE INDEX ix_reporting_output_report_flagged ON reporting_output_report (tenant_id, occurred_at, id) WHERE flags <> '{}'
;;
CREATE INDEX ix_reporting_output_report_kind ON reporting_output_report (tenant_id, kind, occurred_at, id) WHERE kind <> 'production'
;;
CREATE INDEX ix_reporting_output_report_reversal ON reporting_output_report (tenant_id, occurred_at, id) WHERE reverses_id IS NOT NULL
;;
CREATE INDEX ix_reporting_output_report_reversed ON reporting_output_report (tenant_id, occurred_at, id) WHERE reversed_by_id IS NOT NULL
;;
CREATE INDEX ix_reporting_output_report_scrapped ON reporting_output_report (tenant_id, occurred_at, id) WHERE process_scrap_quantity + material_scrap_quantity > 0
;;
CREATE INDEX ix_reporting_output_report_tenant_id_corrects_id ON reporting_output_report (tenant_id, corrects_id) WHERE corrects_id IS NOT NULL
;;
CREATE INDEX ix_reporting_output_report_tenant_id_reason_id_occurred_at ON reporting_output_report (tenant_id, reason_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_shift_day_shift_id ON reporting_output_report (tenant_id, shift_day, shift_id)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_work_center_id_occurred_at ON reporting_output_report (tenant_id, work_center_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_work_unit_id_occurred_at ON reporting_output_report (tenant_id, work_unit_id, occurred_at)
;;
CREATE INDEX ix_reporting_output_report_tenant_id_worker_id_occurred_at ON reporting_output_report (tenant_id, worker_id, occurred_at)
-- section: tables
CREATE TABLE identity_notify_channel (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	channel TEXT NOT NULL,
	enabled BOOLEAN NOT NULL,
	level TEXT NOT NULL,
	kinds TEXT[] NOT NULL,
	host TEXT,
	port INTEGER,
	sender TEXT,
	login TEXT,
	secret_set_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_notify_channel PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_notify_channel_tenant_id_channel UNIQUE (tenant_id, channel)
)
;;
CREATE TABLE identity_skill (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	active BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_skill PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_skill_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE identity_todo (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	params JSONB NOT NULL,
	link TEXT NOT NULL,
	level TEXT NOT NULL,
	role TEXT,
	place_ids UUID[] NOT NULL,
	needs TEXT,
	due_at TIMESTAMP WITH TIME ZONE,
	due_sort TIMESTAMP WITH TIME ZONE NOT NULL,
	escalated_at TIMESTAMP WITH TIME ZONE,
	escalated_role TEXT,
	settled_at TIMESTAMP WITH TIME ZONE,
	outcome TEXT,
	settled_by_id UUID,
	settled_by TEXT,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_todo PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_todo_tenant_id_settled_by_id_settled_at_id ON identity_todo (tenant_id, settled_by_id, settled_at, id)
;;
CREATE INDEX ix_identity_todo_waiting ON identity_todo (tenant_id, due_sort, id) WHERE settled_at IS NULL
;;
CREATE UNIQUE INDEX uq_identity_todo_open ON identity_todo (tenant_id, kind, subject_id) WHERE settled_at IS NULL
;;
CREATE TABLE masterdata_change_policy (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	change_control BOOLEAN NOT NULL,
	four_eyes BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_change_policy PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_change_policy_tenant_id UNIQUE (tenant_id)
)
;;
CREATE TABLE masterdata_custom_field (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject TEXT NOT NULL,
	kind TEXT NOT NULL,
	choices TEXT[] NOT NULL,
	decimals INTEGER NOT NULL,
	unit TEXT,
	required BOOLEAN NOT NULL,
	printed BOOLEAN NOT NULL,
	position INTEGER NOT NULL,
	active BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_custom_field PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_custom_field_tenant_id_subject_code UNIQUE (tenant_id, subject, code)
)
;;
CREATE INDEX ix_masterdata_custom_field_tenant_id_subject_position ON masterdata_custom_field (tenant_id, subject, position)
;;
CREATE TABLE masterdata_engineering_change (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	why TEXT NOT NULL,
	state TEXT NOT NULL,
	effective_from DATE NOT NULL,
	requested_by_id UUID NOT NULL,
	requested_by TEXT NOT NULL,
	requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
	submitted_at TIMESTAMP WITH TIME ZONE,
	decided_by_id UUID,
	decided_by TEXT,
	decided_at TIMESTAMP WITH TIME ZONE,
	decision_note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_engineering_change PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_engineering_change_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_masterdata_engineering_change_tenant_id_state_number ON masterdata_engineering_change (tenant_id, state, number)
;;
CREATE TABLE masterdata_numbering_counter (
	tenant_id UUID NOT NULL,
	subject TEXT NOT NULL,
	prefix TEXT NOT NULL,
	last INTEGER NOT NULL,
	CONSTRAINT pk_masterdata_numbering_counter PRIMARY KEY (tenant_id, subject, prefix)
)
;;
CREATE TABLE masterdata_numbering_rule (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject TEXT NOT NULL,
	pattern TEXT NOT NULL,
	restarts BOOLEAN NOT NULL,
	active BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_numbering_rule PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_numbering_rule_tenant_id_subject UNIQUE (tenant_id, subject)
)
;;
CREATE TABLE onboarding_column_mapping (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	signature TEXT NOT NULL,
	mapping JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_column_mapping PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_column_mapping_tenant_id_kind_signature UNIQUE (tenant_id, kind, signature)
)
;;
CREATE TABLE onboarding_cut_over (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	scope TEXT NOT NULL,
	declared_at TIMESTAMP WITH TIME ZONE NOT NULL,
	declared_by_id UUID NOT NULL,
	declared_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_cut_over PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_cut_over_tenant_id_scope UNIQUE (tenant_id, scope)
)
;;
CREATE TABLE onboarding_import_run (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	file_name TEXT NOT NULL,
	size INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	signature TEXT NOT NULL,
	titles JSONB NOT NULL,
	mapping JSONB NOT NULL,
	samples JSONB NOT NULL,
	create_missing BOOLEAN NOT NULL,
	problem JSONB,
	sent_by_id UUID NOT NULL,
	sent_by TEXT NOT NULL,
	sent_by_kind TEXT NOT NULL,
	locale TEXT NOT NULL,
	roll_back_reason TEXT,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_import_run PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_import_run_tenant_id_created_at_id ON onboarding_import_run (tenant_id, created_at, id)
;;
CREATE INDEX ix_onboarding_import_run_tenant_id_state ON onboarding_import_run (tenant_id, state)
;;
CREATE TABLE orders_traveler_template (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	size TEXT NOT NULL,
	facts TEXT[] NOT NULL,
	custom_fields TEXT[] NOT NULL,
	footer_zh TEXT NOT NULL,
	footer_en TEXT NOT NULL,
	logo TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_traveler_template PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_traveler_template_tenant_id UNIQUE (tenant_id)
)
;;
CREATE TABLE reporting_andon_level (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	level INTEGER NOT NULL,
	role TEXT NOT NULL,
	minutes INTEGER,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_andon_level PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_reporting_andon_level_tenant_id_kind_level UNIQUE (tenant_id, kind, level)
)
;;
CREATE TABLE scheduling_state (
	tenant_id UUID NOT NULL,
	generation INTEGER NOT NULL,
	planned_at TIMESTAMP WITH TIME ZONE,
	milliseconds INTEGER NOT NULL,
	operations INTEGER NOT NULL,
	CONSTRAINT pk_scheduling_state PRIMARY KEY (tenant_id)
)
;;
CREATE TABLE wages_period (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	month TEXT NOT NULL,
	first_day DATE NOT NULL,
	last_day DATE NOT NULL,
	closed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	closed_by TEXT NOT NULL,
	people INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	total NUMERIC NOT NULL,
	digest TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_period PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_wages_period_tenant_id_month UNIQUE (tenant_id, month)
)
;;
CREATE TABLE wages_rule (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	effective_from DATE NOT NULL,
	version INTEGER NOT NULL,
	process_scrap NUMERIC NOT NULL,
	material_scrap NUMERIC NOT NULL,
	rework NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_rule PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_wages_rule_tenant_id_effective_from_version UNIQUE (tenant_id, effective_from, version)
)
;;
CREATE TABLE identity_absence (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	kind TEXT NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	note TEXT,
	cancelled_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_absence PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_absence_tenant_id_user_id_starts_at ON identity_absence (tenant_id, user_id, starts_at)
;;
CREATE TABLE identity_attendance (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	came_at TIMESTAMP WITH TIME ZONE NOT NULL,
	left_at TIMESTAMP WITH TIME ZONE,
	came_by TEXT NOT NULL,
	left_by TEXT,
	device_id UUID,
	auto_closed BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_attendance PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_attendance_tenant_id_came_at_id ON identity_attendance (tenant_id, came_at, id)
;;
CREATE INDEX ix_identity_attendance_tenant_id_user_id_came_at ON identity_attendance (tenant_id, user_id, came_at)
;;
CREATE UNIQUE INDEX uq_identity_attendance_open ON identity_attendance (tenant_id, user_id) WHERE left_at IS NULL
;;
CREATE TABLE identity_message (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	todo_id UUID,
	user_id UUID,
	channel TEXT NOT NULL,
	address_id UUID,
	address TEXT,
	kind TEXT NOT NULL,
	level TEXT NOT NULL,
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	link TEXT NOT NULL,
	state TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	next_at TIMESTAMP WITH TIME ZONE,
	sent_at TIMESTAMP WITH TIME ZONE,
	error TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_message PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_message_pending ON identity_message (tenant_id, next_at) WHERE state = 'pending'
;;
CREATE INDEX ix_identity_message_sent ON identity_message (tenant_id, channel, sent_at)
;;
CREATE INDEX ix_identity_message_tenant_id_todo_id ON identity_message (tenant_id, todo_id)
;;
CREATE INDEX ix_identity_message_tenant_id_user_id_id ON identity_message (tenant_id, user_id, id)
;;
CREATE TABLE identity_notify_preference (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	channels JSONB NOT NULL,
	email TEXT,
	quiet_from TEXT,
	quiet_to TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_notify_preference PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_notify_preference_tenant_id_user_id UNIQUE (tenant_id, user_id)
)
;;
CREATE TABLE identity_notify_secret (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	box BYTEA NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_notify_secret PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE identity_push_subscription (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	endpoint_hash BYTEA NOT NULL,
	box BYTEA NOT NULL,
	browser TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_push_subscription PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_push_subscription_tenant_id_endpoint_hash UNIQUE (tenant_id, endpoint_hash)
)
;;
CREATE INDEX ix_identity_push_subscription_tenant_id_user_id ON identity_push_subscription (tenant_id, user_id)
;;
CREATE TABLE identity_todo_assignee (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	todo_id UUID NOT NULL,
	user_id UUID NOT NULL,
	via TEXT NOT NULL,
	given_by_id UUID NOT NULL,
	given_by TEXT NOT NULL,
	reason TEXT,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_todo_assignee PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_todo_assignee_tenant_id_given_by_id_todo_id ON identity_todo_assignee (tenant_id, given_by_id, todo_id)
;;
CREATE INDEX ix_identity_todo_assignee_tenant_id_user_id_todo_id ON identity_todo_assignee (tenant_id, user_id, todo_id)
;;
CREATE UNIQUE INDEX uq_identity_todo_assignee_now ON identity_todo_assignee (tenant_id, todo_id, user_id) WHERE ended_at IS NULL
;;
CREATE TABLE identity_user_skill (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	skill_id UUID NOT NULL,
	level INTEGER NOT NULL,
	valid_from DATE NOT NULL,
	valid_to DATE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_user_skill PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_user_skill_tenant_id_user_id_skill_id UNIQUE (tenant_id, user_id, skill_id)
)
;;
CREATE INDEX ix_identity_user_skill_tenant_id_skill_id ON identity_user_skill (tenant_id, skill_id)
;;
CREATE INDEX ix_identity_user_skill_tenant_id_valid_to ON identity_user_skill (tenant_id, valid_to)
;;
CREATE TABLE masterdata_change_order (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	change_id UUID NOT NULL,
	order_id UUID NOT NULL,
	order_number TEXT NOT NULL,
	decision TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	outcome TEXT,
	outcome_code TEXT,
	settled_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_change_order PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_change_order_tenant_id_change_id_order_id UNIQUE (tenant_id, change_id, order_id)
)
;;
CREATE INDEX ix_masterdata_change_order_tenant_id_order_id ON masterdata_change_order (tenant_id, order_id)
;;
CREATE TABLE onboarding_import_row (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	run_id UUID NOT NULL,
	line INTEGER NOT NULL,
	intent INTEGER,
	key TEXT,
	verdict TEXT NOT NULL,
	command_id UUID,
	problems JSONB NOT NULL,
	warnings JSONB NOT NULL,
	cells JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_import_row PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_import_row_tenant_id_run_id_line UNIQUE (tenant_id, run_id, line)
)
;;
CREATE INDEX ix_onboarding_import_row_tenant_id_key_verdict ON onboarding_import_row (tenant_id, key, verdict)
;;
CREATE INDEX ix_onboarding_import_row_tenant_id_run_id_intent ON onboarding_import_row (tenant_id, run_id, intent)
;;
CREATE INDEX ix_onboarding_import_row_tenant_id_run_id_verdict_line ON onboarding_import_row (tenant_id, run_id, verdict, line)
;;
CREATE TABLE wages_grade (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	grade TEXT NOT NULL,
	effective_from DATE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_grade PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_wages_grade_tenant_id_user_id_effective_from UNIQUE (tenant_id, user_id, effective_from)
)
;;
CREATE TABLE wages_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	period_id UUID NOT NULL,
	user_id UUID NOT NULL,
	source TEXT NOT NULL,
	source_id UUID NOT NULL,
	day DATE NOT NULL,
	amount NUMERIC NOT NULL,
	state TEXT NOT NULL,
	explanation JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_wages_line_tenant_id_source_id_user_id UNIQUE (tenant_id, source_id, user_id)
)
;;
CREATE INDEX ix_wages_line_tenant_id_period_id_user_id_day ON wages_line (tenant_id, period_id, user_id, day)
;;
CREATE INDEX ix_wages_line_tenant_id_user_id_day ON wages_line (tenant_id, user_id, day)
;;
CREATE TABLE insights_item_price (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	valid_from DATE NOT NULL,
	price NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_insights_item_price PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_insights_item_price_tenant_id_item_id_valid_from UNIQUE (tenant_id, item_id, valid_from)
)
;;
CREATE TABLE insights_production_report (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	site_id UUID NOT NULL,
	day DATE NOT NULL,
	last_day DATE NOT NULL,
	shift_id UUID,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	until TIMESTAMP WITH TIME ZONE NOT NULL,
	as_of TIMESTAMP WITH TIME ZONE NOT NULL,
	position BIGINT NOT NULL,
	figures JSONB NOT NULL,
	breakdown JSONB NOT NULL,
	evidence JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_insights_production_report PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_insights_production_report_tenant_id_site_id_kind_da_3bca UNIQUE NULLS NOT DISTINCT (tenant_id, site_id, kind, day, shift_id)
)
;;
CREATE INDEX ix_insights_production_report_tenant_id_kind_day ON insights_production_report (tenant_id, kind, day)
;;
CREATE INDEX ix_insights_production_report_tenant_id_shift_id ON insights_production_report (tenant_id, shift_id)
;;
CREATE INDEX ix_insights_production_report_tenant_id_since_id ON insights_production_report (tenant_id, since, id)
;;
CREATE TABLE masterdata_change_subject (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	change_id UUID NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	item_id UUID NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_change_subject PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_change_subject_tenant_id_change_id_subject_id UNIQUE (tenant_id, change_id, subject_id)
)
;;
CREATE INDEX ix_masterdata_change_subject_tenant_id_item_id ON masterdata_change_subject (tenant_id, item_id)
;;
CREATE INDEX ix_masterdata_change_subject_tenant_id_subject_id ON masterdata_change_subject (tenant_id, subject_id)
;;
CREATE TABLE masterdata_item_conversion (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	unit_id UUID NOT NULL,
	numerator NUMERIC NOT NULL,
	denominator NUMERIC NOT NULL,
	per_lot BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_item_conversion PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_item_conversion_tenant_id_item_id_unit_id UNIQUE (tenant_id, item_id, unit_id)
)
;;
CREATE INDEX ix_masterdata_item_conversion_tenant_id_unit_id ON masterdata_item_conversion (tenant_id, unit_id)
;;
CREATE TABLE masterdata_item_revision (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	item_revision TEXT NOT NULL,
	drawing TEXT,
	note TEXT,
	state TEXT NOT NULL,
	effective_from DATE NOT NULL,
	made_by_id UUID NOT NULL,
	made_by TEXT NOT NULL,
	approved_at TIMESTAMP WITH TIME ZONE,
	approved_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_item_revision PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_item_revision_tenant_id_item_id_item_revision UNIQUE (tenant_id, item_id, item_revision)
)
;;
CREATE INDEX ix_masterdata_item_revision_tenant_id_state_effective_from ON masterdata_item_revision (tenant_id, state, effective_from)
;;
CREATE TABLE orders_demand (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	customer_id UUID,
	customer_po TEXT,
	customer_po_line TEXT,
	item_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	unit TEXT NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	priority INTEGER NOT NULL,
	state TEXT NOT NULL,
	planned_quantity NUMERIC NOT NULL,
	note TEXT,
	closed_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_demand PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_demand_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_orders_demand_tenant_id_customer_id_due_at_id ON orders_demand (tenant_id, customer_id, due_at, id)
;;
CREATE INDEX ix_orders_demand_tenant_id_customer_po ON orders_demand (tenant_id, customer_po)
;;
CREATE INDEX ix_orders_demand_tenant_id_due_at_id ON orders_demand (tenant_id, due_at, id)
;;
CREATE INDEX ix_orders_demand_tenant_id_item_id_due_at_id ON orders_demand (tenant_id, item_id, due_at, id)
;;
CREATE INDEX ix_orders_demand_tenant_id_state_due_at_id ON orders_demand (tenant_id, state, due_at, id)
;;
CREATE TABLE reporting_shift_handover (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	area_id UUID NOT NULL,
	shift_id UUID NOT NULL,
	shift_day DATE NOT NULL,
	state TEXT NOT NULL,
	contents JSONB NOT NULL,
	filled_at TIMESTAMP WITH TIME ZONE NOT NULL,
	note TEXT,
	incoming_note TEXT,
	outgoing_id UUID,
	outgoing_by TEXT,
	outgoing_at TIMESTAMP WITH TIME ZONE,
	incoming_id UUID,
	incoming_by TEXT,
	incoming_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_shift_handover PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_reporting_shift_handover_tenant_id_area_id_shift_day_df87 UNIQUE (tenant_id, area_id, shift_day, shift_id)
)
;;
CREATE INDEX ix_reporting_shift_handover_tenant_id_shift_day_id ON reporting_shift_handover (tenant_id, shift_day, id)
;;
CREATE INDEX ix_reporting_shift_handover_tenant_id_shift_id ON reporting_shift_handover (tenant_id, shift_id)
;;
CREATE TABLE insights_cost_entry (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	kind TEXT NOT NULL,
	amount NUMERIC NOT NULL,
	note TEXT NOT NULL,
	entered_by TEXT NOT NULL,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	reverses_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_insights_cost_entry PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_insights_cost_entry_tenant_id_reverses_id UNIQUE (tenant_id, reverses_id)
)
;;
CREATE INDEX ix_insights_cost_entry_tenant_id_order_id ON insights_cost_entry (tenant_id, order_id)
;;
CREATE TABLE insights_hour_rate (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	valid_from DATE NOT NULL,
	labour_rate NUMERIC NOT NULL,
	machine_rate NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_insights_hour_rate PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_insights_hour_rate_tenant_id_work_center_id_valid_from UNIQUE (tenant_id, work_center_id, valid_from)
)
;;
CREATE TABLE masterdata_drawing (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_revision_id UUID NOT NULL,
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER NOT NULL,
	added_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_drawing PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_drawing_tenant_id_item_revision_id_sha256 UNIQUE (tenant_id, item_revision_id, sha256)
)
;;
CREATE TABLE masterdata_roster_entry (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	day DATE NOT NULL,
	shift_id UUID NOT NULL,
	user_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_roster_entry PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_roster_entry_tenant_id_day_shift_id_user_id UNIQUE (tenant_id, day, shift_id, user_id)
)
;;
CREATE INDEX ix_masterdata_roster_entry_tenant_id_shift_id ON masterdata_roster_entry (tenant_id, shift_id)
;;
CREATE INDEX ix_masterdata_roster_entry_tenant_id_user_id_day ON masterdata_roster_entry (tenant_id, user_id, day)
;;
CREATE INDEX ix_masterdata_roster_entry_tenant_id_work_center_id_day ON masterdata_roster_entry (tenant_id, work_center_id, day)
;;
CREATE TABLE orders_allocation (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	demand_id UUID NOT NULL,
	order_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_allocation PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_allocation_tenant_id_demand_id_order_id UNIQUE (tenant_id, demand_id, order_id)
)
;;
CREATE INDEX ix_orders_allocation_tenant_id_order_id ON orders_allocation (tenant_id, order_id)
;;
CREATE TABLE orders_recovery (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	item_id UUID NOT NULL,
	unit TEXT NOT NULL,
	planned_quantity NUMERIC NOT NULL,
	good_quantity NUMERIC NOT NULL,
	scrap_quantity NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_recovery PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_recovery_tenant_id_order_id_item_id UNIQUE (tenant_id, order_id, item_id)
)
;;
CREATE INDEX ix_orders_recovery_tenant_id_item_id ON orders_recovery (tenant_id, item_id)
;;
CREATE TABLE orders_traveler_print (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	job_id UUID NOT NULL,
	order_id UUID NOT NULL,
	copy INTEGER NOT NULL,
	size TEXT NOT NULL,
	lang TEXT NOT NULL,
	printed_by_id UUID NOT NULL,
	printed_by TEXT NOT NULL,
	printed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_traveler_print PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_orders_traveler_print_tenant_id_order_id_copy UNIQUE (tenant_id, order_id, copy)
)
;;
CREATE INDEX ix_orders_traveler_print_tenant_id_job_id ON orders_traveler_print (tenant_id, job_id)
;;
CREATE TABLE traceability_material_lot (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	item_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	unit TEXT NOT NULL,
	state TEXT NOT NULL,
	origin TEXT NOT NULL,
	supplier_id UUID,
	supplier_lot TEXT,
	order_id UUID,
	received_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_on DATE,
	custom JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_material_lot PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_material_lot_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_item_id_received_at ON traceability_material_lot (tenant_id, item_id, received_at)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_order_id ON traceability_material_lot (tenant_id, order_id)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_received_at_id ON traceability_material_lot (tenant_id, received_at, id)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_supplier_id ON traceability_material_lot (tenant_id, supplier_id)
;;
CREATE TABLE traceability_sublot (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	serial TEXT NOT NULL,
	item_id UUID NOT NULL,
	order_id UUID NOT NULL,
	state TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_sublot PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_sublot_tenant_id_item_id_serial UNIQUE (tenant_id, item_id, serial)
)
;;
CREATE INDEX ix_traceability_sublot_tenant_id_order_id_serial ON traceability_sublot (tenant_id, order_id, serial)
;;
CREATE INDEX ix_traceability_sublot_tenant_id_serial ON traceability_sublot (tenant_id, serial)
;;
CREATE TABLE masterdata_calendar_window (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	site_id UUID NOT NULL,
	work_center_id UUID,
	work_unit_id UUID,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	note TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_calendar_window PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_masterdata_calendar_window_tenant_id_site_id_ends_at ON masterdata_calendar_window (tenant_id, site_id, ends_at)
;;
CREATE INDEX ix_masterdata_calendar_window_tenant_id_work_center_id ON masterdata_calendar_window (tenant_id, work_center_id)
;;
CREATE INDEX ix_masterdata_calendar_window_tenant_id_work_unit_id ON masterdata_calendar_window (tenant_id, work_unit_id)
;;
CREATE TABLE masterdata_instruction (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_definition_id UUID NOT NULL,
	item_id UUID,
	step_sequence INTEGER,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	made_by TEXT NOT NULL,
	approved_at TIMESTAMP WITH TIME ZONE,
	approved_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_instruction PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_masterdata_instruction_tenant_id_item_id ON masterdata_instruction (tenant_id, item_id)
;;
CREATE INDEX ix_masterdata_instruction_tenant_id_operation_definitio_b29b ON masterdata_instruction (tenant_id, operation_definition_id, state)
;;
CREATE TABLE masterdata_place_calendar (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	place_id UUID NOT NULL,
	work_center_id UUID,
	work_unit_id UUID,
	weekdays INTEGER[] NOT NULL,
	shift_ids UUID[],
	through_holidays BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_place_calendar PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_place_calendar_tenant_id_place_id UNIQUE (tenant_id, place_id)
)
;;
CREATE INDEX ix_masterdata_place_calendar_tenant_id_work_center_id ON masterdata_place_calendar (tenant_id, work_center_id)
;;
CREATE INDEX ix_masterdata_place_calendar_tenant_id_work_unit_id ON masterdata_place_calendar (tenant_id, work_unit_id)
;;
CREATE TABLE wages_rate (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID,
	operation_definition_id UUID,
	grade TEXT,
	basis TEXT NOT NULL,
	amount NUMERIC,
	effective_from DATE NOT NULL,
	version INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_rate PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_wages_rate_tenant_id_effective_from_id ON wages_rate (tenant_id, effective_from, id)
;;
CREATE INDEX ix_wages_rate_tenant_id_item_id ON wages_rate (tenant_id, item_id)
;;
CREATE INDEX ix_wages_rate_tenant_id_operation_definition_id_effecti_14b3 ON wages_rate (tenant_id, operation_definition_id, effective_from, id)
;;
CREATE UNIQUE INDEX uq_wages_rate_version ON wages_rate (tenant_id, item_id, operation_definition_id, grade, version) NULLS NOT DISTINCT
;;
CREATE TABLE masterdata_instruction_step (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	instruction_id UUID NOT NULL,
	position INTEGER NOT NULL,
	text_zh TEXT NOT NULL,
	text_en TEXT NOT NULL,
	sha256 TEXT,
	media_type TEXT,
	critical BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_instruction_step PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_instruction_step_tenant_id_instruction_id_f163 UNIQUE (tenant_id, instruction_id, position)
)
;;
CREATE TABLE masterdata_routing_alternative (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	routing_step_id UUID NOT NULL,
	preference INTEGER NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	setup_seconds INTEGER NOT NULL,
	cycle_seconds NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_routing_alternative PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_routing_alternative_tenant_id_routing_ste_d16d UNIQUE (tenant_id, routing_step_id, preference)
)
;;
CREATE INDEX ix_masterdata_routing_alternative_tenant_id_work_center_id ON masterdata_routing_alternative (tenant_id, work_center_id)
;;
CREATE INDEX ix_masterdata_routing_alternative_tenant_id_work_unit_id ON masterdata_routing_alternative (tenant_id, work_unit_id)
;;
CREATE TABLE orders_transfer (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	from_order_id UUID NOT NULL,
	to_order_id UUID NOT NULL,
	from_operation_id UUID NOT NULL,
	to_operation_id UUID NOT NULL,
	planned_quantity NUMERIC NOT NULL,
	good_quantity NUMERIC NOT NULL,
	process_scrap_quantity NUMERIC NOT NULL,
	material_scrap_quantity NUMERIC NOT NULL,
	rework_quantity NUMERIC NOT NULL,
	moved_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_orders_transfer PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_orders_transfer_tenant_id_from_operation_id ON orders_transfer (tenant_id, from_operation_id)
;;
CREATE INDEX ix_orders_transfer_tenant_id_from_order_id ON orders_transfer (tenant_id, from_order_id)
;;
CREATE INDEX ix_orders_transfer_tenant_id_to_operation_id ON orders_transfer (tenant_id, to_operation_id)
;;
CREATE INDEX ix_orders_transfer_tenant_id_to_order_id ON orders_transfer (tenant_id, to_order_id)
;;
CREATE TABLE reporting_andon (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	level INTEGER NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	operation_id UUID,
	order_id UUID,
	hold_id UUID,
	note TEXT,
	photos TEXT[] NOT NULL,
	called_by_id UUID NOT NULL,
	called_by TEXT NOT NULL,
	called_at TIMESTAMP WITH TIME ZONE NOT NULL,
	escalates_at TIMESTAMP WITH TIME ZONE,
	acknowledged_by TEXT,
	acknowledged_at TIMESTAMP WITH TIME ZONE,
	resolved_by TEXT,
	resolved_at TIMESTAMP WITH TIME ZONE,
	cause TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_andon PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_andon_due ON reporting_andon (tenant_id, escalates_at) WHERE escalates_at IS NOT NULL
;;
CREATE INDEX ix_reporting_andon_open ON reporting_andon (tenant_id, called_at) WHERE state <> 'resolved'
;;
CREATE INDEX ix_reporting_andon_tenant_id_called_at_id ON reporting_andon (tenant_id, called_at, id)
;;
CREATE INDEX ix_reporting_andon_tenant_id_hold_id ON reporting_andon (tenant_id, hold_id)
;;
CREATE INDEX ix_reporting_andon_tenant_id_operation_id ON reporting_andon (tenant_id, operation_id)
;;
CREATE INDEX ix_reporting_andon_tenant_id_order_id ON reporting_andon (tenant_id, order_id)
;;
CREATE INDEX ix_reporting_andon_tenant_id_work_center_id_called_at ON reporting_andon (tenant_id, work_center_id, called_at)
;;
CREATE INDEX ix_reporting_andon_tenant_id_work_unit_id ON reporting_andon (tenant_id, work_unit_id)
;;
CREATE TABLE reporting_downtime_record (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	work_unit_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	asset_id UUID,
	operation_id UUID,
	reason_id UUID NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	note TEXT,
	reported_by_id UUID NOT NULL,
	reported_by TEXT NOT NULL,
	ended_by TEXT,
	reversed_at TIMESTAMP WITH TIME ZONE,
	reversed_by TEXT,
	reverse_reason TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_downtime_record PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_downtime_record_tenant_id_asset_id ON reporting_downtime_record (tenant_id, asset_id)
;;
CREATE INDEX ix_reporting_downtime_record_tenant_id_operation_id ON reporting_downtime_record (tenant_id, operation_id)
;;
CREATE INDEX ix_reporting_downtime_record_tenant_id_reason_id ON reporting_downtime_record (tenant_id, reason_id)
;;
CREATE INDEX ix_reporting_downtime_record_tenant_id_started_at_id ON reporting_downtime_record (tenant_id, started_at, id)
;;
CREATE INDEX ix_reporting_downtime_record_tenant_id_work_unit_id_started_at ON reporting_downtime_record (tenant_id, work_unit_id, started_at)
;;
CREATE UNIQUE INDEX uq_reporting_downtime_record_open ON reporting_downtime_record (tenant_id, work_unit_id) WHERE ended_at IS NULL AND reversed_at IS NULL
;;
CREATE TABLE reporting_operation_run (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	user_name TEXT NOT NULL,
	operation_id UUID NOT NULL,
	order_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	state TEXT NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	implied BOOLEAN NOT NULL,
	ended_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_operation_run PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_operation_run_tenant_id_operation_id_started_at ON reporting_operation_run (tenant_id, operation_id, started_at)
;;
CREATE INDEX ix_reporting_operation_run_tenant_id_order_id ON reporting_operation_run (tenant_id, order_id)
;;
CREATE INDEX ix_reporting_operation_run_tenant_id_user_id_started_at ON reporting_operation_run (tenant_id, user_id, started_at)
;;
CREATE INDEX ix_reporting_operation_run_tenant_id_work_unit_id ON reporting_operation_run (tenant_id, work_unit_id)
;;
CREATE UNIQUE INDEX uq_reporting_operation_run_open ON reporting_operation_run (tenant_id, user_id, operation_id) WHERE ended_at IS NULL
;;
CREATE TABLE scheduling_assignment (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_id UUID NOT NULL,
	user_id UUID NOT NULL,
	day DATE NOT NULL,
	shift_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	source TEXT NOT NULL,
	position INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_scheduling_assignment PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_scheduling_assignment_tenant_id_day_shift_id_operati_2290 UNIQUE (tenant_id, day, shift_id, operation_id, user_id)
)
;;
CREATE INDEX ix_scheduling_assignment_tenant_id_operation_id ON scheduling_assignment (tenant_id, operation_id)
;;
CREATE INDEX ix_scheduling_assignment_tenant_id_shift_id ON scheduling_assignment (tenant_id, shift_id)
;;
CREATE INDEX ix_scheduling_assignment_tenant_id_user_id_day ON scheduling_assignment (tenant_id, user_id, day)
;;
CREATE INDEX ix_scheduling_assignment_tenant_id_work_center_id ON scheduling_assignment (tenant_id, work_center_id)
;;
CREATE TABLE scheduling_pin (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_id UUID NOT NULL,
	pinned_at TIMESTAMP WITH TIME ZONE NOT NULL,
	pinned_by TEXT NOT NULL,
	because TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_scheduling_pin PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_scheduling_pin_tenant_id_operation_id UNIQUE (tenant_id, operation_id)
)
;;
CREATE TABLE scheduling_slot (
	tenant_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	order_id UUID NOT NULL,
	work_center_id UUID NOT NULL,
	work_unit_id UUID,
	starts_at TIMESTAMP WITH TIME ZONE,
	ends_at TIMESTAMP WITH TIME ZONE,
	seconds INTEGER NOT NULL,
	why TEXT NOT NULL,
	blocker_id UUID,
	user_id UUID,
	order_ends_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_scheduling_slot PRIMARY KEY (tenant_id, operation_id)
)
;;
CREATE INDEX ix_scheduling_slot_tenant_id_order_id ON scheduling_slot (tenant_id, order_id)
;;
CREATE INDEX ix_scheduling_slot_tenant_id_work_center_id_starts_at ON scheduling_slot (tenant_id, work_center_id, starts_at)
;;
CREATE TABLE traceability_sublot_pass (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	sublot_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	report_id UUID NOT NULL,
	passed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_sublot_pass PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_sublot_pass_tenant_id_operation_id_sublot_id UNIQUE (tenant_id, operation_id, sublot_id)
)
;;
CREATE INDEX ix_traceability_sublot_pass_tenant_id_report_id ON traceability_sublot_pass (tenant_id, report_id)
;;
CREATE INDEX ix_traceability_sublot_pass_tenant_id_sublot_id ON traceability_sublot_pass (tenant_id, sublot_id)
;;
CREATE TABLE masterdata_instruction_confirmation (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	operation_id UUID NOT NULL,
	user_id UUID NOT NULL,
	user_name TEXT NOT NULL,
	instruction_step_id UUID NOT NULL,
	version INTEGER NOT NULL,
	confirmed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_instruction_confirmation PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_instruction_confirmation_tenant_id_operat_3f07 UNIQUE (tenant_id, operation_id, user_id, instruction_step_id)
)
;;
CREATE INDEX ix_masterdata_instruction_confirmation_tenant_id_instru_8b46 ON masterdata_instruction_confirmation (tenant_id, instruction_step_id)
;;
CREATE TABLE reporting_counted_label (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	report_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	label TEXT NOT NULL,
	freed_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_counted_label PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_counted_label_tenant_id_report_id ON reporting_counted_label (tenant_id, report_id)
;;
CREATE UNIQUE INDEX uq_reporting_counted_label_in_force ON reporting_counted_label (tenant_id, operation_id, label) WHERE freed_at IS NULL
;;
CREATE TABLE reporting_labor_record (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	run_id UUID NOT NULL,
	user_id UUID NOT NULL,
	user_name TEXT NOT NULL,
	operation_id UUID NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	seconds INTEGER,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_labor_record PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_labor_record_tenant_id_operation_id ON reporting_labor_record (tenant_id, operation_id)
;;
CREATE INDEX ix_reporting_labor_record_tenant_id_run_id ON reporting_labor_record (tenant_id, run_id)
;;
CREATE INDEX ix_reporting_labor_record_tenant_id_started_at_id ON reporting_labor_record (tenant_id, started_at, id)
;;
CREATE INDEX ix_reporting_labor_record_tenant_id_user_id_started_at ON reporting_labor_record (tenant_id, user_id, started_at)
;;
CREATE UNIQUE INDEX uq_reporting_labor_record_open ON reporting_labor_record (tenant_id, run_id) WHERE ended_at IS NULL
;;
CREATE TABLE reporting_missing_report (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	shift_id UUID NOT NULL,
	shift_day DATE NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	user_id UUID,
	user_name TEXT,
	operation_id UUID,
	work_center_id UUID,
	work_unit_id UUID,
	why TEXT NOT NULL,
	state TEXT NOT NULL,
	report_id UUID,
	settled_by TEXT,
	settled_at TIMESTAMP WITH TIME ZONE,
	dismiss_reason TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_missing_report PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_reporting_missing_report_tenant_id_shift_day_shift_i_dd74 UNIQUE (tenant_id, shift_day, shift_id, kind, subject_id)
)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_operation_id ON reporting_missing_report (tenant_id, operation_id)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_report_id ON reporting_missing_report (tenant_id, report_id)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_shift_id ON reporting_missing_report (tenant_id, shift_id)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_state_shift_day_id ON reporting_missing_report (tenant_id, state, shift_day, id)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_user_id_shift_day ON reporting_missing_report (tenant_id, user_id, shift_day)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_work_center_id ON reporting_missing_report (tenant_id, work_center_id)
;;
CREATE INDEX ix_reporting_missing_report_tenant_id_work_unit_id ON reporting_missing_report (tenant_id, work_unit_id)
;;
CREATE TABLE reporting_share (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	report_id UUID NOT NULL,
	user_id UUID NOT NULL,
	user_name TEXT NOT NULL,
	share NUMERIC NOT NULL,
	seconds NUMERIC,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_reporting_share PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_reporting_share_tenant_id_report_id ON reporting_share (tenant_id, report_id)
;;
CREATE INDEX ix_reporting_share_tenant_id_user_id_created_at ON reporting_share (tenant_id, user_id, created_at)
;;
CREATE TABLE wages_dispute (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	user_name TEXT NOT NULL,
	report_id UUID NOT NULL,
	day DATE NOT NULL,
	claim TEXT NOT NULL,
	amount_then NUMERIC NOT NULL,
	state TEXT NOT NULL,
	decided_at TIMESTAMP WITH TIME ZONE,
	decided_by TEXT,
	answer TEXT,
	correction_id UUID,
	adjustment_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_dispute PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_wages_dispute_tenant_id_report_id ON wages_dispute (tenant_id, report_id)
;;
CREATE INDEX ix_wages_dispute_tenant_id_state_id ON wages_dispute (tenant_id, state, id)
;;
CREATE INDEX ix_wages_dispute_tenant_id_user_id_id ON wages_dispute (tenant_id, user_id, id)
;;
CREATE UNIQUE INDEX uq_wages_dispute_open ON wages_dispute (tenant_id, user_id, report_id) WHERE state = 'open'
;;
CREATE TABLE wages_adjustment (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	day DATE NOT NULL,
	amount NUMERIC NOT NULL,
	why TEXT NOT NULL,
	made_by_id UUID NOT NULL,
	made_by TEXT NOT NULL,
	dispute_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_wages_adjustment PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_wages_adjustment_tenant_id_day ON wages_adjustment (tenant_id, day)
;;
CREATE INDEX ix_wages_adjustment_tenant_id_dispute_id ON wages_adjustment (tenant_id, dispute_id)
;;
CREATE INDEX ix_wages_adjustment_tenant_id_user_id_day ON wages_adjustment (tenant_id, user_id, day)
-- section: keys
ALTER TABLE masterdata_bom_line ADD CONSTRAINT fk_masterdata_bom_line_tenant_id_unit_id FOREIGN KEY(tenant_id, unit_id) REFERENCES masterdata_unit (tenant_id, id)
;;
ALTER TABLE orders_production_order ADD CONSTRAINT fk_orders_production_order_tenant_id_merged_into_id FOREIGN KEY(tenant_id, merged_into_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_production_order ADD CONSTRAINT fk_orders_production_order_tenant_id_parent_id FOREIGN KEY(tenant_id, parent_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE reporting_output_report ADD CONSTRAINT fk_reporting_output_report_tenant_id_corrects_id FOREIGN KEY(tenant_id, corrects_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE identity_absence ADD CONSTRAINT fk_identity_absence_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_attendance ADD CONSTRAINT fk_identity_attendance_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_message ADD CONSTRAINT fk_identity_message_tenant_id_todo_id FOREIGN KEY(tenant_id, todo_id) REFERENCES identity_todo (tenant_id, id)
;;
ALTER TABLE identity_message ADD CONSTRAINT fk_identity_message_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_notify_preference ADD CONSTRAINT fk_identity_notify_preference_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_notify_secret ADD CONSTRAINT fk_identity_notify_secret_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES identity_notify_channel (tenant_id, id)
;;
ALTER TABLE identity_push_subscription ADD CONSTRAINT fk_identity_push_subscription_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_todo_assignee ADD CONSTRAINT fk_identity_todo_assignee_tenant_id_todo_id FOREIGN KEY(tenant_id, todo_id) REFERENCES identity_todo (tenant_id, id)
;;
ALTER TABLE identity_todo_assignee ADD CONSTRAINT fk_identity_todo_assignee_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_user_skill ADD CONSTRAINT fk_identity_user_skill_tenant_id_skill_id FOREIGN KEY(tenant_id, skill_id) REFERENCES identity_skill (tenant_id, id)
;;
ALTER TABLE identity_user_skill ADD CONSTRAINT fk_identity_user_skill_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE masterdata_change_order ADD CONSTRAINT fk_masterdata_change_order_tenant_id_change_id FOREIGN KEY(tenant_id, change_id) REFERENCES masterdata_engineering_change (tenant_id, id)
;;
ALTER TABLE onboarding_import_row ADD CONSTRAINT fk_onboarding_import_row_tenant_id_run_id FOREIGN KEY(tenant_id, run_id) REFERENCES onboarding_import_run (tenant_id, id)
;;
ALTER TABLE wages_grade ADD CONSTRAINT fk_wages_grade_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE wages_line ADD CONSTRAINT fk_wages_line_tenant_id_period_id FOREIGN KEY(tenant_id, period_id) REFERENCES wages_period (tenant_id, id)
;;
ALTER TABLE wages_line ADD CONSTRAINT fk_wages_line_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE insights_item_price ADD CONSTRAINT fk_insights_item_price_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE insights_production_report ADD CONSTRAINT fk_insights_production_report_tenant_id_shift_id FOREIGN KEY(tenant_id, shift_id) REFERENCES masterdata_shift (tenant_id, id)
;;
ALTER TABLE insights_production_report ADD CONSTRAINT fk_insights_production_report_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE masterdata_change_subject ADD CONSTRAINT fk_masterdata_change_subject_tenant_id_change_id FOREIGN KEY(tenant_id, change_id) REFERENCES masterdata_engineering_change (tenant_id, id)
;;
ALTER TABLE masterdata_change_subject ADD CONSTRAINT fk_masterdata_change_subject_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_item_conversion ADD CONSTRAINT fk_masterdata_item_conversion_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_item_conversion ADD CONSTRAINT fk_masterdata_item_conversion_tenant_id_unit_id FOREIGN KEY(tenant_id, unit_id) REFERENCES masterdata_unit (tenant_id, id)
;;
ALTER TABLE masterdata_item_revision ADD CONSTRAINT fk_masterdata_item_revision_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE orders_demand ADD CONSTRAINT fk_orders_demand_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE orders_demand ADD CONSTRAINT fk_orders_demand_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE reporting_shift_handover ADD CONSTRAINT fk_reporting_shift_handover_tenant_id_area_id FOREIGN KEY(tenant_id, area_id) REFERENCES masterdata_area (tenant_id, id)
;;
ALTER TABLE reporting_shift_handover ADD CONSTRAINT fk_reporting_shift_handover_tenant_id_shift_id FOREIGN KEY(tenant_id, shift_id) REFERENCES masterdata_shift (tenant_id, id)
;;
ALTER TABLE insights_cost_entry ADD CONSTRAINT fk_insights_cost_entry_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE insights_cost_entry ADD CONSTRAINT fk_insights_cost_entry_tenant_id_reverses_id FOREIGN KEY(tenant_id, reverses_id) REFERENCES insights_cost_entry (tenant_id, id)
;;
ALTER TABLE insights_hour_rate ADD CONSTRAINT fk_insights_hour_rate_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_drawing ADD CONSTRAINT fk_masterdata_drawing_tenant_id_item_revision_id FOREIGN KEY(tenant_id, item_revision_id) REFERENCES masterdata_item_revision (tenant_id, id)
;;
ALTER TABLE masterdata_roster_entry ADD CONSTRAINT fk_masterdata_roster_entry_tenant_id_shift_id FOREIGN KEY(tenant_id, shift_id) REFERENCES masterdata_shift (tenant_id, id)
;;
ALTER TABLE masterdata_roster_entry ADD CONSTRAINT fk_masterdata_roster_entry_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE masterdata_roster_entry ADD CONSTRAINT fk_masterdata_roster_entry_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE orders_allocation ADD CONSTRAINT fk_orders_allocation_tenant_id_demand_id FOREIGN KEY(tenant_id, demand_id) REFERENCES orders_demand (tenant_id, id)
;;
ALTER TABLE orders_allocation ADD CONSTRAINT fk_orders_allocation_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_recovery ADD CONSTRAINT fk_orders_recovery_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE orders_recovery ADD CONSTRAINT fk_orders_recovery_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_traveler_print ADD CONSTRAINT fk_orders_traveler_print_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_material_lot ADD CONSTRAINT fk_traceability_material_lot_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_material_lot ADD CONSTRAINT fk_traceability_material_lot_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_material_lot ADD CONSTRAINT fk_traceability_material_lot_tenant_id_supplier_id FOREIGN KEY(tenant_id, supplier_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE traceability_sublot ADD CONSTRAINT fk_traceability_sublot_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_sublot ADD CONSTRAINT fk_traceability_sublot_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE masterdata_calendar_window ADD CONSTRAINT fk_masterdata_calendar_window_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE masterdata_calendar_window ADD CONSTRAINT fk_masterdata_calendar_window_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_calendar_window ADD CONSTRAINT fk_masterdata_calendar_window_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE masterdata_instruction ADD CONSTRAINT fk_masterdata_instruction_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_instruction ADD CONSTRAINT fk_masterdata_instruction_tenant_id_operation_definition_id FOREIGN KEY(tenant_id, operation_definition_id) REFERENCES masterdata_operation_definition (tenant_id, id)
;;
ALTER TABLE masterdata_place_calendar ADD CONSTRAINT fk_masterdata_place_calendar_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_place_calendar ADD CONSTRAINT fk_masterdata_place_calendar_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE wages_rate ADD CONSTRAINT fk_wages_rate_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE wages_rate ADD CONSTRAINT fk_wages_rate_tenant_id_operation_definition_id FOREIGN KEY(tenant_id, operation_definition_id) REFERENCES masterdata_operation_definition (tenant_id, id)
;;
ALTER TABLE masterdata_instruction_step ADD CONSTRAINT fk_masterdata_instruction_step_tenant_id_instruction_id FOREIGN KEY(tenant_id, instruction_id) REFERENCES masterdata_instruction (tenant_id, id)
;;
ALTER TABLE masterdata_routing_alternative ADD CONSTRAINT fk_masterdata_routing_alternative_tenant_id_routing_step_id FOREIGN KEY(tenant_id, routing_step_id) REFERENCES masterdata_routing_step (tenant_id, id)
;;
ALTER TABLE masterdata_routing_alternative ADD CONSTRAINT fk_masterdata_routing_alternative_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE masterdata_routing_alternative ADD CONSTRAINT fk_masterdata_routing_alternative_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE orders_transfer ADD CONSTRAINT fk_orders_transfer_tenant_id_from_operation_id FOREIGN KEY(tenant_id, from_operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE orders_transfer ADD CONSTRAINT fk_orders_transfer_tenant_id_from_order_id FOREIGN KEY(tenant_id, from_order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE orders_transfer ADD CONSTRAINT fk_orders_transfer_tenant_id_to_operation_id FOREIGN KEY(tenant_id, to_operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE orders_transfer ADD CONSTRAINT fk_orders_transfer_tenant_id_to_order_id FOREIGN KEY(tenant_id, to_order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE reporting_andon ADD CONSTRAINT fk_reporting_andon_tenant_id_hold_id FOREIGN KEY(tenant_id, hold_id) REFERENCES orders_hold (tenant_id, id)
;;
ALTER TABLE reporting_andon ADD CONSTRAINT fk_reporting_andon_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_andon ADD CONSTRAINT fk_reporting_andon_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE reporting_andon ADD CONSTRAINT fk_reporting_andon_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE reporting_andon ADD CONSTRAINT fk_reporting_andon_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE reporting_downtime_record ADD CONSTRAINT fk_reporting_downtime_record_tenant_id_asset_id FOREIGN KEY(tenant_id, asset_id) REFERENCES equipment_asset (tenant_id, id)
;;
ALTER TABLE reporting_downtime_record ADD CONSTRAINT fk_reporting_downtime_record_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_downtime_record ADD CONSTRAINT fk_reporting_downtime_record_tenant_id_reason_id FOREIGN KEY(tenant_id, reason_id) REFERENCES masterdata_reason_code (tenant_id, id)
;;
ALTER TABLE reporting_downtime_record ADD CONSTRAINT fk_reporting_downtime_record_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE reporting_operation_run ADD CONSTRAINT fk_reporting_operation_run_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_operation_run ADD CONSTRAINT fk_reporting_operation_run_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE reporting_operation_run ADD CONSTRAINT fk_reporting_operation_run_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE reporting_operation_run ADD CONSTRAINT fk_reporting_operation_run_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE scheduling_assignment ADD CONSTRAINT fk_scheduling_assignment_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE scheduling_assignment ADD CONSTRAINT fk_scheduling_assignment_tenant_id_shift_id FOREIGN KEY(tenant_id, shift_id) REFERENCES masterdata_shift (tenant_id, id)
;;
ALTER TABLE scheduling_assignment ADD CONSTRAINT fk_scheduling_assignment_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE scheduling_assignment ADD CONSTRAINT fk_scheduling_assignment_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE scheduling_pin ADD CONSTRAINT fk_scheduling_pin_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE scheduling_slot ADD CONSTRAINT fk_scheduling_slot_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE traceability_sublot_pass ADD CONSTRAINT fk_traceability_sublot_pass_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE traceability_sublot_pass ADD CONSTRAINT fk_traceability_sublot_pass_tenant_id_sublot_id FOREIGN KEY(tenant_id, sublot_id) REFERENCES traceability_sublot (tenant_id, id)
;;
ALTER TABLE masterdata_instruction_confirmation ADD CONSTRAINT fk_masterdata_instruction_confirmation_tenant_id_instru_0c14 FOREIGN KEY(tenant_id, instruction_step_id) REFERENCES masterdata_instruction_step (tenant_id, id)
;;
ALTER TABLE reporting_counted_label ADD CONSTRAINT fk_reporting_counted_label_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_counted_label ADD CONSTRAINT fk_reporting_counted_label_tenant_id_report_id FOREIGN KEY(tenant_id, report_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE reporting_labor_record ADD CONSTRAINT fk_reporting_labor_record_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_labor_record ADD CONSTRAINT fk_reporting_labor_record_tenant_id_run_id FOREIGN KEY(tenant_id, run_id) REFERENCES reporting_operation_run (tenant_id, id)
;;
ALTER TABLE reporting_labor_record ADD CONSTRAINT fk_reporting_labor_record_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_report_id FOREIGN KEY(tenant_id, report_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_shift_id FOREIGN KEY(tenant_id, shift_id) REFERENCES masterdata_shift (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE reporting_missing_report ADD CONSTRAINT fk_reporting_missing_report_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE reporting_share ADD CONSTRAINT fk_reporting_share_tenant_id_report_id FOREIGN KEY(tenant_id, report_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE reporting_share ADD CONSTRAINT fk_reporting_share_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE wages_dispute ADD CONSTRAINT fk_wages_dispute_tenant_id_report_id FOREIGN KEY(tenant_id, report_id) REFERENCES reporting_output_report (tenant_id, id)
;;
ALTER TABLE wages_dispute ADD CONSTRAINT fk_wages_dispute_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE wages_adjustment ADD CONSTRAINT fk_wages_adjustment_tenant_id_dispute_id FOREIGN KEY(tenant_id, dispute_id) REFERENCES wages_dispute (tenant_id, id)
;;
ALTER TABLE wages_adjustment ADD CONSTRAINT fk_wages_adjustment_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
-- section: grants
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_notify_channel TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_skill TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_todo TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_change_policy TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_custom_field TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_engineering_change TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_numbering_counter TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_numbering_rule TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_column_mapping TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_cut_over TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_import_run TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_traveler_template TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_andon_level TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling_state TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_period TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_rule TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_absence TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_attendance TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_message TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_notify_preference TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_notify_secret TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_push_subscription TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_todo_assignee TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_user_skill TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_change_order TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_import_row TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_grade TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON insights_item_price TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON insights_production_report TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_change_subject TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_item_conversion TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_item_revision TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_demand TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_shift_handover TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON insights_cost_entry TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON insights_hour_rate TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_drawing TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_roster_entry TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_allocation TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_recovery TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_traveler_print TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_material_lot TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_sublot TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_calendar_window TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_instruction TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_place_calendar TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_rate TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_instruction_step TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_routing_alternative TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_transfer TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_andon TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_downtime_record TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_operation_run TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling_assignment TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling_pin TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling_slot TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_sublot_pass TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_instruction_confirmation TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_counted_label TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_labor_record TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_missing_report TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_share TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_dispute TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON wages_adjustment TO lotline_app
