import { Modal } from "antd";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { t } from "@/packages/i18n";
import { Refused } from "./states";

interface DialogProps {
  open: boolean;
  title: string;
  /** The button says the result: "冻结 MO-1012". */
  submit: string;
  busy?: boolean;
  danger?: boolean;
  disabled?: boolean;
  error?: unknown;
  width?: number;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A confirmation that repeats object and effect. Enter in the last field moves on, Ctrl Enter submits, Esc closes. */
export function Dialog(props: DialogProps) {
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!props.busy && !props.disabled) props.onSubmit();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <Modal open={props.open} title={props.title} footer={null} onCancel={props.onClose} width={props.width ?? 480} destroyOnHidden centered>
      <form onSubmit={submit} onKeyDown={onKey} noValidate>
        {props.children}
        <Refused error={props.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={props.onClose}>{t("kit.cancel")}</button>
          <button type="submit" className={`btn primary ${props.danger ? "danger" : ""}`} disabled={props.busy || props.disabled}>
            {props.busy ? t("kit.sending") : props.submit}
          </button>
        </div>
      </form>
    </Modal>
  );
}
