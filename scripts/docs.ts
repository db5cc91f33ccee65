import { z } from "zod";
import { errorCatalogue, type CatalogueEntry } from "../packages/core/src/base/error-catalogue.ts";
import { readoutSchema } from "../packages/reader/src/readout/readout.ts";

/* The parts of docs/ that are made from the code. `npm run docs` writes them; a test fails while they are stale. */

const exits: Readonly<Record<CatalogueEntry["kind"], string>> = {
  usage: "asked wrongly (exit 2)",
  input: "what was given cannot be used (exit 1)",
  missing: "not there (exit 1)",
  environment: "the machine or the network (exit 1)",
  conflict: "somebody was faster (exit 1)",
  unauthenticated: "nobody is signed in",
  forbidden: "not allowed",
  limit: "too much or too often (exit 1)",
};

/** docs/errors.md: every code of the catalogue with its text and cure. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, entry]) => `| \`${code}\` | ${exits[entry.kind]} | ${cell(entry.text)} | ${cell(entry.cure)} |`,
  );
  return `# Errors

Every error is one sentence: what is wrong; what to do. The code in brackets behind it is stable and can be searched for here.
Words in braces are filled in when it happens. This page is made from \`packages/core/src/base/error-catalogue.ts\` by \`npm run docs\`.

| code | kind | what is wrong | the cure |
|---|---|---|---|
${rows.sort().join("\n")}
`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** docs/readout.schema.json: the JSON Schema (2020-12) of `rapporteur.readout/1`. */
export function readoutSchemaFile(): string {
  const schema = z.toJSONSchema(readoutSchema, { target: "draft-2020-12" });
  return `${JSON.stringify({ title: "rapporteur.readout/1", ...schema }, null, 2)}\n`;
}

/** Path below the repository's root → content. */
export function generatedDocs(): Record<string, string> {
  return { "docs/errors.md": errorsPage(), "docs/readout.schema.json": readoutSchemaFile() };
}
