import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { t } from "@/packages/i18n";

/** Opens beside the list, which stays usable; Esc closes and the focus goes back where it was. */
export function SidePanel({ title, onClose, children, foot }: { title: ReactNode; onClose: () => void; children: ReactNode; foot?: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    panel.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || document.querySelector(".ant-modal-wrap:not([style*='none'])")) return;
      event.preventDefault();
      close.current();
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
      if (before?.isConnected) before.focus();
    };
  }, []);
  return (
    <aside className="panel" ref={panel} tabIndex={-1} aria-label={typeof title === "string" ? title : undefined}>
      <header>
        <h2 className="sentence">{title}</h2>
        <button type="button" className="btn ghost icon" onClick={onClose} aria-label={t("kit.close")}><IconX size={18} stroke={1.75} /></button>
      </header>
      <div className="panel-body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </aside>
  );
}
