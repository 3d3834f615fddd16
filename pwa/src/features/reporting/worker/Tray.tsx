import { IconCalendarQuestion, IconChecklist, IconPhone, IconPhoto } from "@tabler/icons-react";
import { useState } from "react";
import { ago, clock, known, named, quantity, t } from "@/packages/i18n";
import { NotSaved, type Row, type TrayItem } from "@/packages/outbox";
import { StatusShape } from "@/packages/ui-tokens";
import { entryOf, REPORT, REVERSE } from "@/w/model/fold";
import { usePlant } from "@/w/model/plant";
import { dropFromTray, resubmit } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";
import { useToFix, useView } from "@/w/model/view";
import type { Person } from "@/w/model/types";
import { Button, Code, Dot, StateBlock } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { Shell } from "@/w/ui/Shell";
import { amountWords } from "@/w/ui/words";
import { Ages } from "./Ages";
import { Intents } from "./Intents";
import { adviceOf, callersOf, headlineOf, reasonOf, whoHelps } from "./refusals";

export default function Tray() {
  const person = useApp((state) => state.person) as Person;
  const queue = useApp((state) => state.queue);
  const { mine, others, elsewhere } = useToFix();
  const { at } = useView();
  const first = queue[0];
  return (
    <Shell tab="tray" label={t("w.tab.tray")}>
      <h1 className="section">
        {t("w.tray.title", { n: mine.length + elsewhere.length })}
        {mine[0] && <span>{t("w.tray.refused_at", { ago: ago(mine[0].refusedAt) })}</span>}
      </h1>
      <Waiters />
      {mine.length + elsewhere.length === 0 && (
        <StateBlock>
          <p>{t(queue.length > 0 ? "w.tray.empty_waiting" : at === null ? "w.ages.none" : "w.tray.empty")}</p>
        </StateBlock>
      )}
      {mine.map((item) => (
        <Refusal key={item.id} item={item} person={person} />
      ))}
      <Intents intents={elsewhere} />
      {others.length > 0 && (
        <>
          <h2 className="section">{t("w.tray.others", { n: others.length })}</h2>
          <ul className="rows">
            {others.map((item) => (
              <Other key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
      {first && (
        <>
          <h2 className="section">
            {t("w.tray.waiting", { n: queue.length })}
            <span>{t("w.tray.earliest", { time: clock(first.atWall) })}</span>
          </h2>
          <Waiting rows={queue} />
        </>
      )}
      <Ages />
    </Shell>
  );
}

/** What else waits for this person: to-dos of every module, and shifts without a report. */
function Waiters() {
  const { todo, missed } = usePlant();
  return (
    <ul className="links">
      <li>
        <a className="btn wide" href="#/inbox">
          <IconChecklist className="icon" size={26} stroke={1.75} aria-hidden="true" />
          {t("w.tray.inbox")}
          {todo !== null && <b className={todo.urgent > 0 ? "count c-danger" : "count"}>{todo.open}</b>}
        </a>
      </li>
      <li>
        <a className="btn wide" href="#/missed">
          <IconCalendarQuestion className="icon" size={26} stroke={1.75} aria-hidden="true" />
          {t("w.tray.missed")}
          {missed.length > 0 && <b className="count">{missed.length}</b>}
        </a>
      </li>
    </ul>
  );
}

function Refusal({ item, person }: { item: TrayItem; person: Person }) {
  const [dropping, setDropping] = useState(false);
  const [failed, setFailed] = useState(false);
  const entry = entryOf(item.row);
  const advice = adviceOf(item);
  const help = whoHelps(item);

  async function act(work: () => Promise<void>, said: string): Promise<void> {
    setFailed(false);
    try {
      await work();
      store.set({ said });
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      setFailed(true);
    }
  }

  return (
    <section className="card refusal" aria-labelledby={`refused-${item.id}`}>
      <h2 id={`refused-${item.id}`}>
        <StatusShape mark="rejected" size={22} />
        {headlineOf(item)}
      </h2>
      <dl>
        <dt>{t("w.refusal.you")}</dt>
        <dd>
          <b>{waitingWords(item.row)}</b>
          <Dot />
          <RowName row={item.row} />
          {(nameOf(item.row) || item.row.note.orderNumber) && <Dot />}
          {clock(item.row.atWall)}
        </dd>
        <dt>{t("w.refusal.why")}</dt>
        <dd>{reasonOf(item)}</dd>
        {help && (
          <>
            <dt>{t("w.refusal.help")}</dt>
            <dd>{help}</dd>
          </>
        )}
      </dl>
      {failed && <p className="note danger" role="alert">{t("w.report.not_saved_broken")}</p>}
      <div className="row-btns">
        {advice && (
          <Button tone="primary" onClick={() => void act(() => resubmit(item, person, advice.good), t("w.refusal.resent"))}>
            {t("w.refusal.change_to", { n: quantity(advice.good), unit: advice.unit })}
          </Button>
        )}
        {callersOf(item).map(({ name, phone }) => (
          <a key={name} className="btn" href={`tel:${phone}`}>
            <IconPhone size={24} stroke={1.75} aria-hidden="true" />
            {t("w.obstacle.call", { name })}
          </a>
        ))}
        <Button onClick={() => setDropping(true)}>{t("w.refusal.drop")}</Button>
      </div>
      {dropping && (
        <Sheet title={t("w.refusal.drop_title")} close={() => setDropping(false)}>
          <p>{t("w.refusal.drop_effect", { what: item.row.type === REPORT ? amountWords(entry) : waitingWords(item.row), operation: nameOf(item.row) })}</p>
          <div className="stack">
            <Button tone="danger" onClick={() => void act(() => dropFromTray(item), t("w.refusal.dropped"))}>
              {t("w.refusal.drop_confirm")}
            </Button>
            <Button onClick={() => setDropping(false)}>{t("w.cancel")}</Button>
          </div>
        </Sheet>
      )}
    </section>
  );
}

function Other({ item }: { item: TrayItem }) {
  return (
    <li>
      <StatusShape mark="rejected" size={22} />
      <div className="names">
        <b>{String(item.row.note.userName)}</b>
        <div className="s16 c-t2">{headlineOf(item)}</div>
      </div>
      <div className="t">{clock(item.row.atWall)}</div>
    </li>
  );
}

const SHOWN = 100;

function Waiting({ rows }: { rows: Row[] }) {
  return (
    <ul className="rows">
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id}>
          <StatusShape mark="pending" size={22} />
          <div className="names">
            <b>{waitingWords(row)}</b>
            <div className="s16 c-t2">
              <RowName row={row} />
              {row.blobs.length > 0 && (
                <>
                  <Dot />
                  <IconPhoto size={16} stroke={1.75} aria-hidden="true" style={{ verticalAlign: "-2px" }} /> {t("w.tray.photos", { n: row.blobs.length })}
                </>
              )}
            </div>
          </div>
          <div className="t">
            {clock(row.atWall)}
            <br />
            {t("w.tray.saved")}
          </div>
        </li>
      ))}
      {rows.length > SHOWN && <li className="c-t2">{t("w.tray.more", { n: rows.length - SHOWN })}</li>}
    </ul>
  );
}

/** Every kind of entry that may wait has its word. */
function waitingWords(row: Row): string {
  if (row.type === REVERSE) return t("w.tray.undo");
  const did = row.note.did as { key: string; params: Record<string, string> } | undefined;
  if (did) return t(`w.store.did.${did.key}`, did.params);
  return row.type === REPORT ? amountWords(entryOf(row)) : (known(`w.command.${row.type}`) ?? t("w.tray.entry"));
}

function nameOf(row: Row): string {
  return named(row.note.operationName as { zh: string; en: string } | null);
}

function RowName({ row }: { row: Row }) {
  return (
    <>
      {nameOf(row)}
      {row.note.orderNumber ? (
        <>
          {nameOf(row) && <Dot />}
          <Code>{String(row.note.orderNumber)}</Code>
        </>
      ) : null}
    </>
  );
}
