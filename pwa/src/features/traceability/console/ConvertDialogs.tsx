import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { MergeChoicesDocument, MergeLotsDocument, RegradeLotDocument, RelabelLotDocument, SplitLotDocument, type MergeChoicesQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { ItemPick, type ItemChoice } from "@/features/masterdata/console/ItemPick";
import { QuantityField, ReasonField, TakenFields, TakenPlace, useTaken, type LotFull } from "./LotDialogs";
import { isAbove, minus } from "./model/amounts";
import { isQuantity, mergeOf, splitOf } from "./model/convert";
import { isLotNumber } from "./model/receipt";
import { amount, placeName } from "./parts";
import { LocationPick, useLocation } from "./Picks";
import { refusedNumber } from "./refusals";

export type ConvertAct = "split" | "merge" | "regrade" | "relabel";
/** `onDone`: with the lot that came of it, when the old one is not the one to look at any more. */
interface Props { lot: LotFull; onClose: () => void; onDone: (made?: string) => void }

export function ConvertDialog({ act, ...props }: Props & { act: ConvertAct }) {
  if (act === "split") return <Split {...props} />;
  if (act === "merge") return <Merge {...props} />;
  if (act === "regrade") return <Regrade {...props} />;
  return <Relabel {...props} />;
}

/** What is wrong with a wanted number before the server sees it; none is right, the server makes one. */
const numberWrong = (number: string): string | null => (number.trim() && !isLotNumber(number) ? t("receipt.number_wrong") : null);

function NumberField({ id, value, wrong, onChange }: { id: string; value: string; wrong: string | null; onChange: (value: string) => void }) {
  return (
    <Field id={id} label={t("lot.new_number")} optional wrong={wrong} hint={t("lot.new_number_hint")}>
      <input id={id} className="input" maxLength={60} value={value} aria-invalid={wrong ? true : undefined} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

const Effect = ({ children }: { children: ReactNode }) => <div className="status-effect" role="status">{children}</div>;

function Signs({ meaning }: { meaning: string }) {
  const { me } = useSession();
  return <p className="sm muted">{t("status.signs", { name: me.name, meaning })}</p>;
}

interface Part { key: number; quantity: string; number: string }
const MOST_PARTS = 200;

function Split({ lot, onClose, onDone }: Props) {
  const taken = useTaken(lot);
  const [parts, setParts] = useState<Part[]>([{ key: 0, quantity: "", number: "" }]);
  const [tried, setTried] = useState(false);
  const command = useCommand(SplitLotDocument, (reply) => reply.splitLot);
  const there = taken.here?.quantity ?? "0";
  const { total, left, over } = splitOf(parts, there);
  const complete = parts.every((each) => isQuantity(each.quantity));
  const refused = refusedNumber(command.error);
  const put = (key: number, change: Partial<Part>): void => setParts((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const submit = (): void => {
    setTried(true);
    if (!taken.here || !complete || over || parts.some((each) => numberWrong(each.number))) return;
    command.mutate({ input: { lotId: lot.id, locationId: taken.at, parts: parts.map((each) => ({ quantity: each.quantity, number: each.number.trim() || null })) } }, { onSuccess: () => onDone() });
  };
  return (
    <Dialog open width={560} title={t("lot.split_title", { number: lot.number })} submit={t("lot.split_submit", { n: parts.length })} busy={command.isPending} error={refused ? null : command.error} onSubmit={submit} onClose={onClose}>
      <TakenPlace lot={lot} taken={taken} tried={tried} />
      {parts.map((part, at) => (
        <fieldset key={part.key} className="mat-part">
          <legend>{t("lot.split_part_n", { n: count(at + 1) })}{parts.length > 1 && <button type="button" className="btn ghost icon" aria-label={t("lot.split_remove", { n: count(at + 1) })} onClick={() => setParts((all) => all.filter((each) => each.key !== part.key))}><IconX size={16} stroke={1.75} /></button>}</legend>
          <QuantityField id={`part-quantity-${part.key}`} label={t("mat.quantity")} unit={lot.unit} value={part.quantity} wrong={tried && !isQuantity(part.quantity) ? t("mat.quantity_wrong") : null} onChange={(quantity) => put(part.key, { quantity })} />
          <NumberField id={`part-number-${part.key}`} value={part.number} wrong={tried ? numberWrong(part.number) ?? (part.number.trim() ? refusedNumber(command.error, part.number) : null) : null} onChange={(number) => put(part.key, { number })} />
        </fieldset>
      ))}
      <p className="mat-after"><button type="button" className="btn" disabled={parts.length >= MOST_PARTS} onClick={() => setParts((all) => [...all, { key: Math.max(...all.map((each) => each.key)) + 1, quantity: "", number: "" }])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("lot.split_add")}</button></p>
      {taken.here && over && <div className="inline-problem" role="alert">{t("lot.split_over", { there: amount(there, lot.unit), over: amount(over, lot.unit) })}</div>}
      {taken.here && !over && isAbove(total) && <Effect>{t("lot.split_result", { n: parts.length, total: amount(total, lot.unit), number: lot.number, left: amount(left, lot.unit) })} {t("lot.split_why")}</Effect>}
    </Dialog>
  );
}

type Choice = MergeChoicesQuery["stock"]["nodes"][number];

/** What may be merged is one thing: the server refuses what differs, the list does not offer it. */
const fits = (lot: LotFull, each: Choice): boolean => each.lot.id !== lot.id && !each.packId && !each.order && each.lot.kind !== "piece" && each.lot.unit === lot.unit && (each.lot.grade ?? null) === (lot.grade ?? null);

function Merge({ lot, onClose, onDone }: Props) {
  const taken = useTaken(lot);
  const query = useRead(MergeChoicesDocument, { filter: { itemId: lot.item.id, states: [lot.state], issued: false } });
  const [into, setInto] = useState<"this" | "new">("this");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [to, setTo] = useState<string | null>(taken.free[0]?.location.id ?? null);
  const [number, setNumber] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(MergeLotsDocument, (reply) => reply.mergeLots);
  const place = useLocation(to);
  const choices = query.data?.stock.nodes.filter((each) => fits(lot, each)) ?? [];
  const others = choices.filter((each) => chosen.includes(each.id));
  const own = into === "new" && taken.here ? [taken.here] : [];
  const made = mergeOf([...others, { quantity: into === "this" ? lot.onHand : own[0]?.quantity ?? "0", lot }]);
  const refused = refusedNumber(command.error);
  const missing = others.length === 0 ? t("lot.merge_missing") : null;
  const submit = (): void => {
    setTried(true);
    if (missing || !to || (into === "new" && (!taken.here || numberWrong(number)))) return;
    const sources = [...own.map((each) => ({ lotId: lot.id, locationId: each.location.id })), ...others.map((each) => ({ lotId: each.lot.id, locationId: each.location?.id ?? null }))];
    command.mutate({ input: { sources, locationId: to, intoId: into === "this" ? lot.id : null, number: into === "new" ? number.trim() || null : null } }, { onSuccess: (target) => onDone(target.id) });
  };
  const toggle = (id: string): void => setChosen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]));
  return (
    <Dialog open width={560} title={t("lot.merge_title", { number: lot.number })} submit={others.length === 0 ? t("lot.act.merge") : t("lot.merge_submit", { n: others.length + 1 })} busy={command.isPending} disabled={query.isSuccess && choices.length === 0} error={refused ? null : command.error} onSubmit={submit} onClose={onClose}>
      <Field id="merge-into" label={t("lot.merge_into")}>
        <Pills name="merge-into" label={t("lot.merge_into")} value={into} options={[{ value: "this", label: t("lot.merge_into_this", { number: lot.number }) }, { value: "new", label: t("lot.merge_into_new") }]} onChange={(value) => setInto(value as "this" | "new")} />
      </Field>
      {into === "new" && <TakenPlace lot={lot} taken={taken} tried={tried} />}
      <div className="field">
        <span className="label" id="merge-with">{t("lot.merge_with")}</span>
        <Loaded query={query} what={t("lot.merge_with")} rows={3}>
          {({ stock }) => choices.length === 0 ? <p className="muted">{t("lot.merge_none")}</p> : (
            <div role="group" aria-labelledby="merge-with" className="mat-choices">
              {choices.map((each) => (
                <label key={each.id} className="check-line"><input type="checkbox" checked={chosen.includes(each.id)} onChange={() => toggle(each.id)} />
                  <span><b className="strong">{each.lot.number}</b> {amount(each.quantity, lot.unit)}<small>{each.location && placeName(each.location)}{each.lot.expiresOn && ` ${t("om.expires", { day: each.lot.expiresOn })}`}</small></span>
                </label>
              ))}
              {stock.pageInfo.total > stock.nodes.length && <p className="hint">{t("lot.merge_more", { n: count(stock.nodes.length) })}</p>}
            </div>
          )}
        </Loaded>
        {tried && missing && choices.length > 0 && <div className="wrong" role="alert">{missing}</div>}
      </div>
      <Field id="merge-to" label={t("lot.merge_place")} wrong={tried && !to ? t("mat.place_missing") : null}><LocationPick id="merge-to" label={t("lot.merge_place")} value={to} invalid={tried && !to} onPick={setTo} /></Field>
      {into === "new" && <NumberField id="merge-number" value={number} wrong={tried ? numberWrong(number) ?? refused : null} onChange={setNumber} />}
      {others.length > 0 && place && (
        <Effect>
          {into === "this" ? t("lot.merge_result_this", { n: amount(mergeOf(others).total, lot.unit), number: lot.number, total: amount(made.total, lot.unit), place: placeName(place) }) : t("lot.merge_result", { number: number.trim() || t("lot.next_number"), total: amount(made.total, lot.unit), place: placeName(place) })}
          {" "}{made.expiresOn ? t("lot.merge_expires", { day: made.expiresOn }) : t("lot.merge_no_expiry")}
        </Effect>
      )}
    </Dialog>
  );
}

function Regrade({ lot, onClose, onDone }: Props) {
  const taken = useTaken(lot);
  const [what, setWhat] = useState<"grade" | "item">("grade");
  const [grade, setGrade] = useState("");
  const [item, setItem] = useState<ItemChoice | null>(null);
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(RegradeLotDocument, (reply) => reply.regradeLot);
  const refused = refusedNumber(command.error);
  const wrong = what === "grade"
    ? grade.trim() && grade.trim() !== lot.grade ? null : t("lot.regrade_grade_missing")
    : item && item.id !== lot.item.id && item.unit === lot.unit ? null : t("lot.regrade_item_missing");
  const submit = (): void => {
    setTried(true);
    if (!taken.here || taken.wrong || wrong || numberWrong(number) || !reason.trim()) return;
    const to = what === "grade" ? { grade: grade.trim() } : { grade: lot.grade, itemId: item?.id };
    command.mutate({ input: { lotId: lot.id, ...to, quantity: taken.value, locationId: taken.at, number: number.trim() || null, reason: reason.trim() } }, { onSuccess: (target) => onDone(target.id) });
  };
  const said = what === "grade" ? { was: lot.grade ?? t("lot.no_grade"), now: grade.trim() } : { was: `${named(lot.item.name)} ${lot.item.code}`, now: item ? `${named(item.name)} ${item.code}` : "" };
  return (
    <Dialog open title={t("lot.regrade_title", { number: lot.number })} submit={t("lot.regrade_submit", { n: isQuantity(taken.value) ? amount(taken.value, lot.unit) : "" })} busy={command.isPending} error={refused ? null : command.error} onSubmit={submit} onClose={onClose}>
      <TakenFields lot={lot} taken={taken} tried={tried} label={t("mat.quantity")} />
      <Field id="regrade-what" label={t("lot.regrade_what")}>
        <Pills name="regrade-what" label={t("lot.regrade_what")} value={what} options={[{ value: "grade", label: t("lot.regrade_grade") }, { value: "item", label: t("lot.regrade_item") }]} onChange={(value) => setWhat(value as "grade" | "item")} />
      </Field>
      {what === "grade"
        ? <Field id="regrade-grade" label={t("lot.regrade_to")} wrong={tried ? wrong : null}><input id="regrade-grade" className="input" maxLength={20} value={grade} aria-invalid={(tried && !!wrong) || undefined} onChange={(event) => setGrade(event.target.value)} /></Field>
        : <Field id="regrade-item" label={t("lot.regrade_item_to")} wrong={tried ? wrong : null}><ItemPick id="regrade-item" label={t("lot.regrade_item_to")} value={item} invalid={tried && !!wrong} onPick={setItem} /></Field>}
      <NumberField id="regrade-number" value={number} wrong={tried ? numberWrong(number) ?? refused : null} onChange={setNumber} />
      <ReasonField id="regrade-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
      {taken.here && !taken.wrong && !wrong && <Effect>{t("lot.regrade_result", { n: amount(taken.value, lot.unit), number: number.trim() || t("lot.next_number"), ...said, old: lot.number, left: amount(minus(lot.onHand, taken.value), lot.unit) })}</Effect>}
      <Signs meaning={t("lot.meaning_regrade")} />
    </Dialog>
  );
}

function Relabel({ lot, onClose, onDone }: Props) {
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(RelabelLotDocument, (reply) => reply.relabelLot);
  const refused = refusedNumber(command.error);
  const wrong = numberWrong(number) ?? (number.trim() === lot.number ? t("lot.same_number") : null);
  const submit = (): void => {
    setTried(true);
    if (!wrong && reason.trim()) command.mutate({ input: { lotId: lot.id, number: number.trim() || null, reason: reason.trim() } }, { onSuccess: (target) => onDone(target.id) });
  };
  return (
    <Dialog open title={t("lot.relabel_title", { number: lot.number })} submit={t("lot.relabel_submit")} busy={command.isPending} error={refused ? null : command.error} onSubmit={submit} onClose={onClose}>
      <NumberField id="relabel-number" value={number} wrong={tried ? wrong ?? refused : null} onChange={setNumber} />
      <ReasonField id="relabel-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
      <Effect>{t("lot.relabel_result", { n: amount(lot.onHand, lot.unit), places: lot.balances.length, now: number.trim() || t("lot.next_number"), number: lot.number })}</Effect>
      <Signs meaning={t("lot.meaning_relabel")} />
    </Dialog>
  );
}
