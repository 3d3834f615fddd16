import { createHash } from "node:crypto";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { keepManifest } from "./build/manifest.ts";

const sha256 = (document: string) => createHash("sha256").update(document).digest("hex");
const text = { input: "string", output: "string" };

// Documents live in .graphql files beside the screen that uses them; a screen imports the generated `…Document`, so an
// entry carries only its own documents.
const client = {
  preset: "client" as const,
  presetConfig: {
    fragmentMasking: false,
    persistedDocuments: { mode: "replaceDocumentWithHash" as const, hashPropertyName: "hash", hashAlgorithm: sha256 },
  },
  config: {
    documentMode: "string",
    enumType: "const",
    useTypeImports: true,
    strictScalars: true,
    scalars: { UUID: text, Date: text, Time: text, DateTime: text, Decimal: text, JSON: { input: "unknown", output: "unknown" }, TraceColumns: { input: "unknown", output: "unknown" }, TraceLinks: { input: "unknown", output: "unknown" } },
  },
};

const config: CodegenConfig = {
  hooks: { afterAllFileWrite: () => keepManifest("src/packages/api/generated/persisted-documents.json", "persisted-documents.json") },
  schema: "../api/schema.graphql",
  generates: {
    "src/packages/api/generated/": { ...client, documents: "src/**/*.graphql" },
    // a module that two entries share is loaded whole by both: the phone and the wall get files of their own
    "src/packages/api/generated/worker/": { ...client, documents: ["src/w/**/*.graphql", "src/features/*/worker/*.graphql", "!src/features/traceability/worker/*.graphql"] },
    // and the phone's store one that comes with its screens
    "src/packages/api/generated/store/": { ...client, documents: ["src/features/traceability/worker/*.graphql"] },
    "src/packages/api/generated/vendor/": { ...client, documents: ["src/v/**/*.graphql", "src/features/session/*.graphql"] },
    "src/packages/api/generated/wall/": { ...client, documents: ["src/s/**/*.graphql"] },
  },
};

export default config;
