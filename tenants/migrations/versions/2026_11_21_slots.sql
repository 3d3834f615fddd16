-- section: changes

ALTER TABLE scheduling_slot DROP CONSTRAINT fk_scheduling_slot_tenant_id_operation_id
;;

-- section: tables

-- section: keys

-- section: grants
