import { useState } from "react";
import { AnnouncementsDocument, WithdrawAnnouncementDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { SidePanel } from "@/c/kit/SidePanel";
import { useSession } from "@/c/session";
import { ANNOUNCE } from "../permissions";
import { AnnouncementState, audienceOf, Level, type Announced } from "./AnnouncementsPage";

export function AnnouncementPanel({ announcement, onClose }: { announcement: Announced; onClose: () => void }) {
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(WithdrawAnnouncementDocument, (reply) => reply.withdrawAnnouncement);
  const renew = useRenew(AnnouncementsDocument);
  const open = announcement.state === "out" || announcement.state === "scheduled";
  const submit = (): void => withdraw.mutate({ input: { announcementId: announcement.id } }, { onSuccess: () => { renew(); setAsking(false); } });
  return (
    <SidePanel title={named(announcement.title)} onClose={onClose} foot={open && can(ANNOUNCE) && <button type="button" className="btn danger" onClick={() => setAsking(true)}>{t("v.announcement.withdraw")}</button>}>
      <dl className="pairs">
        <dt>{t("v.announcement.state")}</dt><dd><AnnouncementState announcement={announcement} /></dd>
        <dt>{t("v.announcement.level")}</dt><dd><Level level={announcement.level} /></dd>
        <dt>{t("v.announcement.audience")}</dt><dd>{audienceOf(announcement)}</dd>
        <dt>{t("v.announcement.from")}</dt><dd>{absolute(announcement.startsAt)}</dd>
        <dt>{t("v.announcement.until")}</dt><dd>{announcement.endsAt ? absolute(announcement.endsAt) : t("v.announcement.open_end")}</dd>
        <dt>{t("v.announcement.by")}</dt><dd>{announcement.announcedBy} {absolute(announcement.createdAt)}</dd>
        {announcement.withdrawnAt && <><dt>{t("v.announcement.state.withdrawn")}</dt><dd>{absolute(announcement.withdrawnAt)}</dd></>}
        <dt>{t("v.announcement.companies_read")}</dt><dd>{count(announcement.companiesRead)} / {count(announcement.companies)}</dd>
        <dt>{t("v.announcement.readers")}</dt><dd>{count(announcement.readers)}</dd>
      </dl>
      {(["zh", "en"] as const).map((language) => (
        <section key={language} lang={language === "zh" ? "zh-CN" : "en"}>
          <h3>{announcement.title[language]}</h3>
          <p className="announced-text">{announcement.text[language]}</p>
        </section>
      ))}
      {asking && (
        <Dialog open danger title={t("v.announcement.withdraw")} submit={t("v.announcement.withdraw")} busy={withdraw.isPending} error={withdraw.error} onSubmit={submit} onClose={() => setAsking(false)}>
          <p className="dialog-lead">{t("v.announcement.withdraw_lead", { title: named(announcement.title), n: count(announcement.companies) })}</p>
        </Dialog>
      )}
    </SidePanel>
  );
}
