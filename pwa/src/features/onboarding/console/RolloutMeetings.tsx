import { useState } from "react";
import { RolloutMeetingsDocument, WriteMeetingDocument, type RolloutMeetingsQuery } from "@/packages/api/generated/graphql";
import { absolute, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { RUN_ROLLOUT } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";

const PAGE = 20;
type Row = RolloutMeetingsQuery["rolloutMeetings"]["nodes"][number];

export function Meetings() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(RolloutMeetingsDocument, { first: PAGE, after: paging.after }, { keep: true });
  return (
    <>
      <Loaded query={query} what={t("rollout.view.meetings")} rows={6}>
        {({ rolloutMeetings: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("rollout.no_meetings")}>{t("rollout.no_meetings_why")}</Note> : <ol className="meetings">{page.nodes.map((each) => <Meeting key={each.id} row={each} />)}</ol>}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="rollout.n_meetings" />
          </>
        )}
      </Loaded>
      {route.get("new") && can(RUN_ROLLOUT) && <MeetingPanel onClose={() => refine({ new: null })} />}
    </>
  );
}

function Meeting({ row }: { row: Row }) {
  return (
    <li>
      <h2>{row.title}</h2>
      <p className="sm muted">{t("rollout.met", { when: absolute(row.heldAt), people: row.people.join(t("list.separator")) || "–" })}</p>
      <p className="minutes">{row.minutes}</p>
    </li>
  );
}

function MeetingPanel({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState("");
  const [people, setPeople] = useState("");
  const [minutes, setMinutes] = useState("");
  const command = useCommand(WriteMeetingDocument, (reply) => reply.writeMeeting);
  const renew = useRenew(RolloutMeetingsDocument);
  const ready = title.trim() !== "" && minutes.trim() !== "";
  const submit = (): void => {
    if (ready) command.mutate({ input: { title: title.trim(), heldAt: new Date().toISOString(), people: people.split(/[,\uFF0C\u3001\s]+/).filter(Boolean), minutes: minutes.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <SidePanel title={t("rollout.new.meeting")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="mt-title" label={t("rollout.meeting")}><input id="mt-title" className="input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
        <Field id="mt-people" label={t("rollout.people")} optional hint={t("rollout.people_hint")}><input id="mt-people" className="input" value={people} maxLength={400} onChange={(event) => setPeople(event.target.value)} /></Field>
        <Field id="mt-minutes" label={t("rollout.minutes")}><textarea id="mt-minutes" className="input" rows={6} value={minutes} maxLength={4000} onChange={(event) => setMinutes(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !ready}>{command.isPending ? t("kit.sending") : t("calendar.save")}</button>
      </form>
    </SidePanel>
  );
}
