import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { ApproveInstructionDocument, DefinitionDetailDocument, WithdrawInstructionDocument, type DefinitionDetailQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Dot } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { APPROVE_ITEMS, EDIT_ROUTINGS } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { InstructionEditor } from "./InstructionEditor";
import { Media } from "./Media";
import { OperationPanel } from "./OperationPanel";
import { Crumbs, duration, Fact, Section, VersionState, when } from "./shared";

type Data = DefinitionDetailQuery & { operationDefinition: NonNullable<DefinitionDetailQuery["operationDefinition"]> };
export type InstructionFull = DefinitionDetailQuery["instructions"][number];

export default function OperationPage({ id = "" }: { id?: string }) {
  const query = useRead(DefinitionDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("operations.one")} whole>
        {(data) => (data.operationDefinition ? <Detail data={{ ...data, operationDefinition: data.operationDefinition }} /> : <Note whole title={t("operations.not_found")} acts={<a className="btn" href={href("/operations")}>{t("operations.to_list")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Detail({ data: { operationDefinition: definition, instructions } }: { data: Data }) {
  const { can } = useSession();
  const { query } = useRoute();
  const [editing, setEditing] = useState(false);
  const may = can(EDIT_ROUTINGS);
  const close = (): void => refine({ instruction: null, new: null });
  const opened = instructions.find((each) => each.id === query.get("instruction"));
  const writing = may && (query.get("new") || opened);
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <Crumbs items={[{ label: t("operations.title"), path: "/operations" }]} />
          <h1>{definition.code} <span>{named(definition.name)}</span></h1>
          <p>{definition.workCenter ? named(definition.workCenter.name) : t("operations.no_center")}{definition.skillCodes.length > 0 && <><Dot />{t("routing.needs_skills", { skills: definition.skillCodes.join(" ") })}</>}</p>
        </div>
        <div className="acts">{may && <button type="button" className="btn" onClick={() => setEditing(true)}>{t("md.edit")}</button>}</div>
      </header>
      <dl className="facts">
        <Fact title={t("places.center")}>{definition.workCenter ? named(definition.workCenter.name) : "–"}</Fact>
        <Fact title={t("routing.setup")}>{duration(definition.setupSeconds)}</Fact>
        <Fact title={t("routing.cycle")}>{duration(definition.cycleSeconds)}</Fact>
      </dl>
      {writing ? <InstructionEditor definitionId={definition.id} from={opened} onClose={close} /> : (
        <Section title={t("instructions.title")} acts={may && <button type="button" className="btn" onClick={() => refine({ new: "1", instruction: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("instructions.new")}</button>}>
          <p className="lead">{t("instructions.lead")}</p>
          {instructions.length === 0 ? <Note title={t("instructions.empty")}>{t("instructions.empty_why")}</Note> : instructions.filter((each) => each.state !== "withdrawn").map((each) => <Instruction key={each.id} instruction={each} may={may} />)}
        </Section>
      )}
      {editing && <OperationPanel definition={definition} onClose={() => setEditing(false)} />}
    </>
  );
}

export const scopeOf = (instruction: Pick<InstructionFull, "item" | "stepSequence">): string =>
  instruction.item ? (instruction.stepSequence ? t("instructions.for_step", { item: instruction.item.code, n: count(instruction.stepSequence) }) : t("instructions.for_item", { item: instruction.item.code })) : t("instructions.for_all");

function Instruction({ instruction, may }: { instruction: InstructionFull; may: boolean }) {
  const { can } = useSession();
  const [asked, setAsked] = useState<"approve" | "withdraw" | null>(null);
  const draft = instruction.state === "draft";
  const title = t("instructions.version", { scope: scopeOf(instruction), n: count(instruction.version) });
  return (
    <article aria-label={title} style={{ marginBottom: 24 }}>
      <div className="md-line" style={{ alignItems: "center", marginBottom: 4 }}>
        <h3 className="strong">{title}</h3><VersionState state={instruction.state} />
        <span className="muted">{instruction.approvedBy ?? instruction.madeBy} {when(instruction.approvedAt ?? instruction.createdAt)}</span>
        {may && <button type="button" className="btn ghost" onClick={() => refine({ instruction: instruction.id, new: null })}>{t(draft ? "md.edit" : "instructions.next")}<span className="sr-only"> {title}</span></button>}
        {draft && may && <button type="button" className="btn ghost" onClick={() => setAsked("withdraw")}>{t("md.withdraw")}<span className="sr-only"> {title}</span></button>}
        {draft && can(APPROVE_ITEMS) && <button type="button" className="btn" onClick={() => setAsked("approve")}>{t("md.approve")}<span className="sr-only"> {title}</span></button>}
      </div>
      {instruction.steps.map((step) => (
        <div key={step.id} className={`md-step ${step.critical ? "md-critical" : ""}`}>
          <b>{step.position}</b>
          <div><div>{named(step.text)}</div>{step.critical && <div className="second">{t("instructions.critical")}</div>}</div>
          <div>{step.sha256 && <Media sha256={step.sha256} mediaType={step.mediaType ?? ""} alt={t("instructions.picture_of", { n: count(step.position) })} />}</div>
        </div>
      ))}
      {asked && <InstructionDialog instruction={instruction} title={title} act={asked} onClose={() => setAsked(null)} />}
    </article>
  );
}

function InstructionDialog({ instruction, title, act, onClose }: { instruction: InstructionFull; title: string; act: "approve" | "withdraw"; onClose: () => void }) {
  const approve = useCommand(ApproveInstructionDocument, (reply) => reply.approveInstruction);
  const withdraw = useCommand(WithdrawInstructionDocument, (reply) => reply.withdrawInstruction);
  const renew = useRenew(DefinitionDetailDocument);
  const command = act === "approve" ? approve : withdraw;
  const label = t(`instructions.${act}`, { what: title });
  return (
    <Dialog open title={label} submit={t(`md.${act}`)} danger={act === "withdraw"} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { instructionId: instruction.id } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{t(act === "approve" ? "instructions.approve_why" : "md.withdraw_why")}</p>
    </Dialog>
  );
}
