import { IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { AccessReviewDetailDocument, AccessReviewsDocument, DecideReviewDocument, SignReviewDocument, type AccessReviewDetailQuery } from "@/packages/api/generated/graphql";
import { absolute, count, known, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Dot } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { href } from "@/c/router";
import { withProof } from "@/features/session/kit/ProveDialog";

type Review = NonNullable<AccessReviewDetailQuery["accessReview"]>;
type Part = Review["parts"][number];
type Line = Part["lines"][number];

export default function ReviewPage({ id = "" }: { id?: string }) {
  const query = useRead(AccessReviewDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("reviews.one")} whole>
        {({ accessReview }) => (accessReview ? <Whole review={accessReview} /> : <Note whole title={t("reviews.not_found")} acts={<a className="btn" href={href("/access-reviews")}>{t("reviews.to_list")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Whole({ review }: { review: Review }) {
  const own = review.parts.filter((part) => part.own);
  const others = review.parts.filter((part) => !part.own);
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <nav className="crumb" aria-label={t("order.crumb")}><a href={href("/access-reviews")}>{t("reviews.title")}</a></nav>
          <h1>{t("reviews.heading", { label: review.label })}{review.closedAt && <StatusMark mark="done">{t("reviews.closed")}</StatusMark>}</h1>
          <p>{t("reviews.started_by", { name: review.startedBy, at: absolute(review.startedAt) })}<Dot />{t("reviews.due_at", { at: absolute(review.dueAt) })}</p>
        </div>
        <div className="acts"><a className="btn" href={`/api/access-reviews/${review.id}/report.pdf`} target="_blank" rel="noreferrer"><IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" />{t("reviews.report")}</a></div>
      </header>
      <div className="sheet">
        {own.map((part) => <OwnPart key={part.id} review={review} part={part} />)}
        {others.map((part) => <OtherPart key={part.id} part={part} />)}
      </div>
    </>
  );
}

interface Choice { decision: string; note: string }

/** One's own people: a line per role, keep or remove; nothing happens to anybody before the signature. */
function OwnPart({ review, part }: { review: Review; part: Part }) {
  const [drafts, setDrafts] = useState<Record<string, Choice>>({});
  const [signing, setSigning] = useState(false);
  const renew = useRenew(AccessReviewDetailDocument, AccessReviewsDocument);
  const decide = useCommand(DecideReviewDocument, (reply) => reply.decideReview);
  const sign = useCommand(SignReviewDocument, (reply) => reply.signReview);
  if (part.signedAt) return <OtherPart part={part} />;
  const stands = (line: Line): Choice => drafts[line.id] ?? { decision: line.decision ?? "", note: line.note ?? "" };
  const change = (line: Line, more: Partial<Choice>): void => setDrafts((old) => ({ ...old, [line.id]: { ...stands(line), ...more } }));
  const decisions = Object.entries(drafts).filter(([, each]) => each.decision).map(([lineId, each]) => ({ lineId, decision: each.decision, note: each.note.trim() || null }));
  const open = part.lines.filter((line) => !stands(line).decision).length;
  const unexplained = part.lines.filter((line) => stands(line).decision === "remove" && !stands(line).note.trim()).length;
  const removed = part.lines.filter((line) => stands(line).decision === "remove").length;
  const save = (then?: () => void): void => {
    if (decisions.length === 0) return then?.();
    decide.mutate({ input: { partId: part.id, decisions } }, { onSuccess: () => { setDrafts({}); renew(); then?.(); } });
  };
  const signNow = (): void => sign.mutate({ input: { partId: part.id } }, { onSuccess: () => { renew(); setSigning(false); toast(t("reviews.signed_now")); } });
  const proof = withProof(sign, signNow);
  const keepRest = (): void => setDrafts((old) => ({ ...Object.fromEntries(part.lines.filter((line) => !stands(line).decision).map((line) => [line.id, { decision: "keep", note: "" }])), ...old }));
  return (
    <section>
      <h2>{t("reviews.your_people", { n: count(new Set(part.lines.map((line) => line.userId)).size) })}</h2>
      <p className="lead">{t("reviews.your_people_why")}</p>
      <div className="review-lines">
        {part.lines.map((line, at) => (
          <div key={line.id} className="review-line" role="group" aria-label={`${line.person} ${named(line.roleName)}`}>
            <Who line={line} first={part.lines[at - 1]?.userId !== line.userId} />
            <What line={line} />
            <span className="choice">
              {(["keep", "remove"] as const).map((each) => (
                <label key={each}><input type="radio" name={line.id} checked={stands(line).decision === each} onChange={() => change(line, { decision: each })} />{t(`reviews.${each}`)}</label>
              ))}
            </span>
            {stands(line).decision === "remove" && <input className="input note-line" aria-label={t("reviews.note")} placeholder={t("reviews.note_missing")} value={stands(line).note} onChange={(event) => change(line, { note: event.target.value })} />}
          </div>
        ))}
      </div>
      <div className="save-bar">
        <button type="button" className="btn primary" disabled={open > 0 || unexplained > 0 || decide.isPending} onClick={() => save(() => setSigning(true))}>{t("reviews.sign")}</button>
        <button type="button" className="btn" disabled={decisions.length === 0 || unexplained > 0 || decide.isPending} onClick={() => save(() => toast(t("reviews.saved")))}>{t("reviews.save")}</button>
        {open > 0 && <button type="button" className="btn ghost" onClick={keepRest}>{t("reviews.keep_rest", { n: count(open) })}</button>}
        {unexplained > 0 && <span className="sm">{t("reviews.unexplained", { n: count(unexplained) })}</span>}
        <Refused error={decide.error} />
      </div>
      {signing && !proof.dialog && (
        <Dialog open title={t("reviews.sign_title", { label: review.label })} submit={t("reviews.sign")} danger={removed > 0} busy={sign.isPending} error={proof.error} onSubmit={signNow} onClose={() => setSigning(false)}>
          <p className="dialog-lead">{t("reviews.sign_effect", { kept: count(part.lines.length - removed), removed: count(removed) })}</p>
        </Dialog>
      )}
      {proof.dialog}
    </section>
  );
}

function OtherPart({ part }: { part: Part }) {
  return (
    <section>
      <h2>{part.reviewer.name}</h2>
      <p className="lead">{part.signedAt ? t("reviews.signed_by", { name: part.signedBy ?? part.reviewer.name, at: absolute(part.signedAt) }) : t("reviews.unsigned", { decided: count(part.decidedCount), all: count(part.lineCount) })}</p>
      <div className="review-lines">
        {part.lines.map((line, at) => (
          <div key={line.id} className="review-line">
            <Who line={line} first={part.lines[at - 1]?.userId !== line.userId} />
            <What line={line} />
            <span>{line.decision ? t(line.decision === "remove" ? "reviews.remove_done" : "reviews.keep") : <span className="faint">{t("reviews.undecided")}</span>}</span>
            {line.note && <span className="sm note-line">{line.note}</span>}
          </div>
        ))}
      </div>
    </section>
  );
}

const Who = ({ line, first }: { line: Line; first: boolean }) => (
  <span>{first ? <a className="link" href={href(`/people/${line.userId}`)}>{line.person}</a> : <span className="faint">{line.person}</span>}{first && <span className="second" style={{ display: "block" }}>{line.login}<Dot />{line.seenAt ? t("reviews.seen", { at: absolute(line.seenAt) }) : t("reviews.never_seen")}</span>}</span>
);

const What = ({ line }: { line: Line }) => (
  <span>
    <b className="strong">{named(line.roleName)}</b>
    <span className="second" style={{ display: "block" }}>{line.place ? `${known(`scope.${line.placeKind ?? ""}`) ?? t("scope.place")} ${named(line.place)}` : t("scope.everywhere")}<Dot />{t("reviews.permissions", { n: count(line.permissions) })}{line.dangerous.length > 0 && <span className="danger-mark">{t("rights.dangerous_n", { n: count(line.dangerous.length) })}</span>}</span>
  </span>
);
