import { useState } from "react";
import { call, settled } from "@/packages/api";
import { WorkerAnnouncementsDocument, WorkerReadAnnouncementDocument } from "@/packages/api/generated/worker/graphql";
import { known, named, t } from "@/packages/i18n";
import { asPerson, useFetched } from "@/w/model/fetched";
import { Button } from "@/w/ui/parts";

/** One line of what the vendor or the partner has to say; a tap tells the rest, another puts it away. */
export default function Announced() {
  const shown = useFetched("announcements", async () => (await call(WorkerAnnouncementsDocument, {}, asPerson())).shownAnnouncements);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const first = shown.data?.[0];
  if (!first) return null;
  const putAway = async (): Promise<void> => {
    try {
      settled((await call(WorkerReadAnnouncementDocument, { input: { receivedId: first.id } }, asPerson())).readAnnouncement);
      setOpen(false);
      shown.again();
    } catch {
      setFailed(true);
    }
  };
  const level = known(`w.announced.${first.level}`);
  return (
    <section className={first.level === "info" ? "note" : "band warn"} aria-label={t("w.announced.title")} style={{ marginBottom: 10, ...(first.level === "info" ? { background: "var(--accent-weak)" } : {}) }}>
      <div>
        <b>{level && `${level} `}{named(first.title)}</b>
        {open && <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{named(first.text)}</p>}
        {failed && <p className="c-t2">{t("w.announced.failed")}</p>}
      </div>
      <Button tone="quiet" onClick={() => (open ? void putAway() : setOpen(true))}>{t(open ? "w.announced.read" : "w.announced.more")}</Button>
    </section>
  );
}
