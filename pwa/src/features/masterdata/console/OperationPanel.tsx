import { ChangeDefinitionDocument, CreateDefinitionDocument, DefinitionDetailDocument, DefinitionsDocument, PlantPlacesDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { go } from "@/c/router";
import { codeField, DECIMAL, FormPanel, LIST, nameFields, type FormField, type Values } from "./FormPanel";
import type { DefinitionChoice } from "./routingDraft";

export function OperationPanel({ definition, onClose }: { definition?: DefinitionChoice; onClose: () => void }) {
  const centers = useRead(PlantPlacesDocument, {}, { staleTime: 60_000 }).data?.workCenters ?? [];
  const create = useCommand(CreateDefinitionDocument, (reply) => reply.createOperationDefinition);
  const change = useCommand(ChangeDefinitionDocument, (reply) => reply.changeOperationDefinition);
  const renew = useRenew(DefinitionsDocument, DefinitionDetailDocument);
  const fields: FormField[] = [
    ...(definition ? [] : [codeField()]), ...nameFields(),
    { key: "workCenterId", label: t("places.center"), kind: "select", optional: true, options: centers.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` })) },
    { key: "setup", label: t("routing.setup"), kind: "number", matches: DECIMAL, unit: t("routing.minutes") },
    { key: "cycle", label: t("routing.cycle"), kind: "number", matches: DECIMAL, unit: t("routing.seconds_each") },
    { key: "skills", label: t("routing.skills"), optional: true, hint: t("routing.skills_hint") },
  ];
  const start: Values = definition
    ? { nameZh: definition.name.zh, nameEn: definition.name.en, workCenterId: definition.workCenterId ?? "", setup: String(definition.setupSeconds / 60), cycle: definition.cycleSeconds, skills: definition.skillCodes.join(" ") }
    : { setup: "0", cycle: "0" };
  const submit = (values: Values): void => {
    const shared = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", workCenterId: values.workCenterId || null, setupSeconds: Math.round(Number(values.setup) * 60), cycleSeconds: values.cycle ?? "0", skillCodes: (values.skills ?? "").split(LIST).filter(Boolean) };
    if (definition) change.mutate({ input: { operationDefinitionId: definition.id, ...shared } }, { onSuccess: () => { renew(); onClose(); } });
    else create.mutate({ input: { code: values.code ?? "", ...shared } }, { onSuccess: (made) => { renew(); go(`/operations/${made.id}`); } });
  };
  return <FormPanel title={definition ? `${definition.code} ${named(definition.name)}` : t("operations.new")} submit={t(definition ? "md.save" : "operations.add")} fields={fields} start={start} pending={create.isPending || change.isPending} error={create.error ?? change.error} onSubmit={submit} onClose={onClose} />;
}
