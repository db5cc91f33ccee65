import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";
import { runCommand } from "../support/run-command.ts";

/* Documents that LibreOffice saves, read by us; our workbooks, opened and saved again by LibreOffice. */

const soffice = process.env["RAPPORTEUR_SOFFICE"] ?? "soffice";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-office-"));
const at = (name: string): string => join(folder, name);
const words = [
  "Ministers of 🌍 will meet in Rémi’s town on Tuesday, and they are likely to agree on most of it.",
  "What is open",
  "First, the tolls.",
  "14",
  "e\u0301 by 5 %.",
];
const page = `<html><head><meta charset="utf-8"><title>Talks on the river</title></head><body><h1>Talks on the river</h1><p>By Zoë Lund</p><p>${words[0]}</p>
<h2>${words[1]}</h2><ul><li>${words[2]}</li><li>Second, the gates.</li></ul><table><tr><td>Year</td><td>Tons</td></tr><tr><td>2031</td><td>${words[3]}</td></tr></table>
<p>“We will not pay,” said Ann Lee. The dam will raise tolls ${words[4]}</p></body></html>`;

function convert(file: string, to: string, from?: string): void {
  const filter = from === undefined ? [] : [`--infilter=${from}`];
  const own = `-env:UserInstallation=${pathToFileURL(at("profile")).href}`;
  execFileSync(soffice, [own, "--headless", ...filter, "--convert-to", to, "--outdir", folder, at(file)], { stdio: "pipe" });
}

/** Format → what LibreOffice calls its filter. */
const saved = {
  odt: "odt",
  ott: "ott",
  rtf: "rtf",
  docx: "docx:MS Word 2007 XML",
  epub: "epub",
  pdf: "pdf:writer_pdf_Export",
  txt: "txt:Text (encoded):UTF8",
};

async function documents(): Promise<void> {
  writeFileSync(at("talk.html"), page);
  for (const [ending, filter] of Object.entries(saved)) {
    convert("talk.html", filter, "HTML (StarWriter)");
    const { document } = await readSource(readFileSync(at(`talk.${ending}`)), { name: `talk.${ending}`, isBounded: true });
    const text = document.text.replace(/\s+/g, " ").normalize("NFC");
    for (const passage of words) assert.ok(text.includes(passage.normalize("NFC")), `${ending} has no “${passage}”`);
    assert.equal(document.metadata.title, "Talks on the river", ending);
  }
}

async function run(...args: string[]): Promise<string> {
  const { code, out, err } = await runCommand(args);
  if (code !== 0) throw new Error(`${args.join(" ")}: ${err}`);
  return out;
}

/** A workbook of ours, saved again by LibreOffice as a workbook and as CSV, has the same statements. */
async function workbooks(): Promise<void> {
  const coded = fileURLToPath(new URL("../../examples/varn-canal-coded.csv", import.meta.url));
  const rowsOf = async (file: string): Promise<string[]> => {
    await run("export", file, "--out", at("rows.jsonl"));
    // It does not save a cell with an empty text: a blank becomes no value.
    return readFileSync(at("rows.jsonl"), "utf8").replaceAll(':""', ":null").trim().split("\n").slice(1).toSorted();
  };
  await run("export", coded, "--out", at("ours.xlsx"));
  convert("ours.xlsx", "ods");
  convert("ours.ods", "xlsx");
  const theirs = readFileSync(at("ours.xlsx"));
  writeFileSync(at("theirs.xlsx"), theirs);
  await run("export", coded, "--out", at("ours.xlsx"));
  assert.notDeepEqual(theirs, readFileSync(at("ours.xlsx")));
  assert.deepEqual(await rowsOf(at("theirs.xlsx")), await rowsOf(at("ours.xlsx")));
  await run("export", coded, "--out", at("study.cases.xlsx"));
  convert("study.cases.xlsx", "csv");
}

try {
  await documents();
  await workbooks();
  process.stdout.write(`LibreOffice: documents in ${Object.keys(saved).join(", ")} read; our workbook comes back from it with the same statements\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
