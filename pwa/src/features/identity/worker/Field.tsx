import { type InputHTMLAttributes, useId } from "react";

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; change: (value: string) => void };

export function Field({ label, hint, change, ...rest }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => change(event.target.value)} autoCapitalize="none" autoCorrect="off" spellCheck={false} {...rest} />
      {hint && (
        <span id={`${id}-hint`} className="s16 c-t2">
          {hint}
        </span>
      )}
    </div>
  );
}
