import { useState } from "react";
import { PersonDetailDocument, type PersonDetailQuery } from "@/packages/api/generated/graphql";
import { absolute, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { Avatar, Dot } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { CHANGE_USER, DEACTIVATE_USER, READ_SECURITY, READ_SESSIONS, RESET_PIN, REVOKE_SESSION } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { Grants } from "./Grants";
import { LeavingDialog } from "./LeavingDialog";
import { ActivityDialog, EditDialog, PasswordDialog, PinDialog } from "./PersonDialogs";
import { Rights } from "./Rights";
import { AccountState } from "./security/AccountState";
import { SignIns } from "./SignIns";

export type PersonFull = NonNullable<PersonDetailQuery["user"]>;
type Open = "edit" | "pin" | "password" | "activity" | "leaving" | null;

export default function PersonPage({ id = "" }: { id?: string }) {
  const query = useRead(PersonDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("people.one")} whole>
        {({ user }) =>
          user ? <Person user={user} /> : <Note whole title={t("people.not_found")} acts={<a className="btn" href={href("/people")}>{t("people.to_list")}</a>}>{t("order.not_found_why")}</Note>
        }
      </Loaded>
    </div>
  );
}

function Person({ user }: { user: PersonFull }) {
  const { can, me } = useSession();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <nav className="crumb" aria-label={t("order.crumb")}><a href={href("/people")}>{t("people.title")}</a></nav>
          <h1><Avatar name={user.name} />{user.name}{user.active ? null : <StatusMark mark="silent" tone="t3">{t("people.state.left")}</StatusMark>}</h1>
          <p>
            {user.login}
            {user.team && <><Dot />{named(user.team.name)}</>}
            {user.badge && <><Dot />{t("people.badge_is", { badge: user.badge })}</>}
            {user.phone && <><Dot />{user.phone}</>}
            {user.email && <><Dot />{user.email}</>}
            {user.leavesAt && <><Dot />{t("people.leaves_at", { at: absolute(user.leavesAt) })}</>}
          </p>
        </div>
        <div className="acts">
          {can(CHANGE_USER) && <button type="button" className="btn" onClick={() => setOpen("edit")}>{t("people.edit")}</button>}
          {can(RESET_PIN) && <button type="button" className="btn" onClick={() => setOpen("pin")}>{t("people.reset_pin")}</button>}
          {can(CHANGE_USER) && user.id !== me.id && <button type="button" className="btn" onClick={() => setOpen("password")}>{t("people.set_password")}</button>}
          {can(DEACTIVATE_USER) && user.id !== me.id && user.active && <button type="button" className="btn" onClick={() => setOpen("leaving")}>{t("people.leaving")}</button>}
          {can(DEACTIVATE_USER) && user.id !== me.id && <button type="button" className={`btn ${user.active ? "danger" : ""}`} onClick={() => setOpen("activity")}>{t(user.active ? "people.deactivate" : "people.reactivate")}</button>}
        </div>
      </header>
      <div className="sheet">
        <Grants user={user} />
        {user.active && can(READ_SESSIONS) && <SignIns user={user} may={can(REVOKE_SESSION)} />}
        {user.active && can(READ_SECURITY) && <AccountState user={user} />}
        {user.active && <Rights user={user} />}
        <p style={{ marginTop: 24 }}><a className="link" href={href("/trail", { actor: user.id, name: user.name })}>{t("people.trail_of", { name: user.name })}</a></p>
      </div>
      {open === "edit" && <EditDialog user={user} onClose={close} />}
      {open === "pin" && <PinDialog user={user} onClose={close} />}
      {open === "password" && <PasswordDialog user={user} onClose={close} />}
      {open === "leaving" && <LeavingDialog user={user} onClose={close} />}
      {open === "activity" && <ActivityDialog user={user} onClose={close} />}
    </>
  );
}
