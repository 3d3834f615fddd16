import { type ButtonHTMLAttributes, type InputHTMLAttributes, type ReactNode, useId } from "react";
import { problemText, t } from "@/packages/i18n";
import type { Refusal } from "../model/doors";

export function problemWords(problem: Refusal): string {
  return problem.code === "infra.unreachable" ? t("error.unavailable") : problemText({ ...problem, params: problem.params ?? {} });
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: "primary" | "quiet" };

export function Button({ tone, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={["btn", tone, className].filter(Boolean).join(" ")} {...rest} />;
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: ReactNode; error?: string | null; change: (value: string) => void; beside?: ReactNode };

/** Label above; what is wrong with it stands below and stays. */
export function Field({ label, hint, error, change, beside, ...rest }: FieldProps) {
  const id = useId();
  const said = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="beside">
        <input id={id} aria-describedby={said} aria-invalid={error ? true : undefined} onChange={(event) => change(event.target.value)} autoCapitalize="none" autoCorrect="off" spellCheck={false} {...rest} />
        {beside}
      </div>
      {error ? (
        <p id={`${id}-error`} className="wrong" role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export function Trouble({ text, again }: { text: string; again?: () => void }) {
  return (
    <div className="trouble" role="alert">
      <p>{text}</p>
      {again && <Button onClick={again}>{t("p.again")}</Button>}
    </div>
  );
}

/** A picture of a code comes from our own server as SVG text. */
export function Picture({ svg, label }: { svg: string; label: string }) {
  return <img className="qr" src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={label} width={208} height={208} />;
}

export function Tick() {
  return (
    <svg className="tick" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M5.8 10.3l2.8 2.8 5.6-6" fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
