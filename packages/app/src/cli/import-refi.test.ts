import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { recordsOf } from "../../../../test/support/records-of.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { writeMemos } from "../../../../test/support/samples/write-memos.ts";
import { unpackParts } from "@rapporteur/reader/sources";
import { writeZip } from "../exchange/zip/write-zip.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-refi-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const into = (library: string, ...words: string[]): Promise<CommandRun> => runCommand(["import", ...words, "--library", at(library)]);

const text = "😀 First.\r\nWe back the tax, said Ann.";
const xml = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="QualCoder">
<Users><User guid="u1" name="Zoë"/></Users>
<CodeBook><Codes><Code guid="c1" name="Economy" isCodable="false"><Description>All of it</Description><Code guid="c2" name="Tax" isCodable="true" color="#ff0000"/></Code></Codes></CodeBook>
<Cases><Case guid="k1" name="Ann"><SourceRef targetGUID="s1"/></Case></Cases>
<Sources><TextSource guid="s1" name="Talk" plainTextPath="internal://s1.txt"><PlainTextSelection guid="p1" startPosition="10" endPosition="25" creatingUser="u1"><Description>clear</Description><Coding guid="g1"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection></TextSource></Sources><Sets><Set guid="t1" name="Money"><MemberCode targetGUID="c2"/></Set></Sets></Project>`;

it("a project of a program for qualitative analysis becomes documents, accepted statements and concepts in their order", async () => {
  writeFileSync(
    at("talk.qdpx"),
    writeZip([
      { name: "project.qde", content: xml },
      { name: "sources/s1.txt", content: text },
    ]),
  );
  const { code, out } = await into("refi.rapporteur", at("talk.qdpx"));
  expect([code, out]).toEqual([0, expect.stringContaining("Imported 1 document with 1 statement")]);
  const entities = await recordsOf(at("refi.rapporteur"), "entity");
  const named = new Map(entities.map((entity) => [entity.name, entity]));
  expect(named.get("Economy")).toMatchObject({ type: "concept", parent: null, note: "All of it" });
  expect(named.get("Tax")).toMatchObject({ type: "concept", parent: named.get("Economy")?.id, color: "#ff0000" });
  expect(await recordsOf(at("refi.rapporteur"), "statement")).toEqual([
    expect.objectContaining({
      type: "coding",
      quote: "We back the tax",
      coder: { kind: "import", name: "Zoë" },
      review: "accepted",
      note: "clear",
      values: { concept: named.get("Tax")?.id, case: named.get("Ann")?.id },
    }),
  ]);
  expect((await into("refi.rapporteur", at("talk.qdpx"))).out).toContain("1 statement known already");
  expect((await runCommand(["doctor", "--library", at("refi.rapporteur")])).code).toBe(0);
  await runCommand(["export", "--library", at("refi.rapporteur"), "--out", at("back.qdc")]);
  expect(readFileSync(at("back.qdc"), "utf8")).toMatch(/<Set [^>]*name="Money"><MemberCode guid="[^"]+"\/><\/Set>/);
  // The words and who coded them stand with the coding: they are no codes.
  expect(readFileSync(at("back.qdc"), "utf8")).not.toMatch(/name="(?:quote|We back the tax|coder|Zoë)"/);
});

it("a library goes through a project into another one, and its codes into a codebook", async () => {
  writeFileSync(at("talk.json"), JSON.stringify(sampleReadout));
  await into("first.rapporteur", at("talk.json"));
  await writeMemos(at("first.rapporteur"), ["Is this & that <meant>?", "Yes."]);
  const drafts = ["export", "--library", at("first.rapporteur"), "--drafts"];
  expect((await runCommand([...drafts, "--what", "refi", "--out", at("out.qdpx")])).code).toBe(0);
  expect((await runCommand([...drafts, "--out", at("same.qdpx")])).out).toContain("REFI-QDA knows no drafts");
  const { code } = await into("second.rapporteur", at("out.qdpx"));
  expect(code).toBe(0);
  const told = async (library: string): Promise<string[]> => {
    const names = new Map((await recordsOf(at(library), "entity")).map(({ id, type, name }) => [id, `${type} ${name}`]));
    const statements = await recordsOf(at(library), "statement");
    return statements
      .map(({ type, start, end, quote, review, speaker }) => `${type} ${start} ${end} ${quote} ${review} ${names.get(speaker ?? "") ?? ""}`)
      .toSorted();
  };
  expect(await told("second.rapporteur")).toEqual(await told("first.rapporteur"));
  const notes = (await recordsOf(at("second.rapporteur"), "statement")).map(({ note }) => note);
  expect(notes.filter((note) => note !== "")).toEqual(["Is this & that <meant>?\n\nYes."]);
  const parts = await unpackParts(readFileSync(at("out.qdpx")), { source: "out.qdpx", isWanted: () => true, maxBytes: 10_000_000, maxEntries: 100 });
  const xml = new TextDecoder().decode(parts.get("project.qde"));
  expect(xml).toMatch(/<Note guid="[^"]+" name="Reply by local, \d{4}-\d\d-\d\d" creatingUser="[^"]+" creationDateTime="[^"]+">/);
  expect((await runCommand([...drafts, "--out", at("codes.qdc")])).code).toBe(0);
  expect((await into("codes.rapporteur", at("codes.qdc"))).code).toBe(0);
});

it("concepts keep their place, note and colour from a codebook through libraries and projects, those that no statement has too", async () => {
  const codebook = `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>
<Code guid="c1" name="Économie 😀" isCodable="true" color="#00ff00"><Description>All of it</Description><Code guid="c2" name="Tax" isCodable="true" color="#ff0000"><Code guid="c3" name="Tolls" isCodable="true"/></Code></Code><Code guid="c4" name="Loose" isCodable="true"/></Codes></CodeBook>`;
  writeFileSync(at("from.qdc"), codebook);
  expect((await into("book.rapporteur", at("from.qdc"))).code).toBe(0);
  const codesOf = async (library: string): Promise<unknown[]> => {
    const entities = (await recordsOf(at(library), "entity")).filter(({ type }) => type === "concept");
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    return entities.map(({ name, parent, note, color }) => [name, names.get(parent ?? "") ?? null, note, color]).toSorted();
  };
  const codes = await codesOf("book.rapporteur");
  expect(codes).toEqual([
    ["Loose", null, "", null],
    ["Tax", "Économie 😀", "", "#ff0000"],
    ["Tolls", "Tax", "", null],
    ["Économie 😀", null, "All of it", "#00ff00"],
  ]);
  expect((await runCommand(["export", "--library", at("book.rapporteur"), "--out", at("again.qdc")])).code).toBe(0);
  expect((await into("again.rapporteur", at("again.qdc"))).code).toBe(0);
  expect(await codesOf("again.rapporteur")).toEqual(codes);
  // With a statement: the codes are below its variable then.
  await into("refi.rapporteur", at("from.qdc"));
  const before = await codesOf("refi.rapporteur");
  expect((await runCommand(["export", "--library", at("refi.rapporteur"), "--out", at("third.qdpx")])).code).toBe(0);
  expect((await into("third.rapporteur", at("third.qdpx"))).code).toBe(0);
  expect(await codesOf("third.rapporteur")).toEqual(before);
});
