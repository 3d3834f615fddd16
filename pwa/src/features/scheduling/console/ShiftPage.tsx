import { AcceptProposalDocument, AreasDocument, StartOfShiftDocument, type StartOfShiftQuery } from "@/packages/api/generated/graphql";
import { clock, count, dateWithDay, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Head, Segments } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { ASSIGN } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DispatchTabs } from "./DispatchTabs";
import { ReplacePanel } from "./ReplacePanel";
import { ShiftOperations } from "./ShiftOperations";
import { ShiftPeople } from "./ShiftPeople";
import "./scheduling.css";

export type Shift = NonNullable<StartOfShiftQuery["startOfShift"]>;

/** The first five minutes of a shift: who is there, what can run, who does it. */
export default function ShiftPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const areas = useRead(AreasDocument, {}, { staleTime: 300_000 });
  const places = areas.data?.areas ?? [];
  const area = places.find((each) => each.id === route.get("area")) ?? places[0];
  const next = route.get("next") === "1";
  const query = useRead(StartOfShiftDocument, { placeIds: area ? [area.id] : [], next }, { enabled: !!area, keep: true });
  const renew = useRenew(StartOfShiftDocument);
  useFacts((fact) => /^(scheduling\.|identity\.(attendance|absence)|masterdata\.roster)/.test(fact.name) && renew());
  const shift = query.data?.startOfShift;
  const absentee = shift?.people.find((person) => person.id === route.get("absent"));
  const accept = useCommand(AcceptProposalDocument, (reply) => reply.acceptProposal);
  const proposals = shift?.operations.filter((each) => each.proposed) ?? [];
  const acceptAll = (): void => {
    if (!shift) return;
    const centers = [...new Set(proposals.map((each) => each.workCenter.id))];
    accept.mutate({ input: { day: shift.window.day, shiftId: shift.window.shift.id, workCenterIds: centers } }, { onSuccess: renew });
  };
  const there = shift?.people.filter((person) => person.status === "present").length ?? 0;
  const away = shift?.people.filter((person) => person.status === "absent").length ?? 0;
  return (
    <div className="page">
      <Head
        title={t("shift.title")}
        figures={shift && (
          <>
            <span>{named(shift.window.shift.name)} {dateWithDay(shift.window.startsAt)} {clock(shift.window.startsAt)}–{clock(shift.window.endsAt)}</span>
            <span>{t("shift.present")} <b>{count(there)}</b> / {count(shift.people.length)}</span>
            {away > 0 && <span>{t("shift.absent")} <b>{count(away)}</b></span>}
          </>
        )}
        acts={can(ASSIGN) && proposals.length > 0 && (
          <button type="button" className="btn primary" disabled={accept.isPending} onClick={acceptAll}>{accept.isPending ? t("kit.sending") : t("shift.accept", { n: count(proposals.length) })}</button>
        )}
      />
      <div className="tools">
        <DispatchTabs current="shift" />
        {places.length > 1 && <Segments label={t("shift.areas")} current={area?.id ?? ""} items={places.map((each) => ({ key: each.id, label: named(each.name), href: href("/shift", { area: each.id, next: next ? "1" : null }) }))} />}
        <Segments label={t("shift.which")} current={next ? "next" : "this"} items={["this", "next"].map((key) => ({ key, label: t(`shift.which.${key}`), href: href("/shift", { area: area?.id, next: key === "next" ? "1" : null }) }))} />
      </div>
      <Refused error={accept.error} />
      {areas.data && places.length === 0 ? <Note title={t("shift.no_areas")}>{t("shift.no_areas_why")}</Note> : (
        <Loaded query={area ? query : (areas as unknown as typeof query)} what={t("shift.title")} rows={8}>
          {(data) => (!data.startOfShift ? <Note title={t("shift.none")} acts={<a className="btn" href={href("/calendar")}>{t("shift.to_calendar")}</a>}>{t("shift.none_why")}</Note> : (
            <div className="shift-board">
              <ShiftPeople shift={data.startOfShift} onReplace={(id) => refine({ absent: id })} />
              <ShiftOperations shift={data.startOfShift} onDone={renew} />
            </div>
          ))}
        </Loaded>
      )}
      {shift && absentee && <ReplacePanel key={absentee.id} shift={shift} person={absentee} onClose={() => refine({ absent: null })} onDone={renew} />}
    </div>
  );
}
