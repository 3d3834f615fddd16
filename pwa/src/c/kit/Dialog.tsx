import { IconX } from "@tabler/icons-react";
import { Modal } from "antd";
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { formKeys } from "./formKeys";
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

// inside the app: when the session ends, the dialog hides with its page and keeps what was typed
const insideApp = (): HTMLElement => document.querySelector<HTMLElement>(".app") ?? document.body;

/** A confirmation that repeats object and effect. Enter in the last field moves on, Ctrl Enter submits, Esc closes. */
export function Dialog(props: DialogProps) {
  useFocusBack();
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!props.busy && !props.disabled) props.onSubmit();
  };
  return (
    <Modal open={props.open} title={props.title} footer={null} onCancel={props.onClose} width={props.width ?? 480} destroyOnHidden centered closable={{ closeIcon: <IconX size={18} stroke={1.75} aria-hidden="true" />, "aria-label": t("kit.close") }} getContainer={insideApp}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
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

/** The dialog leaves with its page part, before antd could hand the focus back. */
function useFocusBack(): void {
  const before = useRef(document.activeElement as HTMLElement | null);
  useEffect(() => {
    const target = before.current;
    return () => { setTimeout(() => target?.isConnected && target.focus(), 0); };
  }, []);
}
