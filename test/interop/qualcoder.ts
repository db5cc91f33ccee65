import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { statementsToRefi } from "../../packages/app/src/exchange/refi/statements-to-refi.ts";
import { writeRefiCodebook, writeRefiProject } from "../../packages/app/src/exchange/refi/write-refi.ts";
import { buildStatementTable } from "../../packages/core/src/model/index.ts";

/* Projects and codebooks of ours, read by QualCoder's own reader. RAPPORTEUR_QUALCODER names the folder src/qualcoder of a checkout of QualCoder. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const reader = fileURLToPath(new URL("programs/qualcoder_reads.py", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rapporteur-qualcoder-"));
const at = (name: string): string => join(folder, name);

interface Taken {
  readonly messages: readonly string[];
  readonly codes: readonly (readonly [name: string, category: string | null, above: string | null])[];
  readonly categories: readonly (readonly [name: string])[];
  readonly sources: readonly (readonly [name: string, text: string])[];
  readonly codings: readonly (readonly [source: string, code: string | null, words: string, coder: string, memo: string])[];
  readonly cases: readonly (readonly [name: string])[];
  readonly attributes: readonly (readonly [name: string, of: string, value: string])[];
}

function taken(name: string, content: Uint8Array | string): Taken {
  writeFileSync(at(name), content);
  execFileSync(python, [reader, process.env["RAPPORTEUR_QUALCODER"] ?? "", at(name), at("answer.json")], { stdio: "pipe" });
  return JSON.parse(readFileSync(at("answer.json"), "utf8"));
}

const text = "😀 Re\u0301mi said: “no 🌍 tax”,\n\nand 👩‍👩‍👧 left <it> & that.";
const second = "Bo backs the tax.\rAnn does not.";
const statements = [
  {
    type: "position",
    document: "one",
    words: "Re\u0301mi said",
    values: { speaker: "Re\u0301mi", concept: "tax & <more>", agreement: true, weight: -2 },
  },
  { type: "relation", document: "one", words: "no 🌍 tax", values: { speaker: "Re\u0301mi", concept: "Bo", agreement: false } },
  { type: "position", document: "one", words: "👩‍👩‍👧 left <it>", values: { speaker: "Bo", concept: "tax & <more>", agreement: true } },
  { type: "position", document: "two", words: "Bo backs", values: { speaker: "Bo", concept: "position", agreement: true } },
  { type: "position", document: "two", words: "Ann does not", values: { speaker: "Ann", concept: "tax & <more>", agreement: false } },
] as const;
const texts = new Map<string, string>([
  ["one", text],
  ["two", second],
]);
const rows = statements.map(({ words, document, ...rest }, place) => {
  const start = (texts.get(document) ?? "").indexOf(words);
  return { ...rest, document, id: `s${place}`, start, end: start + words.length, time: Date.UTC(2031, 2, 5) };
});
const table = buildStatementTable(
  {
    variables: { speaker: "entity", concept: "entity", agreement: "boolean", weight: "number" },
    documentFields: { title: "text", tags: "text", author: "text" },
  },
  rows,
  // Two documents of one title, one with a sign that no file name takes.
  [
    { id: "one", values: { title: "A talk / one", tags: "river\nfirst wave", author: "Zoë" } },
    { id: "two", values: { title: "A talk / one", tags: "river", author: "Ann" } },
  ],
);
const attributes = new Map<string, ReadonlyMap<string, Readonly<Record<string, string>>>>([
  ["speaker", new Map([["Re\u0301mi", { type: "person", country: "NO" }]])],
  ["concept", new Map([["tax & <more>", { type: "concept", set: "Money" }]])],
]);
const { project } = statementsToRefi(table, {
  name: "Study",
  origin: "Rapporteur",
  texts,
  quoteOf: () => null,
  coderOf: (row) => (row === 0 ? "Zoë" : "Ann"),
  memosOf: (row) => (row === 1 ? [{ id: "m1", writer: "Zoë", writtenAt: "2031-05-05T10:00:00Z", isReply: false, text: "Is it so?" }] : []),
  attributes,
});

function projectIsTaken(): void {
  const { messages, sources, codings, cases, attributes } = taken("study.qdpx", writeRefiProject(project));
  const said = messages.filter(
    (words) => !words.includes("NOT FULLY TESTED") && !words.includes("duplicated. Adding prefix") && !words.startsWith("Cannot copy"),
  );
  assert.deepEqual(said, []);
  assert.deepEqual(
    sources.map(([, taken_]) => taken_),
    [text, second.replace("\r", "\n")],
  );
  // Every coding has its code and its words.
  const codesOf = new Map<string, string[]>();
  for (const [, code, words] of codings) codesOf.set(words, [...(codesOf.get(words) ?? []), code ?? "none"]);
  assert.deepEqual(Object.fromEntries(codesOf), {
    "Re\u0301mi said": ["position", "Re\u0301mi", "tax & <more>", "true"],
    "no 🌍 tax": ["relation", "Re\u0301mi (relation: speaker)", "Bo (relation: concept)", "false (relation: agreement)"],
    "👩‍👩‍👧 left <it>": ["position", "Bo", "tax & <more>", "true"],
    "Bo backs": ["position", "Bo", "position (position: concept)", "true"],
    "Ann does not": ["position", "Ann", "tax & <more>", "false"],
  });
  assert.deepEqual([...new Set(codings.map(([, , , coder]) => coder))].toSorted(), ["Ann", "Zoë"]);
  assert.equal(codings[0]?.[4], "weight = -2");
  assert.deepEqual(cases, [["Re\u0301mi"]]);
  const known = attributes.map(([name, of, value]) => [name, of, value].join(" | "));
  for (const line of ["author | file | Zoë", "date | file | 2031-03-05", "type | case | person", "country | case | NO", "river | file | river"])
    assert.ok(known.includes(line), `${line} is not among ${known.join("; ")}`);
}

function codebookIsTaken(): void {
  const codebook = writeRefiCodebook(project);
  assert.match(codebook, /<Set [^>]*name="Money"><MemberCode /);
  const { messages, codes, categories } = taken("study.qdc", codebook);
  const all = project.codes.length;
  assert.equal(codes.length + categories.length, all);
  assert.ok(messages[0]?.includes(`${all} categories and codes`), messages.join("; "));
}

try {
  projectIsTaken();
  codebookIsTaken();
  process.stdout.write(
    `QualCoder: ${rows.length} statements with every code and their words, ${project.codes.length} codes of a codebook, cases, attributes, sets\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
