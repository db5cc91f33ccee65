import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { runCommand } from "../support/run-command.ts";
import { writeMemos } from "../support/samples/write-memos.ts";

/*
 * Makes what the tests of the clients in other languages read: `node make-tables.ts FOLDER` writes a library with emoji, a day before 1970, a forecast that was
 * decided and a long text, its tables, and what it holds as plain JSON, taken from its records and not from the tables; and the tables of an example.
 */

const [folder = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const at = (name: string): string => join(folder, name);
const library = ["--library", at("study.rapporteur")];
const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

async function run(...words: string[]): Promise<string> {
  const { code, out, err } = await runCommand(words, { now: () => Date.parse("2032-03-04T05:06:07Z") });
  if (code !== 0) throw new Error(`${words.join(" ")}: ${err}`);
  return out;
}

const { document } = sampleReadout;
const older = {
  title: "Before 😀 the war, e\u0301 and “quotes”",
  published: "1914-06-28",
  text: `${document.text}\n${"Long 😀 text. ".repeat(200_000)}`,
};
writeFileSync(at("talk.json"), JSON.stringify(sampleReadout));
writeFileSync(
  at("older.json"),
  JSON.stringify({ ...sampleReadout, document: { ...document, ...older, textSha256: "e".repeat(64), sha256: "f".repeat(64) } }),
);
await run("import", at("talk.json"), at("older.json"), `${examples}statements.csv`, `${examples}varn-canal-causes.csv`, ...library);
await writeMemos(at("study.rapporteur"), ["Is this meant? 😀", "Yes."]);
await run("forecasts", "open", ...library, "--drafts");
const [question] = JSON.parse(await run("forecasts", "list", ...library, "--drafts", "--json")) as { id: string }[];
const outcome = ["--outcome", "no", "--date", "2032-02-01", "--reason", "It held.", "--evidence", "https://example.org/"];
await run("forecasts", "resolve", question?.id ?? "", ...library, ...outcome);
await run("export", ...library, "--what", "tables", "--out", at("tables"));
await run("export", ...library, "--what", "tables", "--format", "jsonl", "--out", at("tables-jsonl"));
// What the first look of the clients' README files is taken at.
await run("import", `${examples}varn-canal-coded.csv`, "--library", at("varn.rapporteur"));
await run("export", "--library", at("varn.rapporteur"), "--what", "tables", "--out", at("varn-tables"));
await run("export", "--library", at("varn.rapporteur"), "--what", "tables", "--format", "jsonl", "--out", at("varn-tables-jsonl"));
writeFileSync(at("network.json"), await run("network", ...library, "--type", "twomode", "--variable1", "organization", "--json"));
writeFileSync(at("relations.json"), await run("relations", ...library, "--drafts", "--level", "person", "--json"));
writeFileSync(at("causes.json"), await run("causes", ...library, "--json"));

const store = await openStore(at("study.rapporteur"));
const records: Record<string, unknown[]> = {};
for (const kind of ["statement", "document", "entity", "question", "outcome", "memo"] as const) {
  const found: unknown[] = [];
  for await (const { record } of store.records.all("main", kind)) found.push(record);
  records[kind] = found;
}
records["text"] = await Promise.all(
  (await store.contents.ofDocuments("main")).map(async ({ documentId, contentId }) => ({
    document: documentId,
    text: (await store.contents.get("main", contentId))?.text,
  })),
);
await store.close();
writeFileSync(at("records.json"), JSON.stringify(records));
