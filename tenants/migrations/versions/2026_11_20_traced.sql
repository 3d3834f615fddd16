-- What 2026_11_20_traced adds, frozen. Placement and row-level security follow in tenants/migrations/sections.
-- section: changes
ALTER TABLE equipment_asset ADD COLUMN status TEXT DEFAULT 'accepted' NOT NULL
;;
ALTER TABLE equipment_asset ALTER COLUMN status DROP DEFAULT
;;
CREATE INDEX ix_equipment_asset_barred ON equipment_asset (tenant_id, work_unit_id) WHERE status <> 'accepted' AND status <> 'restricted'
;;
ALTER TABLE masterdata_area ADD COLUMN status TEXT DEFAULT 'accepted' NOT NULL
;;
ALTER TABLE masterdata_area ALTER COLUMN status DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN gtin TEXT
;;
ALTER TABLE masterdata_item ADD COLUMN tracking TEXT DEFAULT 'lot' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN tracking DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN issue_method TEXT DEFAULT 'scan' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN issue_method DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN output_method TEXT DEFAULT 'report' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN output_method DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN received_as TEXT DEFAULT 'accepted' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN received_as DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN made_as TEXT DEFAULT 'accepted' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN made_as DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN shelf_life_days INTEGER
;;
ALTER TABLE masterdata_item ADD COLUMN expiry_policy TEXT DEFAULT 'block' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN expiry_policy DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN expiry_warn_days INTEGER DEFAULT 30 NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN expiry_warn_days DROP DEFAULT
;;
ALTER TABLE masterdata_item ADD COLUMN pick_rule TEXT DEFAULT 'fefo' NOT NULL
;;
ALTER TABLE masterdata_item ALTER COLUMN pick_rule DROP DEFAULT
;;
CREATE INDEX ix_masterdata_item_tenant_id_gtin ON masterdata_item (tenant_id, gtin)
;;
ALTER TABLE orders_operation ADD COLUMN consumes BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN consumes DROP DEFAULT
;;
ALTER TABLE orders_operation ADD COLUMN yields BOOLEAN DEFAULT false NOT NULL
;;
ALTER TABLE orders_operation ALTER COLUMN yields DROP DEFAULT
;;
ALTER TABLE traceability_material_lot ADD COLUMN kind TEXT DEFAULT 'lot' NOT NULL
;;
ALTER TABLE traceability_material_lot ALTER COLUMN kind DROP DEFAULT
;;
ALTER TABLE traceability_material_lot ADD COLUMN receipt_id UUID
;;
ALTER TABLE traceability_material_lot ADD COLUMN manufactured_on DATE
;;
ALTER TABLE traceability_material_lot ADD COLUMN grade TEXT
;;
ALTER TABLE traceability_material_lot ADD COLUMN certificates TEXT[] DEFAULT '{}' NOT NULL
;;
ALTER TABLE traceability_material_lot ALTER COLUMN certificates DROP DEFAULT
;;
ALTER TABLE traceability_material_lot ADD COLUMN factor NUMERIC
;;
ALTER TABLE traceability_material_lot ADD COLUMN factor_unit TEXT
;;
ALTER TABLE traceability_material_lot ADD COLUMN closed_at TIMESTAMP WITH TIME ZONE
;;
ALTER TABLE traceability_material_lot DROP CONSTRAINT uq_traceability_material_lot_tenant_id_number
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_number ON traceability_material_lot (tenant_id, number)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_receipt_id ON traceability_material_lot (tenant_id, receipt_id)
;;
CREATE INDEX ix_traceability_material_lot_tenant_id_supplier_lot ON traceability_material_lot (tenant_id, supplier_lot)
;;
ALTER TABLE traceability_material_lot ADD CONSTRAINT uq_traceability_material_lot_tenant_id_item_id_number UNIQUE (tenant_id, item_id, number)
-- section: tables
CREATE TABLE labels_template (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	subject TEXT NOT NULL,
	active BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_template PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_template_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_labels_template_tenant_id_subject ON labels_template (tenant_id, subject)
;;
CREATE TABLE traceability_code_setting (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	company_prefix TEXT,
	gln TEXT,
	last_serial_reference INTEGER NOT NULL,
	record JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_code_setting PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE traceability_epcis_document (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	digest TEXT NOT NULL,
	captured_at TIMESTAMP WITH TIME ZONE NOT NULL,
	captured_by TEXT NOT NULL,
	source TEXT,
	event_count INTEGER NOT NULL,
	content TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_epcis_document PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_epcis_document_tenant_id_digest UNIQUE (tenant_id, digest)
)
;;
CREATE INDEX ix_traceability_epcis_document_tenant_id_captured_at_id ON traceability_epcis_document (tenant_id, captured_at, id)
;;
CREATE TABLE traceability_recall (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	level TEXT,
	why TEXT NOT NULL,
	sources JSONB NOT NULL,
	root_ids UUID[] NOT NULL,
	began_at TIMESTAMP WITH TIME ZONE NOT NULL,
	found_at TIMESTAMP WITH TIME ZONE NOT NULL,
	found_ms INTEGER NOT NULL,
	found INTEGER NOT NULL,
	opened_by_id UUID NOT NULL,
	opened_by TEXT NOT NULL,
	held_at TIMESTAMP WITH TIME ZONE,
	held_by TEXT,
	held INTEGER NOT NULL,
	answered_at TIMESTAMP WITH TIME ZONE,
	answered_by TEXT,
	answer JSONB,
	grade TEXT,
	criteria JSONB,
	closed_at TIMESTAMP WITH TIME ZONE,
	closed_by TEXT,
	summary TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_recall PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_recall_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_recall_tenant_id_began_at_id ON traceability_recall (tenant_id, began_at, id)
;;
CREATE INDEX ix_traceability_recall_tenant_id_state_began_at ON traceability_recall (tenant_id, state, began_at)
;;
CREATE TABLE traceability_recall_setting (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	interval_days INTEGER NOT NULL,
	ids_seconds INTEGER NOT NULL,
	hold_seconds INTEGER NOT NULL,
	tolerance_percent NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_recall_setting PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_recall_setting_tenant_id UNIQUE (tenant_id)
)
;;
CREATE TABLE traceability_substance (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	list_code TEXT NOT NULL,
	code TEXT NOT NULL,
	cas TEXT,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	limit_ppm NUMERIC NOT NULL,
	source TEXT,
	active BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_substance PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_substance_tenant_id_list_code_code UNIQUE (tenant_id, list_code, code)
)
;;
CREATE TABLE traceability_substance_exemption (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	list_code TEXT NOT NULL,
	code TEXT NOT NULL,
	text TEXT NOT NULL,
	substances TEXT[] NOT NULL,
	limit_ppm NUMERIC,
	expires_on DATE,
	source TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_substance_exemption PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_substance_exemption_tenant_id_list_code_code UNIQUE (tenant_id, list_code, code)
)
;;
CREATE TABLE labels_version (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	template_id UUID NOT NULL,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	design JSONB NOT NULL,
	note TEXT,
	approved_at TIMESTAMP WITH TIME ZONE,
	approved_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_version PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_version_tenant_id_template_id_version UNIQUE (tenant_id, template_id, version)
)
;;
CREATE TABLE traceability_epcis_event (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	document_id UUID NOT NULL,
	position INTEGER NOT NULL,
	type TEXT NOT NULL,
	event_id TEXT,
	event_time TIMESTAMP WITH TIME ZONE NOT NULL,
	declares_error BOOLEAN NOT NULL,
	disputed BOOLEAN NOT NULL,
	corrected_by TEXT[] NOT NULL,
	content TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_epcis_event PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_epcis_event_tenant_id_document_id_position ON traceability_epcis_event (tenant_id, document_id, position)
;;
CREATE INDEX ix_traceability_epcis_event_tenant_id_event_id ON traceability_epcis_event (tenant_id, event_id)
;;
CREATE INDEX ix_traceability_epcis_event_tenant_id_event_time_id ON traceability_epcis_event (tenant_id, event_time, id)
;;
CREATE TABLE traceability_recall_act (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	recall_id UUID NOT NULL,
	kind TEXT NOT NULL,
	lot_ids UUID[] NOT NULL,
	states TEXT[] NOT NULL,
	took_ms INTEGER NOT NULL,
	acted_at TIMESTAMP WITH TIME ZONE NOT NULL,
	acted_by TEXT NOT NULL,
	reason TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_recall_act PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_recall_act_tenant_id_recall_id_acted_at ON traceability_recall_act (tenant_id, recall_id, acted_at)
;;
CREATE TABLE traceability_recall_task (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	recall_id UUID NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	label JSONB NOT NULL,
	quantity NUMERIC NOT NULL,
	unit TEXT NOT NULL,
	role TEXT NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	done_at TIMESTAMP WITH TIME ZONE,
	done_by TEXT,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_recall_task PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_recall_task_tenant_id_recall_id_kind_su_3135 UNIQUE (tenant_id, recall_id, kind, subject_id, unit)
)
;;
CREATE TABLE traceability_receipt (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	supplier_id UUID,
	delivery_note TEXT,
	purchase_order TEXT,
	received_at TIMESTAMP WITH TIME ZONE NOT NULL,
	received_by TEXT NOT NULL,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_receipt PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_receipt_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_receipt_tenant_id_purchase_order ON traceability_receipt (tenant_id, purchase_order)
;;
CREATE INDEX ix_traceability_receipt_tenant_id_received_at_id ON traceability_receipt (tenant_id, received_at, id)
;;
CREATE INDEX ix_traceability_receipt_tenant_id_supplier_id ON traceability_receipt (tenant_id, supplier_id)
;;
CREATE TABLE traceability_shipment (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	customer_id UUID NOT NULL,
	customer_po TEXT,
	state TEXT NOT NULL,
	carrier TEXT,
	tracking_number TEXT,
	address TEXT,
	shipped_at TIMESTAMP WITH TIME ZONE,
	shipped_by TEXT,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_shipment PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_shipment_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_shipment_tenant_id_created_at_id ON traceability_shipment (tenant_id, created_at, id)
;;
CREATE INDEX ix_traceability_shipment_tenant_id_customer_id ON traceability_shipment (tenant_id, customer_id)
;;
CREATE TABLE labels_agent (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	name TEXT NOT NULL,
	token_id UUID NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_agent PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_agent_tenant_id_token_id UNIQUE (tenant_id, token_id),
	CONSTRAINT uq_labels_agent_tenant_id_name UNIQUE (tenant_id, name)
)
;;
CREATE TABLE labels_item (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	template_id UUID,
	scan_back BOOLEAN NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_item PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_item_tenant_id_item_id UNIQUE (tenant_id, item_id)
)
;;
CREATE INDEX ix_labels_item_tenant_id_template_id ON labels_item (tenant_id, template_id)
;;
CREATE TABLE labels_serial_issue (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	di TEXT NOT NULL,
	quantity INTEGER NOT NULL,
	first TEXT NOT NULL,
	last TEXT NOT NULL,
	digest TEXT NOT NULL,
	issued_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_serial_issue PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_labels_serial_issue_tenant_id_item_id_created_at ON labels_serial_issue (tenant_id, item_id, created_at)
;;
CREATE TABLE labels_serial_range (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	prefix TEXT NOT NULL,
	digits INTEGER NOT NULL,
	next_number INTEGER NOT NULL,
	last_number INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_serial_range PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_serial_range_tenant_id_item_id UNIQUE (tenant_id, item_id),
	CONSTRAINT ck_labels_serial_range_from_one CHECK (next_number >= 1)
)
;;
CREATE TABLE traceability_device_identifier (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID NOT NULL,
	issuer TEXT NOT NULL,
	di TEXT NOT NULL,
	level TEXT NOT NULL,
	contains_id UUID,
	contained_quantity INTEGER,
	state TEXT NOT NULL,
	published_on DATE,
	record JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_device_identifier PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_device_identifier_tenant_id_di UNIQUE (tenant_id, di),
	CONSTRAINT ck_traceability_device_identifier_above_zero CHECK (contained_quantity > 0)
)
;;
CREATE INDEX ix_traceability_device_identifier_tenant_id_contains_id ON traceability_device_identifier (tenant_id, contains_id)
;;
CREATE INDEX ix_traceability_device_identifier_tenant_id_item_id ON traceability_device_identifier (tenant_id, item_id)
;;
CREATE TABLE traceability_epcis_name (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	event_id UUID NOT NULL,
	name TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_epcis_name PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_epcis_name_tenant_id_event_id ON traceability_epcis_name (tenant_id, event_id)
;;
CREATE INDEX ix_traceability_epcis_name_tenant_id_name ON traceability_epcis_name (tenant_id, name)
;;
CREATE TABLE traceability_shipment_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	shipment_id UUID NOT NULL,
	position INTEGER NOT NULL,
	item_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	shipped_quantity NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_shipment_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_shipment_line_tenant_id_shipment_id_position UNIQUE (tenant_id, shipment_id, position)
)
;;
CREATE INDEX ix_traceability_shipment_line_tenant_id_item_id ON traceability_shipment_line (tenant_id, item_id)
;;
CREATE TABLE traceability_substance_policy (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	item_id UUID,
	list_code TEXT NOT NULL,
	policy TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_substance_policy PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_substance_policy_tenant_id_item_id_list_code UNIQUE NULLS NOT DISTINCT (tenant_id, item_id, list_code)
)
;;
CREATE TABLE labels_agent_presence (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
	program TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_agent_presence PRIMARY KEY (tenant_id, id)
)
;;
CREATE TABLE labels_issued_serial (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	di TEXT NOT NULL,
	serial TEXT NOT NULL,
	item_id UUID NOT NULL,
	issue_id UUID,
	lot_id UUID,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_issued_serial PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_issued_serial_tenant_id_di_serial UNIQUE (tenant_id, di, serial)
)
;;
CREATE INDEX ix_labels_issued_serial_tenant_id_issue_id ON labels_issued_serial (tenant_id, issue_id)
;;
CREATE INDEX ix_labels_issued_serial_tenant_id_item_id ON labels_issued_serial (tenant_id, item_id)
;;
CREATE INDEX ix_labels_issued_serial_tenant_id_lot_id ON labels_issued_serial (tenant_id, lot_id)
;;
CREATE TABLE labels_printer (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	language TEXT NOT NULL,
	dpi INTEGER NOT NULL,
	agent_id UUID,
	address TEXT,
	active BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_printer PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_printer_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_labels_printer_tenant_id_agent_id ON labels_printer (tenant_id, agent_id)
;;
CREATE TABLE masterdata_bom_output (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	bom_id UUID NOT NULL,
	item_id UUID NOT NULL,
	kind TEXT NOT NULL,
	quantity NUMERIC NOT NULL,
	cost_share NUMERIC NOT NULL,
	step_sequence INTEGER,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_bom_output PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_bom_output_tenant_id_bom_id_item_id UNIQUE (tenant_id, bom_id, item_id),
	CONSTRAINT ck_masterdata_bom_output_above_zero CHECK (quantity > 0),
	CONSTRAINT ck_masterdata_bom_output_share CHECK (cost_share >= 0 AND cost_share <= 100)
)
;;
CREATE INDEX ix_masterdata_bom_output_tenant_id_item_id ON masterdata_bom_output (tenant_id, item_id)
;;
CREATE TABLE masterdata_storage_location (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	site_id UUID NOT NULL,
	area_id UUID,
	kind TEXT NOT NULL,
	work_center_id UUID,
	partner_id UUID,
	status TEXT NOT NULL,
	active BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_masterdata_storage_location PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_masterdata_storage_location_tenant_id_code UNIQUE (tenant_id, code)
)
;;
CREATE INDEX ix_masterdata_storage_location_tenant_id_area_id ON masterdata_storage_location (tenant_id, area_id)
;;
CREATE INDEX ix_masterdata_storage_location_tenant_id_partner_id ON masterdata_storage_location (tenant_id, partner_id)
;;
CREATE INDEX ix_masterdata_storage_location_tenant_id_site_id ON masterdata_storage_location (tenant_id, site_id)
;;
CREATE INDEX ix_masterdata_storage_location_tenant_id_work_center_id ON masterdata_storage_location (tenant_id, work_center_id)
;;
CREATE TABLE equipment_tool (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	kind TEXT,
	life_limit NUMERIC,
	life_unit TEXT NOT NULL,
	per_piece NUMERIC NOT NULL,
	warn_percent INTEGER NOT NULL,
	used NUMERIC NOT NULL,
	renewals INTEGER NOT NULL,
	work_unit_id UUID,
	mounted_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_equipment_tool PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_equipment_tool_tenant_id_code UNIQUE (tenant_id, code),
	CONSTRAINT ck_equipment_tool_counts CHECK (used >= 0 AND per_piece > 0)
)
;;
CREATE INDEX ix_equipment_tool_tenant_id_work_unit_id ON equipment_tool (tenant_id, work_unit_id)
;;
CREATE TABLE labels_print_job (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	version_id UUID NOT NULL,
	printer_id UUID,
	agent_id UUID,
	state TEXT NOT NULL,
	labels INTEGER NOT NULL,
	copies INTEGER NOT NULL,
	done INTEGER NOT NULL,
	reprint BOOLEAN NOT NULL,
	reason TEXT,
	requested_by TEXT NOT NULL,
	requester_id UUID,
	taken_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	confirmed BOOLEAN NOT NULL,
	fault TEXT,
	answer TEXT,
	settled_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_print_job PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_labels_print_job_within CHECK (0 <= done AND done <= labels)
)
;;
CREATE INDEX ix_labels_print_job_tenant_id_agent_id_state ON labels_print_job (tenant_id, agent_id, state)
;;
CREATE INDEX ix_labels_print_job_tenant_id_created_at_id ON labels_print_job (tenant_id, created_at, id)
;;
CREATE INDEX ix_labels_print_job_tenant_id_printer_id_state ON labels_print_job (tenant_id, printer_id, state)
;;
CREATE INDEX ix_labels_print_job_tenant_id_state_taken_at ON labels_print_job (tenant_id, state, taken_at)
;;
CREATE INDEX ix_labels_print_job_tenant_id_version_id ON labels_print_job (tenant_id, version_id)
;;
CREATE TABLE labels_scan_back (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	lot_id UUID NOT NULL,
	template_id UUID,
	codes TEXT[] NOT NULL,
	expected JSONB NOT NULL,
	found JSONB NOT NULL,
	mismatches TEXT[] NOT NULL,
	matched BOOLEAN NOT NULL,
	scanned_at TIMESTAMP WITH TIME ZONE NOT NULL,
	scanned_by TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_scan_back PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_labels_scan_back_tenant_id_lot_id_scanned_at ON labels_scan_back (tenant_id, lot_id, scanned_at)
;;
CREATE INDEX ix_labels_scan_back_tenant_id_template_id ON labels_scan_back (tenant_id, template_id)
;;
CREATE TABLE traceability_count_sheet (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	location_id UUID NOT NULL,
	state TEXT NOT NULL,
	blind BOOLEAN NOT NULL,
	opened_by TEXT NOT NULL,
	booked_at TIMESTAMP WITH TIME ZONE,
	booked_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_count_sheet PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_count_sheet_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_count_sheet_tenant_id_created_at_id ON traceability_count_sheet (tenant_id, created_at, id)
;;
CREATE INDEX ix_traceability_count_sheet_tenant_id_location_id ON traceability_count_sheet (tenant_id, location_id)
;;
CREATE UNIQUE INDEX uq_traceability_count_sheet_open ON traceability_count_sheet (tenant_id, location_id) WHERE state = 'open'
;;
CREATE TABLE traceability_genealogy_link (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	source_id UUID NOT NULL,
	target_id UUID NOT NULL,
	kind TEXT NOT NULL,
	quantity NUMERIC NOT NULL,
	order_id UUID,
	operation_id UUID,
	linked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_genealogy_link PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_genealogy_link_tenant_id_order_id ON traceability_genealogy_link (tenant_id, order_id)
;;
CREATE INDEX ix_traceability_genealogy_link_tenant_id_source_id_target_id ON traceability_genealogy_link (tenant_id, source_id, target_id)
;;
CREATE INDEX ix_traceability_genealogy_link_tenant_id_target_id_source_id ON traceability_genealogy_link (tenant_id, target_id, source_id)
;;
CREATE TABLE traceability_pack (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	parent_id UUID,
	location_id UUID,
	shipment_id UUID,
	state TEXT NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_pack PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_pack_tenant_id_number UNIQUE (tenant_id, number)
)
;;
CREATE INDEX ix_traceability_pack_tenant_id_created_at_id ON traceability_pack (tenant_id, created_at, id)
;;
CREATE INDEX ix_traceability_pack_tenant_id_location_id ON traceability_pack (tenant_id, location_id)
;;
CREATE INDEX ix_traceability_pack_tenant_id_parent_id ON traceability_pack (tenant_id, parent_id)
;;
CREATE INDEX ix_traceability_pack_tenant_id_shipment_id ON traceability_pack (tenant_id, shipment_id)
;;
CREATE TABLE traceability_reservation (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	lot_id UUID NOT NULL,
	location_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	used NUMERIC NOT NULL,
	holder_id UUID,
	device_id UUID,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	released_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_reservation PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_traceability_reservation_within CHECK (used >= 0 AND used <= quantity)
)
;;
CREATE INDEX ix_traceability_reservation_tenant_id_holder_id ON traceability_reservation (tenant_id, holder_id)
;;
CREATE INDEX ix_traceability_reservation_tenant_id_location_id ON traceability_reservation (tenant_id, location_id)
;;
CREATE INDEX ix_traceability_reservation_tenant_id_lot_id_location_id ON traceability_reservation (tenant_id, lot_id, location_id)
;;
CREATE INDEX ix_traceability_reservation_tenant_id_order_id ON traceability_reservation (tenant_id, order_id)
;;
CREATE TABLE traceability_substance_declaration (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	list_code TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	item_id UUID NOT NULL,
	supplier_id UUID,
	lot_id UUID,
	issuer TEXT,
	issued_on DATE NOT NULL,
	valid_until DATE,
	valid_sort DATE NOT NULL,
	sha256 TEXT,
	note TEXT,
	entered_by TEXT NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	withdrawn_by TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_substance_declaration PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_substance_declaration_tenant_id_issued_on_id ON traceability_substance_declaration (tenant_id, issued_on, id)
;;
CREATE INDEX ix_traceability_substance_declaration_tenant_id_item_id_96ed ON traceability_substance_declaration (tenant_id, item_id, list_code)
;;
CREATE INDEX ix_traceability_substance_declaration_tenant_id_lot_id ON traceability_substance_declaration (tenant_id, lot_id)
;;
CREATE INDEX ix_traceability_substance_declaration_tenant_id_supplier_id ON traceability_substance_declaration (tenant_id, supplier_id)
;;
CREATE INDEX ix_traceability_substance_declaration_tenant_id_valid_until_id ON traceability_substance_declaration (tenant_id, valid_until, id)
;;
CREATE TABLE traceability_tag_read (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	text TEXT NOT NULL,
	verdict TEXT NOT NULL,
	kind TEXT,
	thing_id UUID,
	location_id UUID,
	moved BOOLEAN NOT NULL,
	device_id UUID,
	read_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_tag_read PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_tag_read_tenant_id_location_id ON traceability_tag_read (tenant_id, location_id)
;;
CREATE INDEX ix_traceability_tag_read_tenant_id_read_at_id ON traceability_tag_read (tenant_id, read_at, id)
;;
CREATE INDEX ix_traceability_tag_read_tenant_id_thing_id ON traceability_tag_read (tenant_id, thing_id)
;;
CREATE TABLE equipment_tool_use (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	tool_id UUID NOT NULL,
	report_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_equipment_tool_use PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_equipment_tool_use_tenant_id_report_id_tool_id UNIQUE (tenant_id, report_id, tool_id)
)
;;
CREATE INDEX ix_equipment_tool_use_tenant_id_tool_id_used_at ON equipment_tool_use (tenant_id, tool_id, used_at)
;;
CREATE TABLE labels_print_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	job_id UUID NOT NULL,
	position INTEGER NOT NULL,
	template_id UUID NOT NULL,
	version INTEGER NOT NULL,
	subject_id UUID NOT NULL,
	subject TEXT NOT NULL,
	print_number INTEGER NOT NULL,
	values JSONB NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_labels_print_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_labels_print_line_tenant_id_job_id_position UNIQUE (tenant_id, job_id, position),
	CONSTRAINT uq_labels_print_line_tenant_id_template_id_subject_id_p_0271 UNIQUE (tenant_id, template_id, subject_id, print_number)
)
;;
CREATE INDEX ix_labels_print_line_tenant_id_subject_id ON labels_print_line (tenant_id, subject_id)
;;
CREATE TABLE traceability_consignment (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	location_id UUID NOT NULL,
	state TEXT NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
	sent_by TEXT NOT NULL,
	due_at TIMESTAMP WITH TIME ZONE NOT NULL,
	note TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_consignment PRIMARY KEY (tenant_id, id)
)
;;
CREATE INDEX ix_traceability_consignment_tenant_id_location_id ON traceability_consignment (tenant_id, location_id)
;;
CREATE INDEX ix_traceability_consignment_tenant_id_operation_id ON traceability_consignment (tenant_id, operation_id)
;;
CREATE INDEX ix_traceability_consignment_tenant_id_order_id ON traceability_consignment (tenant_id, order_id)
;;
CREATE INDEX ix_traceability_consignment_tenant_id_state_due_at_id ON traceability_consignment (tenant_id, state, due_at, id)
;;
CREATE TABLE traceability_count_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	sheet_id UUID NOT NULL,
	lot_id UUID NOT NULL,
	pack_id UUID,
	expected NUMERIC NOT NULL,
	counted NUMERIC,
	counted_at TIMESTAMP WITH TIME ZONE,
	counted_by TEXT,
	reason TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_count_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_count_line_tenant_id_sheet_id_lot_id_pack_id UNIQUE NULLS NOT DISTINCT (tenant_id, sheet_id, lot_id, pack_id)
)
;;
CREATE INDEX ix_traceability_count_line_tenant_id_lot_id ON traceability_count_line (tenant_id, lot_id)
;;
CREATE TABLE traceability_lot_balance (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	lot_id UUID NOT NULL,
	location_id UUID NOT NULL,
	order_id UUID,
	pack_id UUID,
	quantity NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_lot_balance PRIMARY KEY (tenant_id, id),
	CONSTRAINT uq_traceability_lot_balance_tenant_id_lot_id_location_i_23e7 UNIQUE NULLS NOT DISTINCT (tenant_id, lot_id, location_id, order_id, pack_id),
	CONSTRAINT ck_traceability_lot_balance_above_zero CHECK (quantity > 0)
)
;;
CREATE INDEX ix_traceability_lot_balance_tenant_id_location_id_lot_id ON traceability_lot_balance (tenant_id, location_id, lot_id)
;;
CREATE INDEX ix_traceability_lot_balance_tenant_id_order_id ON traceability_lot_balance (tenant_id, order_id)
;;
CREATE INDEX ix_traceability_lot_balance_tenant_id_pack_id ON traceability_lot_balance (tenant_id, pack_id)
;;
CREATE TABLE traceability_movement (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	lot_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	from_location_id UUID,
	to_location_id UUID,
	from_order_id UUID,
	to_order_id UUID,
	from_pack_id UUID,
	to_pack_id UUID,
	target_lot_id UUID,
	order_id UUID,
	operation_id UUID,
	report_id UUID,
	document_id UUID,
	work_unit_id UUID,
	actor_id UUID,
	actor_name TEXT NOT NULL,
	reason TEXT,
	reverses_id UUID,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_movement PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_traceability_movement_above_zero CHECK (quantity > 0)
)
;;
CREATE INDEX ix_traceability_movement_tenant_id_actor_id_occurred_at ON traceability_movement (tenant_id, actor_id, occurred_at)
;;
CREATE INDEX ix_traceability_movement_tenant_id_document_id ON traceability_movement (tenant_id, document_id)
;;
CREATE INDEX ix_traceability_movement_tenant_id_from_location_id ON traceability_movement (tenant_id, from_location_id)
;;
CREATE INDEX ix_traceability_movement_tenant_id_lot_id_occurred_at ON traceability_movement (tenant_id, lot_id, occurred_at)
;;
CREATE INDEX ix_traceability_movement_tenant_id_occurred_at_id ON traceability_movement (tenant_id, occurred_at, id)
;;
CREATE INDEX ix_traceability_movement_tenant_id_operation_id_occurred_at ON traceability_movement (tenant_id, operation_id, occurred_at)
;;
CREATE INDEX ix_traceability_movement_tenant_id_order_id_occurred_at ON traceability_movement (tenant_id, order_id, occurred_at)
;;
CREATE INDEX ix_traceability_movement_tenant_id_report_id ON traceability_movement (tenant_id, report_id)
;;
CREATE INDEX ix_traceability_movement_tenant_id_to_location_id ON traceability_movement (tenant_id, to_location_id)
;;
CREATE INDEX ix_traceability_movement_tenant_id_work_unit_id_occurred_at ON traceability_movement (tenant_id, work_unit_id, occurred_at)
;;
CREATE TABLE traceability_shortfall (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	order_id UUID NOT NULL,
	operation_id UUID NOT NULL,
	report_id UUID NOT NULL,
	item_id UUID NOT NULL,
	location_id UUID,
	target_lot_id UUID NOT NULL,
	quantity NUMERIC NOT NULL,
	settled NUMERIC NOT NULL,
	state TEXT NOT NULL,
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_shortfall PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_traceability_shortfall_within CHECK (settled >= 0 AND settled <= quantity)
)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_item_id ON traceability_shortfall (tenant_id, item_id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_location_id ON traceability_shortfall (tenant_id, location_id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_operation_id ON traceability_shortfall (tenant_id, operation_id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_order_id ON traceability_shortfall (tenant_id, order_id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_report_id ON traceability_shortfall (tenant_id, report_id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_state_occurred_at_id ON traceability_shortfall (tenant_id, state, occurred_at, id)
;;
CREATE INDEX ix_traceability_shortfall_tenant_id_target_lot_id ON traceability_shortfall (tenant_id, target_lot_id)
;;
CREATE TABLE traceability_substance_value (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	declaration_id UUID NOT NULL,
	substance TEXT NOT NULL,
	material TEXT NOT NULL,
	ppm NUMERIC NOT NULL,
	exemption TEXT,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_substance_value PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_traceability_substance_value_not_negative CHECK (ppm >= 0)
)
;;
CREATE INDEX ix_traceability_substance_value_tenant_id_declaration_id ON traceability_substance_value (tenant_id, declaration_id)
;;
CREATE TABLE traceability_consignment_line (
	tenant_id UUID NOT NULL,
	id UUID NOT NULL,
	consignment_id UUID NOT NULL,
	lot_id UUID NOT NULL,
	wip BOOLEAN NOT NULL,
	sent NUMERIC NOT NULL,
	back NUMERIC NOT NULL,
	lost NUMERIC NOT NULL,
	revision INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_traceability_consignment_line PRIMARY KEY (tenant_id, id),
	CONSTRAINT ck_traceability_consignment_line_within CHECK (back >= 0 AND lost >= 0 AND back + lost <= sent),
	CONSTRAINT uq_traceability_consignment_line_tenant_id_consignment__d8ce UNIQUE (tenant_id, consignment_id, lot_id)
)
;;
CREATE INDEX ix_traceability_consignment_line_tenant_id_lot_id ON traceability_consignment_line (tenant_id, lot_id)
-- section: keys
ALTER TABLE traceability_material_lot ADD CONSTRAINT fk_traceability_material_lot_tenant_id_receipt_id FOREIGN KEY(tenant_id, receipt_id) REFERENCES traceability_receipt (tenant_id, id)
;;
ALTER TABLE labels_version ADD CONSTRAINT fk_labels_version_tenant_id_template_id FOREIGN KEY(tenant_id, template_id) REFERENCES labels_template (tenant_id, id)
;;
ALTER TABLE traceability_epcis_event ADD CONSTRAINT fk_traceability_epcis_event_tenant_id_document_id FOREIGN KEY(tenant_id, document_id) REFERENCES traceability_epcis_document (tenant_id, id)
;;
ALTER TABLE traceability_recall_act ADD CONSTRAINT fk_traceability_recall_act_tenant_id_recall_id FOREIGN KEY(tenant_id, recall_id) REFERENCES traceability_recall (tenant_id, id)
;;
ALTER TABLE traceability_recall_task ADD CONSTRAINT fk_traceability_recall_task_tenant_id_recall_id FOREIGN KEY(tenant_id, recall_id) REFERENCES traceability_recall (tenant_id, id)
;;
ALTER TABLE traceability_receipt ADD CONSTRAINT fk_traceability_receipt_tenant_id_supplier_id FOREIGN KEY(tenant_id, supplier_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE traceability_shipment ADD CONSTRAINT fk_traceability_shipment_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE labels_agent ADD CONSTRAINT fk_labels_agent_tenant_id_token_id FOREIGN KEY(tenant_id, token_id) REFERENCES identity_api_token (tenant_id, id)
;;
ALTER TABLE labels_item ADD CONSTRAINT fk_labels_item_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE labels_item ADD CONSTRAINT fk_labels_item_tenant_id_template_id FOREIGN KEY(tenant_id, template_id) REFERENCES labels_template (tenant_id, id)
;;
ALTER TABLE labels_serial_issue ADD CONSTRAINT fk_labels_serial_issue_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE labels_serial_range ADD CONSTRAINT fk_labels_serial_range_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_device_identifier ADD CONSTRAINT fk_traceability_device_identifier_tenant_id_contains_id FOREIGN KEY(tenant_id, contains_id) REFERENCES traceability_device_identifier (tenant_id, id)
;;
ALTER TABLE traceability_device_identifier ADD CONSTRAINT fk_traceability_device_identifier_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_epcis_name ADD CONSTRAINT fk_traceability_epcis_name_tenant_id_event_id FOREIGN KEY(tenant_id, event_id) REFERENCES traceability_epcis_event (tenant_id, id)
;;
ALTER TABLE traceability_shipment_line ADD CONSTRAINT fk_traceability_shipment_line_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_shipment_line ADD CONSTRAINT fk_traceability_shipment_line_tenant_id_shipment_id FOREIGN KEY(tenant_id, shipment_id) REFERENCES traceability_shipment (tenant_id, id)
;;
ALTER TABLE traceability_substance_policy ADD CONSTRAINT fk_traceability_substance_policy_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE labels_agent_presence ADD CONSTRAINT fk_labels_agent_presence_tenant_id_id FOREIGN KEY(tenant_id, id) REFERENCES labels_agent (tenant_id, id)
;;
ALTER TABLE labels_issued_serial ADD CONSTRAINT fk_labels_issued_serial_tenant_id_issue_id FOREIGN KEY(tenant_id, issue_id) REFERENCES labels_serial_issue (tenant_id, id)
;;
ALTER TABLE labels_issued_serial ADD CONSTRAINT fk_labels_issued_serial_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE labels_printer ADD CONSTRAINT fk_labels_printer_tenant_id_agent_id FOREIGN KEY(tenant_id, agent_id) REFERENCES labels_agent (tenant_id, id)
;;
ALTER TABLE masterdata_bom_output ADD CONSTRAINT fk_masterdata_bom_output_tenant_id_bom_id FOREIGN KEY(tenant_id, bom_id) REFERENCES masterdata_bom (tenant_id, id)
;;
ALTER TABLE masterdata_bom_output ADD CONSTRAINT fk_masterdata_bom_output_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE masterdata_storage_location ADD CONSTRAINT fk_masterdata_storage_location_tenant_id_area_id FOREIGN KEY(tenant_id, area_id) REFERENCES masterdata_area (tenant_id, id)
;;
ALTER TABLE masterdata_storage_location ADD CONSTRAINT fk_masterdata_storage_location_tenant_id_partner_id FOREIGN KEY(tenant_id, partner_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE masterdata_storage_location ADD CONSTRAINT fk_masterdata_storage_location_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES masterdata_site (tenant_id, id)
;;
ALTER TABLE masterdata_storage_location ADD CONSTRAINT fk_masterdata_storage_location_tenant_id_work_center_id FOREIGN KEY(tenant_id, work_center_id) REFERENCES masterdata_work_center (tenant_id, id)
;;
ALTER TABLE equipment_tool ADD CONSTRAINT fk_equipment_tool_tenant_id_work_unit_id FOREIGN KEY(tenant_id, work_unit_id) REFERENCES masterdata_work_unit (tenant_id, id)
;;
ALTER TABLE labels_print_job ADD CONSTRAINT fk_labels_print_job_tenant_id_agent_id FOREIGN KEY(tenant_id, agent_id) REFERENCES labels_agent (tenant_id, id)
;;
ALTER TABLE labels_print_job ADD CONSTRAINT fk_labels_print_job_tenant_id_printer_id FOREIGN KEY(tenant_id, printer_id) REFERENCES labels_printer (tenant_id, id)
;;
ALTER TABLE labels_print_job ADD CONSTRAINT fk_labels_print_job_tenant_id_version_id FOREIGN KEY(tenant_id, version_id) REFERENCES labels_version (tenant_id, id)
;;
ALTER TABLE labels_scan_back ADD CONSTRAINT fk_labels_scan_back_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE labels_scan_back ADD CONSTRAINT fk_labels_scan_back_tenant_id_template_id FOREIGN KEY(tenant_id, template_id) REFERENCES labels_template (tenant_id, id)
;;
ALTER TABLE traceability_count_sheet ADD CONSTRAINT fk_traceability_count_sheet_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_genealogy_link ADD CONSTRAINT fk_traceability_genealogy_link_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_genealogy_link ADD CONSTRAINT fk_traceability_genealogy_link_tenant_id_source_id FOREIGN KEY(tenant_id, source_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_genealogy_link ADD CONSTRAINT fk_traceability_genealogy_link_tenant_id_target_id FOREIGN KEY(tenant_id, target_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_pack ADD CONSTRAINT fk_traceability_pack_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_pack ADD CONSTRAINT fk_traceability_pack_tenant_id_parent_id FOREIGN KEY(tenant_id, parent_id) REFERENCES traceability_pack (tenant_id, id)
;;
ALTER TABLE traceability_pack ADD CONSTRAINT fk_traceability_pack_tenant_id_shipment_id FOREIGN KEY(tenant_id, shipment_id) REFERENCES traceability_shipment (tenant_id, id)
;;
ALTER TABLE traceability_reservation ADD CONSTRAINT fk_traceability_reservation_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_reservation ADD CONSTRAINT fk_traceability_reservation_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_reservation ADD CONSTRAINT fk_traceability_reservation_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_substance_declaration ADD CONSTRAINT fk_traceability_substance_declaration_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_substance_declaration ADD CONSTRAINT fk_traceability_substance_declaration_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_substance_declaration ADD CONSTRAINT fk_traceability_substance_declaration_tenant_id_supplier_id FOREIGN KEY(tenant_id, supplier_id) REFERENCES masterdata_partner (tenant_id, id)
;;
ALTER TABLE traceability_tag_read ADD CONSTRAINT fk_traceability_tag_read_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE equipment_tool_use ADD CONSTRAINT fk_equipment_tool_use_tenant_id_tool_id FOREIGN KEY(tenant_id, tool_id) REFERENCES equipment_tool (tenant_id, id)
;;
ALTER TABLE labels_print_line ADD CONSTRAINT fk_labels_print_line_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES labels_print_job (tenant_id, id)
;;
ALTER TABLE labels_print_line ADD CONSTRAINT fk_labels_print_line_tenant_id_template_id FOREIGN KEY(tenant_id, template_id) REFERENCES labels_template (tenant_id, id)
;;
ALTER TABLE traceability_consignment ADD CONSTRAINT fk_traceability_consignment_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_consignment ADD CONSTRAINT fk_traceability_consignment_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE traceability_consignment ADD CONSTRAINT fk_traceability_consignment_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_count_line ADD CONSTRAINT fk_traceability_count_line_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_count_line ADD CONSTRAINT fk_traceability_count_line_tenant_id_sheet_id FOREIGN KEY(tenant_id, sheet_id) REFERENCES traceability_count_sheet (tenant_id, id)
;;
ALTER TABLE traceability_lot_balance ADD CONSTRAINT fk_traceability_lot_balance_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_lot_balance ADD CONSTRAINT fk_traceability_lot_balance_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_lot_balance ADD CONSTRAINT fk_traceability_lot_balance_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_lot_balance ADD CONSTRAINT fk_traceability_lot_balance_tenant_id_pack_id FOREIGN KEY(tenant_id, pack_id) REFERENCES traceability_pack (tenant_id, id)
;;
ALTER TABLE traceability_movement ADD CONSTRAINT fk_traceability_movement_tenant_id_from_location_id FOREIGN KEY(tenant_id, from_location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_movement ADD CONSTRAINT fk_traceability_movement_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_movement ADD CONSTRAINT fk_traceability_movement_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE traceability_movement ADD CONSTRAINT fk_traceability_movement_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_movement ADD CONSTRAINT fk_traceability_movement_tenant_id_to_location_id FOREIGN KEY(tenant_id, to_location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_shortfall ADD CONSTRAINT fk_traceability_shortfall_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES masterdata_item (tenant_id, id)
;;
ALTER TABLE traceability_shortfall ADD CONSTRAINT fk_traceability_shortfall_tenant_id_location_id FOREIGN KEY(tenant_id, location_id) REFERENCES masterdata_storage_location (tenant_id, id)
;;
ALTER TABLE traceability_shortfall ADD CONSTRAINT fk_traceability_shortfall_tenant_id_operation_id FOREIGN KEY(tenant_id, operation_id) REFERENCES orders_operation (tenant_id, id)
;;
ALTER TABLE traceability_shortfall ADD CONSTRAINT fk_traceability_shortfall_tenant_id_order_id FOREIGN KEY(tenant_id, order_id) REFERENCES orders_production_order (tenant_id, id)
;;
ALTER TABLE traceability_shortfall ADD CONSTRAINT fk_traceability_shortfall_tenant_id_target_lot_id FOREIGN KEY(tenant_id, target_lot_id) REFERENCES traceability_material_lot (tenant_id, id)
;;
ALTER TABLE traceability_substance_value ADD CONSTRAINT fk_traceability_substance_value_tenant_id_declaration_id FOREIGN KEY(tenant_id, declaration_id) REFERENCES traceability_substance_declaration (tenant_id, id)
;;
ALTER TABLE traceability_consignment_line ADD CONSTRAINT fk_traceability_consignment_line_tenant_id_consignment_id FOREIGN KEY(tenant_id, consignment_id) REFERENCES traceability_consignment (tenant_id, id)
;;
ALTER TABLE traceability_consignment_line ADD CONSTRAINT fk_traceability_consignment_line_tenant_id_lot_id FOREIGN KEY(tenant_id, lot_id) REFERENCES traceability_material_lot (tenant_id, id)
-- section: grants
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_template TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_code_setting TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_epcis_document TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_recall TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_recall_setting TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_substance TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_substance_exemption TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_version TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_epcis_event TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_recall_act TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_recall_task TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_receipt TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_shipment TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_agent TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_item TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_serial_issue TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_serial_range TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_device_identifier TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_epcis_name TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_shipment_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_substance_policy TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_agent_presence TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_issued_serial TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_printer TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_bom_output TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON masterdata_storage_location TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON equipment_tool TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_print_job TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_scan_back TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_count_sheet TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_genealogy_link TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_pack TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_reservation TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_substance_declaration TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_tag_read TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON equipment_tool_use TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON labels_print_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_consignment TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_count_line TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_lot_balance TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_movement TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_shortfall TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_substance_value TO lotline_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON traceability_consignment_line TO lotline_app
