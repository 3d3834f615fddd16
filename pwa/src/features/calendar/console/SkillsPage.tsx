import { IconPlus } from "@tabler/icons-react";
import { Select } from "antd";
import { useState } from "react";
import {
  CreateSkillDocument, GiveSkillDocument, RosterPeopleDocument, SkillsDocument, UserSkillsDocument, UserSkillSort, WithdrawSkillDocument, type UserSkillsQuery,
} from "@/packages/api/generated/graphql";
import { count, named, plantDay, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Avatar, Field, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { EDIT_SKILLS, GIVE_SKILLS } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { CalendarTabs } from "./CalendarTabs";
import { plus } from "./days";
import "./calendar.css";

const PAGE = 100;
const SOON = 60;
type Row = UserSkillsQuery["userSkills"]["nodes"][number];

/** Who may do what, and which permits run out soon. */
export default function SkillsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const expiring = route.get("view") === "expiring";
  const skills = useRead(SkillsDocument, {}, { staleTime: 60_000 }).data?.skills ?? [];
  const skill = skills.find((each) => each.id === route.get("skill"));
  const filter = { userId: null, skillId: skill?.id ?? null, expiresBefore: expiring ? plus(plantDay(), SOON) : null };
  const query = useRead(UserSkillsDocument, { first: PAGE, after: paging.after, filter, sort: [expiring ? UserSkillSort.ExpiryAsc : UserSkillSort.UserAsc] }, { keep: true });
  const renew = useRenew(UserSkillsDocument, SkillsDocument);
  const shown = query.data?.userSkills.nodes.find((row) => row.id === route.get("held"));
  const close = (): void => refine({ new: null, held: null });
  return (
    <div className="page">
      <Head
        title={t("calendar.tab.skills")}
        figures={query.data && <><span>{t("skill.kinds")} <b>{count(skills.length)}</b></span><span>{t(expiring ? "skill.expiring" : "skill.held")} <b>{count(query.data.userSkills.pageInfo.total)}</b></span></>}
        acts={(
          <>
            {can(EDIT_SKILLS) && <button type="button" className="btn" onClick={() => refine({ new: "skill" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("skill.new")}</button>}
            {can(GIVE_SKILLS) && <button type="button" className="btn primary" onClick={() => refine({ new: "give" })}>{t("skill.give")}</button>}
          </>
        )}
      />
      <div className="tools">
        <CalendarTabs current="skills" />
        <Segments label={t("skill.views")} current={expiring ? "expiring" : "all"} items={["all", "expiring"].map((key) => ({ key, label: t(`skill.view.${key}`), href: href("/skills", { view: key === "all" ? null : key }) }))} />
        <div className="end"><Select aria-label={t("skill.skill")} allowClear placeholder={t("skill.skill")} value={skill?.id ?? null} style={{ width: 170 }} onChange={(id: string | null) => refine({ skill: id ?? null, pages: null })} options={skills.map((each) => ({ value: each.id, label: named(each.name) }))} /></div>
      </div>
      <Loaded query={query} what={t("calendar.tab.skills")} rows={10}>
        {({ userSkills: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(expiring ? "skill.none_expiring" : "skill.none")} acts={expiring && <a className="btn" href={href("/skills")}>{t("skill.view.all")}</a>}>{t(expiring ? "skill.none_expiring_why" : "skill.none_why")}</Note> : (
              <DataTable label={t("calendar.tab.skills")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} rowClass={(row) => (row.id === shown?.id ? "chosen" : "")} onOpen={can(GIVE_SKILLS) ? (row) => refine({ held: row.id }) : undefined} minWidth={760} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="skill.n" />
          </>
        )}
      </Loaded>
      {route.get("new") === "skill" && <NewSkill onClose={close} onDone={renew} />}
      {(route.get("new") === "give" || shown) && <Give key={shown?.id ?? "new"} row={shown} skills={skills} onClose={close} onDone={renew} />}
    </div>
  );
}

function columns(): Column<Row>[] {
  const soon = plus(plantDay(), SOON);
  return [
    { key: "who", title: t("people.name"), phone: "title", cell: (row) => <span className="person"><Avatar name={row.user.name} small /><span className="first strong">{row.user.name}</span></span> },
    { key: "skill", title: t("skill.skill"), width: 220, phone: "title", cell: (row) => <><div className="first">{named(row.skill.name)}</div><div className="second">{row.skill.code}</div></> },
    { key: "level", title: t("skill.level"), width: 170, cell: (row) => t(`skill.level.${row.level}`) },
    { key: "until", title: t("skill.until"), width: 130, cell: (row) => row.validTo ?? <span className="faint">{t("skill.for_good")}</span> },
    {
      key: "state", title: t("order.state_title"), width: 140, phone: "corner",
      cell: (row) => (!row.inForce ? <StatusMark mark="rejected">{t("skill.expired")}</StatusMark> : row.validTo && row.validTo < soon ? <StatusMark mark="quarantine">{t("skill.soon")}</StatusMark> : <StatusMark mark="done">{t("skill.valid")}</StatusMark>),
    },
  ];
}

function NewSkill({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [code, setCode] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const command = useCommand(CreateSkillDocument, (reply) => reply.createSkill);
  const save = (): void => command.mutate({ input: { code: code.trim(), nameZh: zh.trim(), nameEn: en.trim() || zh.trim() } }, { onSuccess: () => { onDone(); onClose(); } });
  return (
    <SidePanel title={t("skill.new")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={formKeys(save)} noValidate>
        <Field id="skill-code" label={t("calendar.code")}><input id="skill-code" className="input" value={code} maxLength={40} autoCapitalize="characters" onChange={(event) => setCode(event.target.value)} /></Field>
        <Field id="skill-zh" label={t("calendar.name_zh")}><input id="skill-zh" className="input" value={zh} maxLength={60} onChange={(event) => setZh(event.target.value)} /></Field>
        <Field id="skill-en" label={t("calendar.name_en")} optional><input id="skill-en" className="input" value={en} maxLength={60} onChange={(event) => setEn(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !code.trim() || !zh.trim()}>{command.isPending ? t("kit.sending") : t("calendar.save")}</button>
      </form>
    </SidePanel>
  );
}

function Give({ row, skills, onClose, onDone }: { row?: Row; skills: { id: string; name: { zh: string; en: string }; active: boolean }[]; onClose: () => void; onDone: () => void }) {
  const [user, setUser] = useState<string | null>(row?.user.id ?? null);
  const [skill, setSkill] = useState<string | null>(row?.skill.id ?? null);
  const [level, setLevel] = useState(String(row?.level ?? 2));
  const [until, setUntil] = useState<string | null>(row?.validTo ?? null);
  const people = useRead(RosterPeopleDocument, {}, { staleTime: 300_000, enabled: !row }).data?.users.nodes ?? [];
  const give = useCommand(GiveSkillDocument, (reply) => reply.giveSkill);
  const withdraw = useCommand(WithdrawSkillDocument, (reply) => reply.withdrawSkill);
  const done = { onSuccess: () => { onDone(); onClose(); } };
  const save = (): void => { if (user && skill) give.mutate({ input: { userId: user, skillId: skill, level: Number(level), validTo: until } }, done); };
  return (
    <SidePanel title={row ? `${row.user.name} ${named(row.skill.name)}` : t("skill.give")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={formKeys(save)} noValidate>
        {!row && (
          <>
            <Field id="give-user" label={t("people.name")}><Select id="give-user" showSearch optionFilterProp="label" style={{ width: "100%" }} value={user} onChange={setUser} options={people.map((each) => ({ value: each.id, label: each.name }))} /></Field>
            <Field id="give-skill" label={t("skill.skill")}><Select id="give-skill" style={{ width: "100%" }} value={skill} onChange={setSkill} options={skills.filter((each) => each.active).map((each) => ({ value: each.id, label: named(each.name) }))} /></Field>
          </>
        )}
        <div className="field"><span className="label">{t("skill.level")}</span><Pills name="skill-level" label={t("skill.level")} value={level} onChange={setLevel} options={["1", "2", "3", "4"].map((value) => ({ value, label: t(`skill.level.${value}`) }))} /></div>
        <Field id="give-until" label={t("skill.until")} optional hint={t("skill.until_hint")}><DayPicker id="give-until" value={until} onChange={setUntil} /></Field>
        <Refused error={give.error ?? withdraw.error} />
        <div className="dialog-foot">
          {row && <button type="button" className="btn danger" disabled={withdraw.isPending} onClick={() => withdraw.mutate({ input: { userSkillId: row.id } }, done)}>{t("skill.withdraw")}</button>}
          <button type="submit" className="btn primary" disabled={give.isPending || !user || !skill}>{give.isPending ? t("kit.sending") : t("calendar.save")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
