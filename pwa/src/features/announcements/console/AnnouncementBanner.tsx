import { IconSpeakerphone, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { ReadAnnouncementDocument, ShownAnnouncementsDocument } from "@/packages/api/generated/graphql";
import { count, dateWithDay, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { explain } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useFacts } from "@/c/live";

/** The most urgent of what the vendor or the partner has to say; put away it does not come back. */
export function AnnouncementBanner() {
  const [open, setOpen] = useState(false);
  const shown = useRead(ShownAnnouncementsDocument, {}, { refetchInterval: 300_000, staleTime: 60_000 }).data?.shownAnnouncements ?? [];
  const read = useCommand(ReadAnnouncementDocument, (reply) => reply.readAnnouncement);
  const renew = useRenew(ShownAnnouncementsDocument);
  useFacts((fact) => fact.name === "vendor.announcement_received" && renew());
  const [first] = shown;
  if (!first) return null;
  const putAway = (): void => read.mutate({ input: { receivedId: first.id } }, { onSuccess: () => { setOpen(false); renew(); }, onError: (error) => toast(explain(error).text) });
  return (
    <section className={`announced ${first.level}`} aria-label={t("announcement.title")}>
      <IconSpeakerphone size={17} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{first.level !== "info" && <>{t(`announcement.level.${first.level}`)} </>}{named(first.title)}</b>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? "announcement.less" : "announcement.more")}</button>
        {shown.length > 1 && <span className="faint sm">{t("announcement.others", { n: count(shown.length - 1) })}</span>}
        {open && <p>{named(first.text)}<span className="faint sm">{named(first.sender)} {dateWithDay(first.startsAt)}</span></p>}
      </div>
      <button type="button" className="btn ghost icon" disabled={read.isPending} onClick={putAway} aria-label={t("announcement.put_away")}><IconX size={16} stroke={1.75} /></button>
    </section>
  );
}
