import { useState, type ReactNode } from "react";
import { HandoverDetailDocument, HandoversDocument, HandOverShiftDocument, PrepareHandoverDocument, TakeOverShiftDocument, type HandoverDetailQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { HAND_OVER } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { HandoverState, Signer } from "./HandoversPage";
import { lasting } from "./words";

type Handover = NonNullable<HandoverDetailQuery["shiftHandover"]>;
type Line = Record<string, string | number | null>;
type Contents = Record<"output" | "scrap" | "stops" | "andons" | "holds" | "missing", Line[]>;

/** One handover on one sheet: readable on paper, signed by two. */
export default function HandoverPage({ id = "" }: { id?: string }) {
  const query = useRead(HandoverDetailDocument, { id });
  const renew = useRenew(HandoverDetailDocument, HandoversDocument);
  useFacts((fact) => fact.name.startsWith("reporting.shift_") && renew());
  return (
    <div className="page scrolls">
      <nav className="crumb handover-crumb" aria-label={t("handover.crumb")}><a href={href("/handovers")}>{t("handover.title")}</a></nav>
      <Loaded query={query} what={t("handover.title")} rows={10} whole>
        {({ shiftHandover }) => (shiftHandover ? <Sheet handover={shiftHandover} onDone={renew} /> : (
          <Note whole title={t("handover.gone")} acts={<a className="btn" href={href("/handovers")}>{t("handover.to_list")}</a>}>{t("handover.gone_why")}</Note>
        ))}
      </Loaded>
    </div>
  );
}

const text = (line: Line, key: string): string => String(line[key] ?? "");
const word = (line: Line, key = "name"): string => named({ zh: text(line, `${key}_zh`), en: text(line, `${key}_en`) });

function Sheet({ handover, onDone }: { handover: Handover; onDone: () => void }) {
  const contents = handover.contents as unknown as Contents;
  const filled = new Date(handover.filledAt).getTime();
  return (
    <article className="handover-sheet">
      <Head title={t("handover.of", { area: named(handover.area.name), shift: named(handover.shift), day: handover.shiftDay })} figures={<HandoverState state={handover.state} />} acts={<Acts handover={handover} onDone={onDone} />} />
      <p className="muted sm">{t(handover.outgoingAt ? "handover.as_signed" : "handover.as_filled", { at: absolute(handover.filledAt) })}</p>
      {handover.note && <section><h2>{t("handover.note")}</h2><p className="handover-note">{handover.note}</p></section>}
      <Part name="output" lines={contents.output} heads={["order.number", "operation.name", "report.good", "order.scrap", "report.rework"]} numbers={3}>
        {(line) => [text(line, "number"), word(line), `${quantity(text(line, "good"))} ${unitName(text(line, "unit"))}`, quantity(text(line, "scrap")), quantity(text(line, "rework"))]}
      </Part>
      <Part name="scrap" lines={contents.scrap} heads={["report.reason", "order.scrap", "report.rework"]} numbers={2}>
        {(line) => [word(line), quantity(text(line, "scrap")), quantity(text(line, "rework"))]}
      </Part>
      <Part name="stops" lines={contents.stops} heads={["downtime.unit", "report.reason", "downtime.from", "downtime.length"]} numbers={1}>
        {(line) => [word(line, "unit"), word(line), absolute(text(line, "started_at")), `${lasting((line.ended_at ? new Date(text(line, "ended_at")).getTime() : filled) - new Date(text(line, "started_at")).getTime())}${line.ended_at ? "" : ` ${t("downtime.state.open")}`}`]}
      </Part>
      <Part name="andons" lines={contents.andons} heads={["andon.what", "andon.caller", "report.note", "downtime.from"]}>
        {(line) => [t(`andon.kind.${text(line, "kind")}`), text(line, "called_by"), text(line, "note"), absolute(text(line, "called_at"))]}
      </Part>
      <Part name="holds" lines={contents.holds} heads={["order.number", "report.reason", "report.note", "report.who"]}>
        {(line) => [text(line, "number"), word(line), text(line, "note"), text(line, "placed_by")]}
      </Part>
      <Part name="missing" lines={contents.missing} heads={["missing.subject", "missing.why_title"]}>
        {(line) => [text(line, "user_name") || word(line), t(`missing.why.${text(line, "why")}`)]}
      </Part>
      {handover.incomingNote && <section><h2>{t("handover.incoming_note")}</h2><p className="handover-note">{handover.incomingNote}</p></section>}
      <dl className="pairs handover-signers">
        <dt>{t("handover.outgoing")}</dt><dd><Signer name={handover.outgoingBy} at={handover.outgoingAt} /></dd>
        <dt>{t("handover.incoming")}</dt><dd><Signer name={handover.incomingBy} at={handover.incomingAt} /></dd>
      </dl>
    </article>
  );
}

interface PartProps { name: keyof Contents; lines: Line[]; heads: string[]; /** so many columns at the right are numbers */ numbers?: number; children: (line: Line) => ReactNode[] }

function Part({ name, lines, heads, numbers = 0, children }: PartProps) {
  const side = (at: number): string => (at >= heads.length - numbers ? "num" : "");
  return (
    <section>
      <h2>{t(`handover.part.${name}`)} <span className="muted">{count(lines.length)}</span></h2>
      {lines.length === 0 ? <p className="muted sm">{t(`handover.none.${name}`)}</p> : (
        <div className="table-scroll">
          <table className="table handover-table" aria-label={t(`handover.part.${name}`)}>
            <thead><tr>{heads.map((head, at) => <th key={head} scope="col" className={side(at)}>{t(head)}</th>)}</tr></thead>
            <tbody>{lines.map((line, row) => <tr key={row}>{children(line).map((cell, at) => <td key={at} className={side(at)}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Acts({ handover, onDone }: { handover: Handover; onDone: () => void }) {
  const { can, me } = useSession();
  const [signing, setSigning] = useState<"out" | "in" | null>(null);
  const refill = useCommand(PrepareHandoverDocument, (reply) => reply.prepareHandover);
  const mayOut = can(HAND_OVER) && handover.state === "draft";
  const mayIn = can(HAND_OVER) && handover.state === "handed_over" && handover.outgoingId !== me.id;
  return (
    <>
      <button type="button" className="btn" onClick={() => print()}>{t("handover.print")}</button>
      {mayOut && <button type="button" className="btn" disabled={refill.isPending} onClick={() => refill.mutate({ input: { areaId: handover.areaId, shiftId: handover.shiftId, shiftDay: handover.shiftDay } }, { onSuccess: onDone })}>{t("handover.refill")}</button>}
      {mayOut && <button type="button" className="btn primary" onClick={() => setSigning("out")}>{t("handover.hand_over")}</button>}
      {mayIn && <button type="button" className="btn primary" onClick={() => setSigning("in")}>{t("handover.take_over")}</button>}
      <Refused error={refill.error} />
      {signing && <SignDialog handover={handover} side={signing} onClose={() => setSigning(null)} onDone={() => { setSigning(null); onDone(); }} />}
    </>
  );
}

function SignDialog({ handover, side, onClose, onDone }: { handover: Handover; side: "out" | "in"; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = useState(side === "out" ? handover.note ?? "" : "");
  const out = useCommand(HandOverShiftDocument, (reply) => reply.handOverShift);
  const take = useCommand(TakeOverShiftDocument, (reply) => reply.takeOverShift);
  const input = { handoverId: handover.id, note: note.trim() || null };
  const submit = (): void => (side === "out" ? out.mutate({ input }, { onSuccess: onDone }) : take.mutate({ input }, { onSuccess: onDone }));
  return (
    <Dialog open title={t(`handover.sign_title.${side}`)} submit={t(side === "out" ? "handover.hand_over" : "handover.take_over")} busy={out.isPending || take.isPending} error={out.error ?? take.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`handover.sign_effect.${side}`, { area: named(handover.area.name), shift: named(handover.shift), day: handover.shiftDay })}</p>
      <Field id="sign-note" label={t("report.note")} optional>
        <textarea id="sign-note" className="input" rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
