import { useState } from "react";
import { asProblem, call, ProblemError, settled } from "@/packages/api";
import {
  WorkerCloseTodoDocument, WorkerDelegateTodoDocument, WorkerTakeTodoDocument, type WorkerTodoFragment, WorkerTodoColleaguesDocument, WorkerTodosDocument,
} from "@/packages/api/generated/worker/graphql";
import { ago, due, known, named, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { asPerson, type Fetched, useFetched } from "@/w/model/fetched";
import { refresh } from "@/w/model/reading";
import { store, useApp } from "@/w/model/store";
import { FetchedAge, Fetching } from "@/w/ui/Fetching";
import { useNow } from "@/w/ui/hooks";
import { Button, Dot, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { Sheet } from "@/w/ui/Sheet";
import { OfflineBand } from "@/w/ui/sync";
import { problemWords } from "@/w/ui/words";
import { Push } from "./Push";

const VIEWS = ["MINE", "TEAM"] as const;
type View = (typeof VIEWS)[number];

/** 待办 of every module, oldest promise first. */
export default function Inbox() {
  const [view, setView] = useState<View>("MINE");
  const page = useFetched(`todos:${view}`, async () => (await call(WorkerTodosDocument, { view }, asPerson())).todos.nodes);
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.inbox.title")} back="#/tray" />
      <Main label={t("w.inbox.title")}>
        <div className="form" style={{ paddingBottom: 0 }}>
          <div className="choice" role="group" aria-label={t("w.inbox.whose")}>
            {VIEWS.map((each) => (
              <Button key={each} aria-pressed={view === each} onClick={() => setView(each)}>
                {t(`w.inbox.${each === "MINE" ? "mine" : "team"}`)}
              </Button>
            ))}
          </div>
        </div>
        <Fetching page={page} />
        {page.data?.length === 0 && (
          <StateBlock>
            <p>{t("w.inbox.empty")}</p>
          </StateBlock>
        )}
        {page.data?.map((todo) => <TodoCard key={todo.id} todo={todo} page={page} />)}
        <FetchedAge page={page} />
        <Push />
      </Main>
    </div>
  );
}

/** Where the phone has a screen for it; the rest is the desk's. */
function hrefOf({ kind, params }: WorkerTodoFragment): string | null {
  const given = (params ?? {}) as Record<string, unknown>;
  if (kind.startsWith("reporting.missing")) return "#/missed";
  if (kind.startsWith("reporting.andon")) return typeof given.operation_id === "string" ? `#/andon/${given.operation_id}` : "#/andon";
  if (kind.startsWith("reporting.handover")) return "#/handover";
  // claims are decided at the desk, where both sides of the money are seen
  if (kind.startsWith("wages.") && kind !== "wages.dispute") return "#/slip";
  return null;
}

function TodoCard({ todo, page }: { todo: WorkerTodoFragment; page: Fetched<WorkerTodoFragment[]> }) {
  const now = useNow(30_000);
  const [giving, setGiving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const offline = useApp((state) => state.send.kind === "offline");
  const href = hrefOf(todo);
  const until = todo.dueAt ? due(todo.dueAt, now) : null;
  const mine = useApp((state) => todo.hands.some(({ userId }) => userId === state.person?.userId));

  async function act(work: () => Promise<unknown>, said: string): Promise<void> {
    setProblem(null);
    try {
      await work();
      store.set({ said });
      setGiving(false);
      page.again();
      void refresh();
    } catch (error) {
      setProblem(error instanceof ProblemError ? problemWords(asProblem(error.problem)) : t("error.unavailable"));
    }
  }

  return (
    <section className="card refusal todo">
      <h2>
        <StatusShape mark={todo.overdue || todo.level === "urgent" ? "late" : "ready"} size={22} />
        <span>{titleOf(todo)}</span>
      </h2>
      <p className="s16 c-t2">
        {t("w.inbox.posted", { ago: ago(todo.postedAt, now) })}
        {until && (
          <>
            <Dot />
            <span className={todo.overdue ? "c-danger" : undefined}>{until.text}</span>
          </>
        )}
        {todo.level === "urgent" && (
          <>
            <Dot />
            <span className="c-danger">{t("w.inbox.urgent")}</span>
          </>
        )}
      </p>
      {problem && (
        <p className="note danger" role="alert" style={{ margin: "8px 0 0" }}>
          {problem}
        </p>
      )}
      <div className="row-btns">
        {href ? (
          <a className="btn primary" href={href}>
            {t("w.inbox.open")}
          </a>
        ) : (
          <span className="s16 c-t2 desk-only">{t("w.inbox.desk")}</span>
        )}
        {!mine && (
          <Button disabled={offline} onClick={() => void act(async () => settled((await call(WorkerTakeTodoDocument, { input: { todoId: todo.id } }, asPerson())).takeTodo), t("w.inbox.taken"))}>
            {offline ? t("w.intents.connect") : t("w.inbox.take")}
          </Button>
        )}
        {todo.byHand && (
          <Button disabled={offline} onClick={() => void act(async () => settled((await call(WorkerCloseTodoDocument, { input: { todoId: todo.id, outcome: "done" } }, asPerson())).closeTodo), t("w.inbox.closed"))}>
            {offline ? t("w.intents.connect") : t("w.inbox.close")}
          </Button>
        )}
        {mine && (
          <Button disabled={offline} onClick={() => setGiving(true)}>
            {offline ? t("w.intents.connect") : t("w.inbox.delegate")}
          </Button>
        )}
      </div>
      {giving && (
        <Delegate
          todo={todo}
          close={() => setGiving(false)}
          give={(userId, name, reason) => act(async () => settled((await call(WorkerDelegateTodoDocument, { input: { todoId: todo.id, userId, reason } }, asPerson())).delegateTodo), t("w.inbox.delegated", { name }))}
        />
      )}
    </section>
  );
}

function titleOf({ kind, params }: WorkerTodoFragment): string {
  const given = Object.fromEntries(Object.entries((params ?? {}) as Record<string, unknown>).map(([name, value]) => [name, wordOf(value)]));
  return known(`todo.${kind}`, given) ?? t("w.inbox.unnamed");
}

function wordOf(value: unknown): string {
  if (value !== null && typeof value === "object" && "zh" in value) return named(value as { zh: string; en: string });
  return value === null || value === undefined ? "" : String(value);
}

function Delegate({ todo, give, close }: { todo: WorkerTodoFragment; give: (userId: string, name: string, reason: string) => Promise<void>; close: () => void }) {
  const page = useFetched(`colleagues:${todo.id}`, async () => (await call(WorkerTodoColleaguesDocument, { id: todo.id, search: null }, asPerson())).todoColleagues);
  const [reason, setReason] = useState("");
  return (
    <Sheet title={t("w.inbox.delegate_title", { what: titleOf(todo) })} close={close}>
      <div className="field" style={{ marginBottom: 10 }}>
        <label htmlFor="delegate-reason">{t("w.inbox.reason")}</label>
        <input id="delegate-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
      <Fetching page={page} />
      {page.data?.length === 0 && <p className="c-t2">{t("w.inbox.nobody")}</p>}
      <div className="choices">
        {page.data?.map(({ id, name }) => (
          <Button key={id} onClick={() => void give(id, name, reason.trim())}>
            {name}
          </Button>
        ))}
      </div>
      <Button wide tone="quiet" onClick={close}>
        {t("w.cancel")}
      </Button>
    </Sheet>
  );
}
