import { TodosDocument, type TodosQuery, type TodoView } from "@/packages/api/generated/graphql";
import { absolute, ago, count, due, known, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { InboxTabs } from "./InboxTabs";
import { TodoPanel } from "./TodoPanel";
import { todoTitle } from "./words";

const PAGE = 50;
const DAY_MS = 86_400_000;
const VIEWS = ["mine", "team", "delegated", "done"] as const;
type View = (typeof VIEWS)[number];
export type Todo = TodosQuery["todos"]["nodes"][number];

/** What waits for me, oldest need first: overdue, due within a day, the rest. */
export default function TodosPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const view: View = VIEWS.find((each) => each === route.get("view")) ?? "mine";
  const kind = route.get("kind");
  const filter = { view: view.toUpperCase() as TodoView, kind, level: null, overdue: null };
  const query = useRead(TodosDocument, { first: PAGE, after: paging.after, filter, sort: null }, { keep: true, refetchInterval: 60_000 });
  const renew = useRenew(TodosDocument);
  useFacts((fact) => fact.name.startsWith("identity.todo_") && renew());
  const counts = query.data?.todoCount;
  const shown = query.data?.todos.nodes.find((todo) => todo.id === route.get("todo"));
  return (
    <div className="page">
      <Head
        title={t("inbox.page.todos")}
        figures={counts && (
          <>
            <span>{t("inbox.waiting")} <b>{count(counts.open)}</b></span>
            {counts.overdue > 0 && <span>{t("inbox.overdue")} <b>{count(counts.overdue)}</b></span>}
          </>
        )}
        acts={<InboxTabs current="todos" />}
      />
      <div className="tools">
        <Segments
          label={t("inbox.views")}
          current={view}
          items={VIEWS.map((key) => ({ key, label: t(`inbox.view.${key}`), count: key === "mine" && counts ? count(counts.open) : null, href: href("/todos", { view: key === "mine" ? null : key }) }))}
        />
        {view === "mine" && counts && counts.kinds.length > 1 && (
          <Segments
            label={t("inbox.kinds")}
            current={kind ?? ""}
            items={[{ key: "", label: t("inbox.all_kinds"), href: href("/todos") }, ...counts.kinds.map((each) => ({ key: each.kind, label: kindName(each.kind), count: count(each.count), href: href("/todos", { kind: each.kind }) }))]}
          />
        )}
      </div>
      <Loaded query={query} what={t("inbox.page.todos")} rows={8}>
        {({ todos: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(`inbox.empty.${view}`)}>{t(`inbox.empty_why.${view}`)}</Note> : (
              <DataTable label={t("inbox.page.todos")} columns={columns(now, view)} groups={groups(page.nodes, view, now)} rowKey={(row) => row.id} onOpen={(row) => refine({ todo: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="inbox.n" />
          </>
        )}
      </Loaded>
      {shown && <TodoPanel key={shown.id} todo={shown} now={now} onClose={() => refine({ todo: null })} onDone={renew} />}
    </div>
  );
}

export const kindName = (kind: string): string => known(`todo_kind.${kind}`) ?? kind;

function groups(rows: Todo[], view: View, now: number): Group<Todo>[] {
  if (view === "done") return [{ key: "all", rows }];
  const soon = (row: Todo): boolean => !row.overdue && !!row.dueAt && new Date(row.dueAt).getTime() - now < DAY_MS;
  return [
    { key: "overdue", title: t("inbox.group.overdue"), rows: rows.filter((row) => row.overdue) },
    { key: "soon", title: t("inbox.group.soon"), rows: rows.filter(soon) },
    { key: "later", title: t("inbox.group.later"), rows: rows.filter((row) => !row.overdue && !soon(row)) },
  ];
}

function columns(now: number, view: View): Column<Todo>[] {
  const who: Column<Todo> = {
    key: "who", title: t("inbox.who"), width: 150,
    cell: (row) => (view === "done" ? row.settledBy ?? "–" : row.hands.map((hand) => hand.name).join(t("list.separator")) || <span className="faint">{row.role ? known(`role.${row.role}`) ?? row.role : "–"}</span>),
  };
  return [
    { key: "title", title: t("inbox.what"), phone: "title", cell: (row) => <><a className="first opens" href={refined({ todo: row.id })}>{todoTitle(row)}</a><div className="second">{kindName(row.kind)}</div></> },
    { key: "age", title: t("inbox.posted"), width: 120, cell: (row) => <time dateTime={row.postedAt} title={absolute(row.postedAt)}>{ago(row.postedAt, now)}</time> },
    view === "done"
      ? { key: "settled", title: t("inbox.settled"), width: 130, cell: (row) => (row.settledAt ? <time dateTime={row.settledAt} title={absolute(row.settledAt)}>{ago(row.settledAt, now)}</time> : "–") }
      : { key: "due", title: t("inbox.due"), width: 130, cell: (row) => (row.dueAt ? <time dateTime={row.dueAt} title={absolute(row.dueAt)}>{due(row.dueAt, now).text}</time> : <span className="faint">–</span>) },
    who,
    { key: "state", title: t("inbox.state"), width: 130, phone: "corner", cell: (row) => <State todo={row} /> },
  ];
}

export function State({ todo }: { todo: Todo }) {
  if (todo.settledAt) return <StatusMark mark="done">{known(`inbox.outcome.${todo.outcome}`) ?? t("inbox.outcome.done")}</StatusMark>;
  if (todo.overdue) return <StatusMark mark="late" tone="danger">{t("inbox.overdue")}</StatusMark>;
  if (todo.level === "urgent") return <StatusMark mark="late" tone="warn">{t("inbox.urgent")}</StatusMark>;
  return <StatusMark mark="pending">{t("inbox.open")}</StatusMark>;
}
