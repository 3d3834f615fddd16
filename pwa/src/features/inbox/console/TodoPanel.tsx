import { Select } from "antd";
import { useState } from "react";
import { CloseTodoDocument, DelegateTodoDocument, TakeTodoDocument, TodoColleaguesDocument } from "@/packages/api/generated/graphql";
import { absolute, due, known, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useSession } from "@/c/session";
import { State, type Todo } from "./TodosPage";
import { todoTitle } from "./words";

interface Props { todo: Todo; now: number; onClose: () => void; onDone: () => void }

export function TodoPanel({ todo, now, onClose, onDone }: Props) {
  const [dialog, setDialog] = useState<"delegate" | "dismiss" | null>(null);
  const take = useCommand(TakeTodoDocument, (reply) => reply.takeTodo);
  const close = useCommand(CloseTodoDocument, (reply) => reply.closeTodo);
  const { me } = useSession();
  const open = !todo.settledAt;
  const mine = todo.hands.some((hand) => hand.userId === me.id);
  const after = (words: string) => ({ onSuccess: () => { toast(words); onDone(); onClose(); } });
  return (
    <SidePanel
      title={todoTitle(todo)}
      onClose={onClose}
      foot={
        <>
          {todo.link.startsWith("/") && <a className="btn primary" href={`#${todo.link}`}>{t("inbox.open_thing")}</a>}
          {open && todo.hands.length === 0 && <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate({ input: { todoId: todo.id } }, after(t("inbox.taken")))}>{t("inbox.take")}</button>}
          {open && <button type="button" className="btn" onClick={() => setDialog("delegate")}>{t("inbox.delegate")}</button>}
          {open && todo.byHand && mine && <button type="button" className="btn" disabled={close.isPending} onClick={() => close.mutate({ input: { todoId: todo.id, outcome: "done" } }, after(t("inbox.closed")))}>{t("inbox.mark_done")}</button>}
          {open && todo.dismissable && <button type="button" className="btn" onClick={() => setDialog("dismiss")}>{t("inbox.dismiss")}</button>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("inbox.state")}</dt><dd><State todo={todo} /></dd>
        <dt>{t("inbox.posted")}</dt><dd>{absolute(todo.postedAt)}</dd>
        {todo.dueAt && <><dt>{t("inbox.due")}</dt><dd>{due(todo.dueAt, now).text}</dd></>}
        {todo.role && <><dt>{t("inbox.role")}</dt><dd>{known(`role.${todo.role}`) ?? todo.role}</dd></>}
        {todo.escalatedAt && <><dt>{t("inbox.escalated")}</dt><dd>{absolute(todo.escalatedAt)}</dd></>}
        {todo.hands.map((hand) => (
          <Hand key={hand.userId} hand={hand} />
        ))}
        {todo.settledAt && <><dt>{t("inbox.settled")}</dt><dd>{[todo.settledBy, absolute(todo.settledAt)].filter(Boolean).join(" ")}</dd></>}
        {todo.note && <><dt>{t("inbox.note")}</dt><dd>{todo.note}</dd></>}
      </dl>
      <Refused error={take.error ?? close.error} />
      {dialog === "delegate" && <DelegateDialog todo={todo} onClose={() => setDialog(null)} onDone={() => { onDone(); onClose(); }} />}
      {dialog === "dismiss" && <DismissDialog todo={todo} onClose={() => setDialog(null)} onDone={() => { onDone(); onClose(); }} />}
    </SidePanel>
  );
}

function Hand({ hand }: { hand: Todo["hands"][number] }) {
  const how = hand.via === "delegated" ? t("inbox.via.delegated", { name: hand.givenBy }) : t(`inbox.via.${hand.via}`);
  return (
    <>
      <dt>{t("inbox.who")}</dt>
      <dd>{hand.name}<div className="second">{how}{hand.reason ? t("inbox.because", { reason: hand.reason }) : ""}</div></dd>
    </>
  );
}

function DelegateDialog({ todo, onClose, onDone }: { todo: Todo; onClose: () => void; onDone: () => void }) {
  const [search, setSearch] = useState("");
  const [user, setUser] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const people = useRead(TodoColleaguesDocument, { id: todo.id, search: search || null }, { keep: true }).data?.todoColleagues ?? [];
  const command = useCommand(DelegateTodoDocument, (reply) => reply.delegateTodo);
  const submit = (): void => {
    setTried(true);
    if (!user || !reason.trim()) return;
    command.mutate({ input: { todoId: todo.id, userId: user, reason: reason.trim() } }, { onSuccess: () => { toast(t("inbox.delegated")); onDone(); } });
  };
  return (
    <Dialog open title={t("inbox.delegate_title")} submit={t("inbox.delegate")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{todoTitle(todo)}</p>
      <Field id="delegate-to" label={t("inbox.colleague")} hint={t("inbox.colleague_hint")} wrong={tried && !user ? t("inbox.colleague_missing") : null}>
        <Select id="delegate-to" showSearch filterOption={false} onSearch={setSearch} value={user} onChange={(id: string) => setUser(id)} notFoundContent={t("inbox.no_colleague")} options={people.map((each) => ({ value: each.id, label: each.name }))} />
      </Field>
      <ReasonField reason={reason} setReason={setReason} tried={tried} />
    </Dialog>
  );
}

function DismissDialog({ todo, onClose, onDone }: { todo: Todo; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(CloseTodoDocument, (reply) => reply.closeTodo);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { todoId: todo.id, outcome: "dismissed", reason: reason.trim() } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("inbox.dismiss_title")} submit={t("inbox.dismiss")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{todoTitle(todo)}</p>
      <ReasonField reason={reason} setReason={setReason} tried={tried} />
    </Dialog>
  );
}

function ReasonField({ reason, setReason, tried }: { reason: string; setReason: (text: string) => void; tried: boolean }) {
  return (
    <Field id="todo-reason" label={t("inbox.reason")} wrong={tried && !reason.trim() ? t("inbox.reason_missing") : null}>
      <input id="todo-reason" className="input" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Field>
  );
}
