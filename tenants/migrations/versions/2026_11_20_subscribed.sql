-- What 2026_11_20_subscribed adds, frozen. Placement and row-level security follow in tenants/migrations/sections.
-- section: changes
CREATE INDEX ix_directory_away ON directory (tenant_id, placement) WHERE placement <> 'home'
;;
ALTER TABLE identity_device ADD COLUMN owner_id UUID
;;
CREATE INDEX ix_identity_device_tenant_id_owner_id ON identity_device (tenant_id, owner_id)
;;
ALTER TABLE identity_enrollment_code ADD COLUMN user_id UUID
;;
CREATE INDEX ix_identity_enrollment_code_tenant_id_user_id ON identity_enrollment_code (tenant_id, user_id)
;;
ALTER TABLE identity_grant ADD COLUMN given_by TEXT
;;
ALTER TABLE identity_grant ADD COLUMN reason TEXT
;;
ALTER TABLE identity_session ADD COLUMN address TEXT
;;
ALTER TABLE identity_session ADD COLUMN agent TEXT
;;
ALTER TABLE identity_session ADD COLUMN limited TEXT
;;
ALTER TABLE identity_session ADD COLUMN proved_by TEXT
;;
ALTER TABLE identity_session ADD COLUMN second_by TEXT
;;
ALTER TABLE identity_session ADD COLUMN proved_at TIMESTAMP WITH TIME ZONE
;;
ALTER TABLE identity_user ADD COLUMN email TEXT
;;
ALTER TABLE identity_user ADD COLUMN leaves_at TIMESTAMP WITH TIME ZONE
;;
ALTER TABLE identity_user ADD COLUMN phone_verified_at TIMESTAMP WITH TIME ZONE
;;
ALTER TABLE identity_user ADD COLUMN email_verified_at TIMESTAMP WITH TIME ZONE
;;
CREATE INDEX ix_identity_user_leaving ON identity_user (tenant_id, leaves_at) WHERE leaves_at IS NOT NULL
;;
CREATE INDEX ix_identity_user_tenant_id_email ON identity_user (tenant_id, email)
;;
CREATE INDEX ix_identity_user_tenant_id_phone ON identity_user (tenant_id, phone)
;;
ALTER TABLE plans_tenant ADD COLUMN kind TEXT DEFAULT 'customer' NOT NULL
;;
ALTER TABLE plans_tenant ALTER COLUMN kind DROP DEFAULT
;;
ALTER TABLE plans_tenant ADD COLUMN industry TEXT DEFAULT '' NOT NULL
;;
ALTER TABLE plans_tenant ALTER COLUMN industry DROP DEFAULT
;;
ALTER TABLE plans_tenant ADD COLUMN copy_of UUID
-- section: tables
CREATE TABLE identity_access_review (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	label TEXT NOT NULL,
	started_by TEXT NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	closed_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_access_review PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_access_review_tenant_id_started_at ON identity_access_review (tenant_id, started_at)
;;
CREATE TABLE identity_code (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject BYTEA NOT NULL,
	code_hash BYTEA,
	address_hash BYTEA,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	tries INTEGER NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	problem TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_code PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_code_tenant_id_address_hash_created_at ON identity_code (tenant_id, address_hash, created_at)
;;
CREATE INDEX ix_identity_code_tenant_id_subject_created_at ON identity_code (tenant_id, subject, created_at)
;;
CREATE TABLE identity_security_policy (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	preset TEXT NOT NULL,
	ways TEXT[] NOT NULL,
	min_length INTEGER NOT NULL,
	min_classes INTEGER NOT NULL,
	history INTEGER NOT NULL,
	expire_days INTEGER NOT NULL,
	lock_tries INTEGER NOT NULL,
	lock_minutes INTEGER NOT NULL,
	second_factor TEXT NOT NULL,
	second_factor_from TIMESTAMP WITH TIME ZONE,
	sso_only BOOLEAN NOT NULL,
	break_glass_ids UUID[] NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_security_policy PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE identity_visit (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	home_tenant_id UUID NOT NULL,
	home_name TEXT NOT NULL,
	staff_id UUID NOT NULL,
	staff_name TEXT NOT NULL,
	why TEXT NOT NULL,
	mode_asked TEXT NOT NULL,
	minutes_asked INTEGER NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	state TEXT NOT NULL,
	mode TEXT,
	until TIMESTAMP WITH TIME ZONE,
	decided_by TEXT,
	decided_at TIMESTAMP WITH TIME ZONE,
	ended_by TEXT,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_visit PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_visit_tenant_id_state_id ON identity_visit (tenant_id, state, id)
;;
CREATE TABLE onboarding_baseline (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kpi TEXT NOT NULL,
	value NUMERIC NOT NULL,
	source TEXT NOT NULL,
	first_day DATE,
	last_day DATE,
	note TEXT,
	set_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_baseline PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_baseline_tenant_id_kpi UNIQUE (tenant_id, kpi)
)
;;
CREATE TABLE onboarding_department (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	duty TEXT NOT NULL,
	owner_id UUID,
	owner TEXT,
	position INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_department PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_department_tenant_id_name UNIQUE (tenant_id, name)
)
;;
CREATE TABLE onboarding_floor_print (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	sheet TEXT NOT NULL,
	lang TEXT NOT NULL,
	subject_ids UUID[] NOT NULL,
	printed_by_id UUID NOT NULL,
	printed_by TEXT NOT NULL,
	printed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_floor_print PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_floor_print_tenant_id_printed_at_id ON onboarding_floor_print (tenant_id, printed_at, id)
;;
CREATE TABLE onboarding_meeting (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	held_at TIMESTAMP WITH TIME ZONE NOT NULL,
	people TEXT[] NOT NULL,
	minutes TEXT NOT NULL,
	written_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_meeting PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_meeting_tenant_id_held_at_id ON onboarding_meeting (tenant_id, held_at, id)
;;
CREATE TABLE onboarding_package (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	origin TEXT NOT NULL,
	company_slug TEXT NOT NULL,
	company_zh TEXT NOT NULL,
	company_en TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	groups TEXT[] NOT NULL,
	rows INTEGER NOT NULL,
	size INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	kept_by_id UUID NOT NULL,
	kept_by TEXT NOT NULL,
	applied_at TIMESTAMP WITH TIME ZONE,
	applied_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_package PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_package_tenant_id_created_at_id ON onboarding_package (tenant_id, created_at, id)
;;
CREATE TABLE onboarding_sample (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	position INTEGER NOT NULL,
	line_id UUID NOT NULL,
	what TEXT NOT NULL,
	code TEXT NOT NULL,
	tables TEXT[] NOT NULL,
	record_ids UUID[] NOT NULL,
	wiped_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_sample PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_onboarding_sample_tenant_id_position UNIQUE (tenant_id, position)
)
;;
CREATE TABLE onboarding_sign_up (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	contact_kind TEXT NOT NULL,
	contact TEXT NOT NULL,
	locale TEXT NOT NULL,
	state TEXT NOT NULL,
	key_hash BYTEA NOT NULL,
	terms_version TEXT NOT NULL,
	terms_at TIMESTAMP WITH TIME ZONE NOT NULL,
	proved_at TIMESTAMP WITH TIME ZONE NOT NULL,
	company_name TEXT,
	industry TEXT,
	person TEXT,
	slug TEXT,
	time_zone TEXT,
	asked INTEGER NOT NULL,
	asked_at TIMESTAMP WITH TIME ZONE,
	problem JSONB,
	company_id UUID,
	user_id UUID,
	ready_at TIMESTAMP WITH TIME ZONE,
	entered_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_sign_up PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_sign_up_tenant_id_contact_state ON onboarding_sign_up (tenant_id, contact, state)
;;
CREATE INDEX ix_onboarding_sign_up_tenant_id_created_at_id ON onboarding_sign_up (tenant_id, created_at, id)
;;
CREATE TABLE onboarding_suggestion (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	detail TEXT NOT NULL,
	made_by_id UUID NOT NULL,
	made_by TEXT NOT NULL,
	state TEXT NOT NULL,
	decided_by TEXT,
	decided_at TIMESTAMP WITH TIME ZONE,
	answer TEXT,
	recognition TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_suggestion PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_suggestion_tenant_id_created_at_id ON onboarding_suggestion (tenant_id, created_at, id)
;;
CREATE INDEX ix_onboarding_suggestion_tenant_id_made_by_id ON onboarding_suggestion (tenant_id, made_by_id)
;;
CREATE TABLE onboarding_training_copy (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	copy_id UUID NOT NULL,
	state TEXT NOT NULL,
	asked_by_id UUID NOT NULL,
	asked_by TEXT NOT NULL,
	pin TEXT NOT NULL,
	people INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE,
	closed_at TIMESTAMP WITH TIME ZONE,
	closed_by TEXT,
	problem JSONB,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_training_copy PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_training_copy_tenant_id_created_at_id ON onboarding_training_copy (tenant_id, created_at, id)
;;
CREATE TABLE plans_bill (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	plan TEXT NOT NULL,
	period TEXT NOT NULL,
	list_amount BIGINT NOT NULL,
	credit BIGINT NOT NULL,
	amount BIGINT NOT NULL,
	currency TEXT NOT NULL,
	state TEXT NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	placed_by TEXT NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE,
	until TIMESTAMP WITH TIME ZONE,
	paid_at TIMESTAMP WITH TIME ZONE,
	version INTEGER NOT NULL,
	ways JSONB NOT NULL,
	provider TEXT,
	pay_link TEXT,
	slip_sha256 TEXT,
	problem TEXT,
	invoice_state TEXT,
	invoice_number TEXT,
	refunded BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_bill PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_bill_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_plans_bill_tenant_id_placed_at_id ON plans_bill (tenant_id, placed_at, id)
;;
CREATE TABLE plans_entitlement (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	plan TEXT NOT NULL,
	state TEXT NOT NULL,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	until TIMESTAMP WITH TIME ZONE,
	grace_until TIMESTAMP WITH TIME ZONE,
	next_plan TEXT,
	next_until TIMESTAMP WITH TIME ZONE,
	version INTEGER NOT NULL,
	agreed JSONB NOT NULL,
	prices JSONB NOT NULL,
	currency TEXT NOT NULL,
	told INTEGER,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_entitlement PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE plans_invoice_profile (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	tax_number TEXT NOT NULL,
	address TEXT NOT NULL,
	phone TEXT NOT NULL,
	bank TEXT NOT NULL,
	account TEXT NOT NULL,
	email TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_invoice_profile PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE plans_provider (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	enabled BOOLEAN NOT NULL,
	settings JSONB NOT NULL,
	secret_set_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_provider PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_provider_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE TABLE plans_storage_use (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	stored_bytes BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_storage_use PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE plans_subscription (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	plan TEXT NOT NULL,
	paid BOOLEAN NOT NULL,
	state TEXT NOT NULL,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	until TIMESTAMP WITH TIME ZONE,
	next_plan TEXT,
	next_until TIMESTAMP WITH TIME ZONE,
	currency TEXT NOT NULL,
	agreed JSONB NOT NULL,
	prices JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_subscription PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_subscription_tenant_id_slug UNIQUE (tenant_id, slug)
)
;;
CREATE INDEX ix_plans_subscription_tenant_id_state_until ON plans_subscription (tenant_id, state, until)
;;
CREATE TABLE plans_usage_day (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	day DATE NOT NULL,
	seats INTEGER NOT NULL,
	devices INTEGER NOT NULL,
	storage_bytes BIGINT NOT NULL,
	reports INTEGER NOT NULL,
	api_calls BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_usage_day PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_usage_day_tenant_id_day UNIQUE (tenant_id, day)
)
;;
CREATE TABLE records_archive (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	state TEXT NOT NULL,
	asked_by TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE,
	kept_until TIMESTAMP WITH TIME ZONE,
	size BIGINT,
	sha256 TEXT,
	rows INTEGER,
	files INTEGER,
	tables INTEGER,
	problem JSONB,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_records_archive PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_records_archive_tenant_id_state_id ON records_archive (tenant_id, state, id)
;;
CREATE TABLE vendor_announcement (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	text_zh TEXT NOT NULL,
	text_en TEXT NOT NULL,
	level TEXT NOT NULL,
	audience TEXT NOT NULL,
	partner_id UUID,
	company_ids UUID[] NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE,
	announced_by TEXT NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_announcement PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_announcement_tenant_id_starts_at_id ON vendor_announcement (tenant_id, starts_at, id)
;;
CREATE TABLE vendor_customer (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	industry TEXT NOT NULL,
	contact TEXT NOT NULL,
	partner_id UUID,
	founded_by TEXT NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_customer PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_customer_tenant_id_slug UNIQUE (tenant_id, slug)
)
;;
CREATE INDEX ix_vendor_customer_tenant_id_partner_id ON vendor_customer (tenant_id, partner_id)
;;
CREATE TABLE vendor_draft (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	state TEXT NOT NULL,
	step INTEGER NOT NULL,
	author TEXT NOT NULL,
	slug TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	industry TEXT NOT NULL,
	package_id UUID,
	plan TEXT,
	admin_name TEXT NOT NULL,
	admin_contact TEXT NOT NULL,
	locale TEXT NOT NULL,
	customer_id UUID,
	problem JSONB,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_draft PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_draft_tenant_id_state_id ON vendor_draft (tenant_id, state, id)
;;
CREATE TABLE vendor_partner (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	contact TEXT NOT NULL,
	state TEXT NOT NULL,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_partner PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_partner_tenant_id_slug UNIQUE (tenant_id, slug)
)
;;
CREATE TABLE vendor_price (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	plan TEXT NOT NULL,
	period TEXT NOT NULL,
	currency TEXT NOT NULL,
	amount INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_price PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_price_tenant_id_plan_period_currency UNIQUE (tenant_id, plan, period, currency)
)
;;
CREATE TABLE vendor_received_announcement (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	announcement_id UUID NOT NULL,
	source_id UUID NOT NULL,
	sender_zh TEXT NOT NULL,
	sender_en TEXT NOT NULL,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	text_zh TEXT NOT NULL,
	text_en TEXT NOT NULL,
	level TEXT NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_received_announcement PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_received_announcement_tenant_id_announcement_id UNIQUE (tenant_id, announcement_id)
)
;;
CREATE INDEX ix_vendor_received_announcement_tenant_id_starts_at ON vendor_received_announcement (tenant_id, starts_at)
;;
CREATE TABLE identity_access_review_part (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	review_id UUID NOT NULL,
	reviewer_id UUID NOT NULL,
	signed_at TIMESTAMP WITH TIME ZONE,
	signed_by TEXT,
	digest BYTEA,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_access_review_part PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_access_review_part_tenant_id_review_id_reviewer_id UNIQUE (tenant_id, review_id, reviewer_id)
)
;;
CREATE INDEX ix_identity_access_review_part_tenant_id_reviewer_id ON identity_access_review_part (tenant_id, reviewer_id)
;;
CREATE TABLE identity_api_token (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	name TEXT NOT NULL,
	key_hash BYTEA NOT NULL,
	permissions TEXT[] NOT NULL,
	networks TEXT[] NOT NULL,
	epoch INTEGER NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revoked_at TIMESTAMP WITH TIME ZONE,
	revoked_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_api_token PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_api_token_tenant_id_user_id ON identity_api_token (tenant_id, user_id)
;;
CREATE TABLE identity_challenge (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	user_id UUID,
	session_id UUID,
	state_hash BYTEA NOT NULL,
	browser_hash BYTEA,
	box BYTEA,
	data JSONB NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_challenge PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_challenge_tenant_id_state_hash UNIQUE (tenant_id, state_hash)
)
;;
CREATE INDEX ix_identity_challenge_tenant_id_expires_at ON identity_challenge (tenant_id, expires_at)
;;
CREATE INDEX ix_identity_challenge_tenant_id_user_id ON identity_challenge (tenant_id, user_id)
;;
CREATE TABLE identity_factor (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	box BYTEA,
	last_step BIGINT,
	credential_id BYTEA,
	public_key BYTEA,
	sign_count BIGINT,
	transports TEXT[] NOT NULL,
	synced BOOLEAN NOT NULL,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	used_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_factor PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_factor_tenant_id_credential_id UNIQUE (tenant_id, credential_id)
)
;;
CREATE INDEX ix_identity_factor_tenant_id_user_id ON identity_factor (tenant_id, user_id)
;;
CREATE TABLE identity_invitation (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	phone TEXT,
	email TEXT,
	name TEXT,
	locale TEXT NOT NULL,
	roles TEXT[] NOT NULL,
	scope_kind TEXT,
	scope_id UUID,
	team_id UUID,
	invited_by TEXT NOT NULL,
	inviter_id UUID NOT NULL,
	code_hash BYTEA NOT NULL,
	round INTEGER NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	accepted_at TIMESTAMP WITH TIME ZONE,
	user_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_invitation PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_invitation_tenant_id_team_id ON identity_invitation (tenant_id, team_id)
;;
CREATE INDEX ix_identity_invitation_tenant_id_user_id ON identity_invitation (tenant_id, user_id)
;;
CREATE UNIQUE INDEX uq_identity_invitation_code ON identity_invitation (tenant_id, code_hash)
;;
CREATE TABLE identity_recovery_code (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	user_id UUID NOT NULL,
	code_hash BYTEA NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_recovery_code PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_recovery_code_tenant_id_user_id ON identity_recovery_code (tenant_id, user_id)
;;
CREATE TABLE identity_sso_provider (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	enabled BOOLEAN NOT NULL,
	issuer TEXT NOT NULL,
	client_id TEXT NOT NULL,
	sso_url TEXT NOT NULL,
	certificates TEXT[] NOT NULL,
	scopes TEXT NOT NULL,
	claims JSONB NOT NULL,
	provisions BOOLEAN NOT NULL,
	default_role_id UUID,
	counts_as_second BOOLEAN NOT NULL,
	secret_set_at TIMESTAMP WITH TIME ZONE,
	tested_at TIMESTAMP WITH TIME ZONE,
	tested_by TEXT,
	problem TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_sso_provider PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_sso_provider_tenant_id_name UNIQUE (tenant_id, name)
)
;;
CREATE INDEX ix_identity_sso_provider_tenant_id_default_role_id ON identity_sso_provider (tenant_id, default_role_id)
;;
CREATE TABLE identity_visit_pass (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	visit_id UUID NOT NULL,
	secret_hash BYTEA NOT NULL,
	epoch BIGINT NOT NULL,
	home_session_id UUID NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_visit_pass PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_identity_visit_pass_tenant_id_visit_id ON identity_visit_pass (tenant_id, visit_id)
;;
CREATE TABLE onboarding_issue (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	department_id UUID,
	owner_id UUID,
	owner TEXT,
	urgent BOOLEAN NOT NULL,
	due_on DATE,
	raised_by TEXT NOT NULL,
	closed_at TIMESTAMP WITH TIME ZONE,
	closed_by TEXT,
	answer TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_issue PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_issue_tenant_id_created_at_id ON onboarding_issue (tenant_id, created_at, id)
;;
CREATE INDEX ix_onboarding_issue_tenant_id_department_id ON onboarding_issue (tenant_id, department_id)
;;
CREATE TABLE onboarding_milestone (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	title TEXT NOT NULL,
	department_id UUID,
	owner_id UUID,
	owner TEXT,
	due_on DATE NOT NULL,
	done_at TIMESTAMP WITH TIME ZONE,
	done_by TEXT,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_onboarding_milestone PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_onboarding_milestone_tenant_id_department_id ON onboarding_milestone (tenant_id, department_id)
;;
CREATE INDEX ix_onboarding_milestone_tenant_id_due_on_id ON onboarding_milestone (tenant_id, due_on, id)
;;
CREATE TABLE plans_order (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	customer_id UUID NOT NULL,
	number TEXT NOT NULL,
	plan TEXT NOT NULL,
	period TEXT NOT NULL,
	list_amount BIGINT NOT NULL,
	credit BIGINT NOT NULL,
	amount BIGINT NOT NULL,
	currency TEXT NOT NULL,
	state TEXT NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	placed_by TEXT NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE,
	until TIMESTAMP WITH TIME ZONE,
	paid_at TIMESTAMP WITH TIME ZONE,
	ways JSONB NOT NULL,
	provider TEXT,
	pay_link TEXT,
	provider_ref TEXT,
	asked_at TIMESTAMP WITH TIME ZONE,
	slip_sha256 TEXT,
	problem TEXT,
	invoice_state TEXT,
	invoice_number TEXT,
	refunded BIGINT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_order PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_order_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_plans_order_tenant_id_customer_id ON plans_order (tenant_id, customer_id)
;;
CREATE INDEX ix_plans_order_tenant_id_state_placed_at_id ON plans_order (tenant_id, state, placed_at, id)
;;
CREATE TABLE plans_provider_secret (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	box BYTEA NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_provider_secret PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE vendor_announcement_delivery (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	announcement_id UUID NOT NULL,
	company_id UUID NOT NULL,
	delivered_at TIMESTAMP WITH TIME ZONE,
	readers INTEGER NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_announcement_delivery PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_announcement_delivery_tenant_id_announcement__07fa UNIQUE (tenant_id, announcement_id, company_id)
)
;;
CREATE TABLE vendor_announcement_reading (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	received_id UUID NOT NULL,
	user_id UUID NOT NULL,
	read_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_announcement_reading PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_announcement_reading_tenant_id_received_id_user_id UNIQUE (tenant_id, received_id, user_id)
)
;;
CREATE INDEX ix_vendor_announcement_reading_tenant_id_user_id ON vendor_announcement_reading (tenant_id, user_id)
;;
CREATE TABLE vendor_custody_job (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	customer_id UUID,
	slug TEXT NOT NULL,
	target TEXT,
	source_id UUID,
	why TEXT NOT NULL,
	state TEXT NOT NULL,
	asked_by TEXT NOT NULL,
	asked_by_id UUID NOT NULL,
	confirmed_by TEXT,
	confirmed_by_id UUID,
	steps JSONB NOT NULL,
	problem JSONB,
	result JSONB,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_custody_job PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_custody_job_tenant_id_customer_id ON vendor_custody_job (tenant_id, customer_id)
;;
CREATE INDEX ix_vendor_custody_job_tenant_id_source_id ON vendor_custody_job (tenant_id, source_id)
;;
CREATE INDEX ix_vendor_custody_job_tenant_id_state_id ON vendor_custody_job (tenant_id, state, id)
;;
CREATE TABLE vendor_detail (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	customer_id UUID NOT NULL,
	kind TEXT NOT NULL,
	rows JSONB NOT NULL,
	measured_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_detail PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_vendor_detail_tenant_id_customer_id_kind UNIQUE (tenant_id, customer_id, kind)
)
;;
CREATE TABLE vendor_draft_result (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	result JSONB NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_draft_result PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE vendor_health (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	industry TEXT NOT NULL,
	contact TEXT NOT NULL,
	partner_id UUID,
	partner_slug TEXT,
	partner_zh TEXT,
	partner_en TEXT,
	state TEXT NOT NULL,
	phase TEXT NOT NULL,
	live_since TIMESTAMP WITH TIME ZONE,
	plan TEXT,
	seats_used INTEGER NOT NULL,
	seats_limit INTEGER,
	devices_used INTEGER NOT NULL,
	devices_limit INTEGER,
	renews_at TIMESTAMP WITH TIME ZONE,
	renews_sort TIMESTAMP WITH TIME ZONE NOT NULL,
	grace_until TIMESTAMP WITH TIME ZONE,
	renewed_month BIGINT NOT NULL,
	readiness INTEGER,
	stuck_at TEXT,
	version TEXT NOT NULL,
	days JSONB NOT NULL,
	day DATE,
	reports_today INTEGER NOT NULL,
	last_report_at TIMESTAMP WITH TIME ZONE,
	last_report_sort TIMESTAMP WITH TIME ZONE NOT NULL,
	silent_devices INTEGER NOT NULL,
	silent_since TIMESTAMP WITH TIME ZONE,
	pending INTEGER NOT NULL,
	rejected INTEGER NOT NULL,
	dead INTEGER NOT NULL,
	errors INTEGER NOT NULL,
	problems JSONB NOT NULL,
	trouble INTEGER NOT NULL,
	measured_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_health PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_health_tenant_id_phase_id ON vendor_health (tenant_id, phase, id)
;;
CREATE INDEX ix_vendor_health_tenant_id_trouble_id ON vendor_health (tenant_id, trouble, id)
;;
CREATE TABLE vendor_package_job (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	customer_id UUID NOT NULL,
	package_id UUID,
	name TEXT NOT NULL,
	groups TEXT[] NOT NULL,
	skip_conflicts BOOLEAN NOT NULL,
	why TEXT NOT NULL,
	asked_by TEXT NOT NULL,
	state TEXT NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	problem JSONB,
	result JSONB,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_package_job PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_package_job_tenant_id_customer_id ON vendor_package_job (tenant_id, customer_id)
;;
CREATE INDEX ix_vendor_package_job_tenant_id_package_id ON vendor_package_job (tenant_id, package_id)
;;
CREATE TABLE vendor_retention (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	keep_until DATE NOT NULL,
	legal_hold BOOLEAN NOT NULL,
	why TEXT NOT NULL,
	set_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_retention PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE vendor_visit (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	customer_id UUID NOT NULL,
	staff_id UUID NOT NULL,
	staff_name TEXT NOT NULL,
	why TEXT NOT NULL,
	mode TEXT NOT NULL,
	minutes INTEGER NOT NULL,
	state TEXT NOT NULL,
	until TIMESTAMP WITH TIME ZONE,
	decided_by TEXT,
	decided_at TIMESTAMP WITH TIME ZONE,
	ended_by TEXT,
	ended_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_vendor_visit PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_vendor_visit_tenant_id_customer_id ON vendor_visit (tenant_id, customer_id)
;;
CREATE INDEX ix_vendor_visit_tenant_id_staff_id ON vendor_visit (tenant_id, staff_id)
;;
CREATE TABLE identity_access_review_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	part_id UUID NOT NULL,
	user_id UUID NOT NULL,
	grant_id UUID NOT NULL,
	person TEXT NOT NULL,
	login TEXT NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE,
	role JSONB NOT NULL,
	place JSONB,
	permissions INTEGER NOT NULL,
	dangerous TEXT[] NOT NULL,
	decision TEXT,
	note TEXT,
	removed_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_access_review_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_access_review_line_tenant_id_part_id_grant_id UNIQUE (tenant_id, part_id, grant_id)
)
;;
CREATE INDEX ix_identity_access_review_line_tenant_id_grant_id ON identity_access_review_line (tenant_id, grant_id)
;;
CREATE INDEX ix_identity_access_review_line_tenant_id_user_id ON identity_access_review_line (tenant_id, user_id)
;;
CREATE TABLE identity_api_token_use (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	address TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_api_token_use PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE identity_sso_identity (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	provider_id UUID NOT NULL,
	subject TEXT NOT NULL,
	user_id UUID NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_sso_identity PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_identity_sso_identity_tenant_id_provider_id_subject UNIQUE (tenant_id, provider_id, subject)
)
;;
CREATE INDEX ix_identity_sso_identity_tenant_id_user_id ON identity_sso_identity (tenant_id, user_id)
;;
CREATE TABLE identity_sso_secret (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	box BYTEA NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_identity_sso_secret PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE plans_invoice (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	tax_number TEXT NOT NULL,
	address TEXT NOT NULL,
	phone TEXT NOT NULL,
	bank TEXT NOT NULL,
	account TEXT NOT NULL,
	email TEXT NOT NULL,
	amount BIGINT NOT NULL,
	currency TEXT NOT NULL,
	state TEXT NOT NULL,
	requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
	number TEXT,
	issued_at TIMESTAMP WITH TIME ZONE,
	issued_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_invoice PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_plans_invoice_tenant_id_state_requested_at_id ON plans_invoice (tenant_id, state, requested_at, id)
;;
CREATE TABLE plans_payment (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	provider TEXT NOT NULL,
	transaction_id TEXT NOT NULL,
	order_id UUID,
	order_number TEXT NOT NULL,
	amount BIGINT NOT NULL,
	currency TEXT NOT NULL,
	state TEXT NOT NULL,
	problems TEXT[] NOT NULL,
	facts JSONB NOT NULL,
	received_at TIMESTAMP WITH TIME ZONE NOT NULL,
	credited_at TIMESTAMP WITH TIME ZONE,
	slip_sha256 TEXT,
	payer TEXT,
	paid_on DATE,
	note TEXT,
	settled_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_payment PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_payment_tenant_id_provider_transaction_id UNIQUE (tenant_id, provider, transaction_id)
)
;;
CREATE INDEX ix_plans_payment_tenant_id_order_id ON plans_payment (tenant_id, order_id)
;;
CREATE INDEX ix_plans_payment_tenant_id_received_at_id ON plans_payment (tenant_id, received_at, id)
;;
CREATE INDEX ix_plans_payment_tenant_id_state_received_at_id ON plans_payment (tenant_id, state, received_at, id)
;;
CREATE TABLE plans_approval (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	payment_id UUID NOT NULL,
	round INTEGER NOT NULL,
	step INTEGER NOT NULL,
	approver_id UUID NOT NULL,
	approver TEXT NOT NULL,
	approved_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_approval PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_plans_approval_tenant_id_payment_id_round_step UNIQUE (tenant_id, payment_id, round, step),
	CONSTRAINT uq_plans_approval_tenant_id_payment_id_round_approver_id UNIQUE (tenant_id, payment_id, round, approver_id)
)
;;
CREATE TABLE plans_refund (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	payment_id UUID NOT NULL,
	amount BIGINT NOT NULL,
	reference TEXT NOT NULL,
	note TEXT NOT NULL,
	noted_by TEXT NOT NULL,
	noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_plans_refund PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_plans_refund_tenant_id_payment_id ON plans_refund (tenant_id, payment_id)
;;
CREATE TABLE telemetry_held_reading (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	device_id UUID NOT NULL,
	signal_id UUID NOT NULL,
	boot TEXT NOT NULL,
	seq BIGINT NOT NULL,
	count NUMERIC NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	place UUID NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_telemetry_held_reading PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_telemetry_held_reading_tenant_id_device_id_place ON telemetry_held_reading (tenant_id, device_id, place)
;;
CREATE INDEX ix_telemetry_held_reading_tenant_id_signal_id ON telemetry_held_reading (tenant_id, signal_id)
-- section: keys
ALTER TABLE identity_device ADD CONSTRAINT fk_identity_device_tenant_id_owner_id FOREIGN KEY(tenant_id, owner_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_enrollment_code ADD CONSTRAINT fk_identity_enrollment_code_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_access_review_part ADD CONSTRAINT fk_identity_access_review_part_tenant_id_review_id FOREIGN KEY(tenant_id, review_id) REFERENCES identity_access_review (tenant_id, id)
;;
ALTER TABLE identity_access_review_part ADD CONSTRAINT fk_identity_access_review_part_tenant_id_reviewer_id FOREIGN KEY(tenant_id, reviewer_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_api_token ADD CONSTRAINT fk_identity_api_token_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_challenge ADD CONSTRAINT fk_identity_challenge_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_factor ADD CONSTRAINT fk_identity_factor_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_invitation ADD CONSTRAINT fk_identity_invitation_tenant_id_team_id FOREIGN KEY(tenant_id, team_id) REFERENCES identity_team (tenant_id, id)
;;
ALTER TABLE identity_invitation ADD CONSTRAINT fk_identity_invitation_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_recovery_code ADD CONSTRAINT fk_identity_recovery_code_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_sso_provider ADD CONSTRAINT fk_identity_sso_provider_tenant_id_default_role_id FOREIGN KEY(tenant_id, default_role_id) REFERENCES identity_role (tenant_id, id)
;;
ALTER TABLE identity_visit_pass ADD CONSTRAINT fk_identity_visit_pass_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES identity_visit (tenant_id, id)
;;
ALTER TABLE onboarding_issue ADD CONSTRAINT fk_onboarding_issue_tenant_id_department_id FOREIGN KEY(tenant_id, department_id) REFERENCES onboarding_department (tenant_id, id)
;;
ALTER TABLE onboarding_milestone ADD CONSTRAINT fk_onboarding_milestone_tenant_id_department_id FOREIGN KEY(tenant_id, department_id) REFERENCES onboarding_department (tenant_id, id)
;;
ALTER TABLE plans_order ADD CONSTRAINT fk_plans_order_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES plans_subscription (tenant_id, id)
;;
ALTER TABLE plans_provider_secret ADD CONSTRAINT fk_plans_provider_secret_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES plans_provider (tenant_id, id)
;;
ALTER TABLE vendor_announcement_delivery ADD CONSTRAINT fk_vendor_announcement_delivery_tenant_id_announcement_id FOREIGN KEY(tenant_id, announcement_id) REFERENCES vendor_announcement (tenant_id, id)
;;
ALTER TABLE vendor_announcement_reading ADD CONSTRAINT fk_vendor_announcement_reading_tenant_id_received_id FOREIGN KEY(tenant_id, received_id) REFERENCES vendor_received_announcement (tenant_id, id)
;;
ALTER TABLE vendor_announcement_reading ADD CONSTRAINT fk_vendor_announcement_reading_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE vendor_custody_job ADD CONSTRAINT fk_vendor_custody_job_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE vendor_custody_job ADD CONSTRAINT fk_vendor_custody_job_tenant_id_source_id FOREIGN KEY(tenant_id, source_id) REFERENCES vendor_custody_job (tenant_id, id)
;;
ALTER TABLE vendor_detail ADD CONSTRAINT fk_vendor_detail_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE vendor_draft_result ADD CONSTRAINT fk_vendor_draft_result_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES vendor_draft (tenant_id, id)
;;
ALTER TABLE vendor_health ADD CONSTRAINT fk_vendor_health_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE vendor_package_job ADD CONSTRAINT fk_vendor_package_job_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE vendor_package_job ADD CONSTRAINT fk_vendor_package_job_tenant_id_package_id FOREIGN KEY(tenant_id, package_id) REFERENCES onboarding_package (tenant_id, id)
;;
ALTER TABLE vendor_retention ADD CONSTRAINT fk_vendor_retention_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE vendor_visit ADD CONSTRAINT fk_vendor_visit_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES vendor_customer (tenant_id, id)
;;
ALTER TABLE identity_access_review_line ADD CONSTRAINT fk_identity_access_review_line_tenant_id_grant_id FOREIGN KEY(tenant_id, grant_id) REFERENCES identity_grant (tenant_id, id)
;;
ALTER TABLE identity_access_review_line ADD CONSTRAINT fk_identity_access_review_line_tenant_id_part_id FOREIGN KEY(tenant_id, part_id) REFERENCES identity_access_review_part (tenant_id, id)
;;
ALTER TABLE identity_access_review_line ADD CONSTRAINT fk_identity_access_review_line_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_api_token_use ADD CONSTRAINT fk_identity_api_token_use_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES identity_api_token (tenant_id, id)
;;
ALTER TABLE identity_sso_identity ADD CONSTRAINT fk_identity_sso_identity_tenant_id_provider_id FOREIGN KEY(tenant_id, provider_id) REFERENCES identity_sso_provider (tenant_id, id)
;;
ALTER TABLE identity_sso_identity ADD CONSTRAINT fk_identity_sso_identity_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES identity_user (tenant_id, id)
;;
ALTER TABLE identity_sso_secret ADD CONSTRAINT fk_identity_sso_secret_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES identity_sso_provider (tenant_id, id)
;;
ALTER TABLE plans_invoice ADD CONSTRAINT fk_plans_invoice_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES plans_order (tenant_id, id)
;;
ALTER TABLE plans_payment ADD CONSTRAINT fk_plans_payment_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES plans_order (tenant_id, id)
;;
ALTER TABLE plans_approval ADD CONSTRAINT fk_plans_approval_tenant_id_payment_id FOREIGN KEY(tenant_id, payment_id) REFERENCES plans_payment (tenant_id, id)
;;
ALTER TABLE plans_refund ADD CONSTRAINT fk_plans_refund_tenant_id_payment_id FOREIGN KEY(tenant_id, payment_id) REFERENCES plans_payment (tenant_id, id)
;;
ALTER TABLE telemetry_held_reading ADD CONSTRAINT fk_telemetry_held_reading_tenant_id_device_id FOREIGN KEY(tenant_id, device_id) REFERENCES identity_device (tenant_id, id)
;;
ALTER TABLE telemetry_held_reading ADD CONSTRAINT fk_telemetry_held_reading_tenant_id_signal_id FOREIGN KEY(tenant_id, signal_id) REFERENCES telemetry_signal (tenant_id, id)
-- section: grants
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_access_review TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_code TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_security_policy TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_visit TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_baseline TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_department TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_floor_print TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_meeting TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_package TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_sample TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_sign_up TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_suggestion TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_training_copy TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_bill TO lotline_app
;;
GRANT SELECT ON plans_entitlement TO lotline_relay
;;
GRANT SELECT ON plans_entitlement TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_entitlement TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_invoice_profile TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_provider TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_storage_use TO lotline_app
;;
GRANT SELECT ON plans_subscription TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_subscription TO lotline_app
;;
GRANT SELECT ON plans_usage_day TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_usage_day TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON records_archive TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_announcement TO lotline_app
;;
GRANT SELECT ON vendor_customer TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_customer TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_draft TO lotline_app
;;
GRANT SELECT ON vendor_partner TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_partner TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_price TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_received_announcement TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_access_review_part TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_api_token TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_challenge TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_factor TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_invitation TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_recovery_code TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_sso_provider TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_visit_pass TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_issue TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding_milestone TO lotline_app
;;
GRANT SELECT ON plans_order TO lotline_relay
;;
GRANT SELECT ON plans_order TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_order TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_provider_secret TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_announcement_delivery TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_announcement_reading TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_custody_job TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_detail TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_detail TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_draft_result TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE ON vendor_health TO lotline_relay
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_health TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_package_job TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_retention TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_visit TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_access_review_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_api_token_use TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_sso_identity TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_sso_secret TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_invoice TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_payment TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_approval TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_refund TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_held_reading TO lotline_app
;;
GRANT SELECT ON plans_tenant TO lotline_relay
;;
GRANT SELECT ON identity_user TO lotline_relay
;;
GRANT SELECT ON identity_device TO lotline_relay
;;
GRANT SELECT ON identity_device_progress TO lotline_relay
;;
GRANT SELECT ON reporting_output_report TO lotline_relay
;;
GRANT SELECT ON journal TO lotline_relay
;;
GRANT SELECT ON records_intent_resolution TO lotline_relay
