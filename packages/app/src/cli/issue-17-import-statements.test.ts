import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { recordsOf } from "../../../../test/support/records-of.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { type DnaDatabase, type DnaPermission, dnaPermissions } from "../exchange/dna/dna-database.ts";
import { hashDnaPassword } from "../exchange/dna/dna-password.ts";
import { writeDna } from "../exchange/dna/write-dna.ts";

const csv = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "rapporteur-import-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const into = (library: string, ...words: string[]): Promise<CommandRun> => runCommand(["import", ...words, "--library", at(library)]);

const coder = {
  id: 1,
  name: "Ann",
  color: "#FFFF00",
  refresh: 0,
  fontSize: 14,
  password: hashDnaPassword("secret", Buffer.alloc(16, 7)),
  popupWidth: 300,
  colorByCoder: false,
  popupDecoration: false,
  popupAutoComplete: true,
  permissions: Object.fromEntries(dnaPermissions.map((name) => [name, true])) as Record<DnaPermission, boolean>,
};
const text = "😀 First.\r\nWe back the carbon tax, said Ann Lee.\r\nIt is a bad idea, said Bo.";
const place = (words: string): { start: number; stop: number } => ({ start: text.indexOf(words), stop: text.indexOf(words) + words.length });
const value = (variable: number, given: boolean | number | string) => ({ variable, value: given });

const database: DnaDatabase = {
  settings: {},
  coders: [coder, { ...coder, id: 2, name: "Zoë" }],
  coderRelations: [],
  documents: [
    {
      id: 1,
      title: "Debate",
      text,
      coder: 1,
      author: "R. Vale",
      source: "The Review",
      section: "Politics",
      notes: "Scanned",
      type: "",
      date: 1_584_662_400,
    },
    { id: 2, title: "Uncoded", text: "Nothing here.", coder: 1, author: "", source: "", section: "", notes: "", type: "", date: 0 },
  ],
  statementTypes: [
    { id: 1, label: "DNA Statement", color: "#EFD033" },
    { id: 2, label: "Annotation", color: "#00FF00" },
  ],
  variables: [
    { id: 1, name: "person", dataType: "short text", statementType: 1 },
    { id: 2, name: "organization", dataType: "short text", statementType: 1 },
    { id: 3, name: "concept", dataType: "short text", statementType: 1 },
    { id: 4, name: "agreement", dataType: "boolean", statementType: 1 },
    { id: 5, name: "note", dataType: "long text", statementType: 2 },
  ],
  variableLinks: [],
  entities: [
    { id: 1, variable: 1, value: "Ann Lee", color: "#000000", childOf: null },
    { id: 2, variable: 2, value: "Green Party", color: "#00AA00", childOf: null },
    { id: 3, variable: 3, value: "carbon tax", color: "#000000", childOf: null },
    { id: 4, variable: 1, value: "", color: "#000000", childOf: null },
    { id: 5, variable: 2, value: "", color: "#000000", childOf: null },
    { id: 6, variable: 3, value: "", color: "#000000", childOf: null },
    { id: 7, variable: 2, value: "Never Coded", color: "#000000", childOf: null },
  ],
  attributeVariables: [{ id: 1, variable: 2, name: "Type" }],
  attributeValues: [{ entity: 2, attributeVariable: 1, value: "party" }],
  statements: [
    {
      id: 1,
      statementType: 1,
      document: 1,
      ...place("We back the carbon tax"),
      coder: 1,
      values: [value(1, 1), value(2, 2), value(3, 3), value(4, true)],
    },
    {
      id: 2,
      statementType: 1,
      document: 1,
      ...place("It is a bad idea"),
      coder: 2,
      values: [value(1, 4), value(2, 5), value(3, 3), value(4, false)],
    },
    { id: 3, statementType: 2, document: 1, ...place("😀"), coder: 2, values: [value(5, "a smile")] },
  ],
  regexes: [
    { label: "climat(e|ic)", color: "#FF0000" },
    { label: "(?<=no)lookbehind", color: "#FF0000" },
  ],
};

describe("a .dna in a library", () => {
  beforeAll(() => writeDna(at("study.dna"), database));

  it("is the accepted work of its coders, with documents, types, entities, attributes and regular expressions", async () => {
    const { code, out, err } = await into("dna.rapporteur", at("study.dna"));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("3 statements");
    expect(out).toContain("(?<=no)lookbehind");
    const documents = await recordsOf(at("dna.rapporteur"), "document");
    expect(documents.map(({ title, publisher, published, tags, note }) => ({ title, publisher, published, tags, note }))).toEqual(
      expect.arrayContaining([
        { title: "Debate", publisher: "The Review", published: "2020-03-20", tags: ["Politics"], note: "Author: R. Vale\nScanned" },
        { title: "Uncoded", publisher: null, published: null, tags: [], note: "" },
      ]),
    );
    const entities = await recordsOf(at("dna.rapporteur"), "entity");
    const named = new Map(entities.map((entity) => [entity.name, entity]));
    expect(named.get("Green Party")).toMatchObject({
      type: "organization",
      color: "#00aa00",
      attributes: [{ name: "Type", value: "party", from: null, to: null }],
    });
    expect(named.has("Never Coded") && !named.has("")).toBe(true);
    const statements = await recordsOf(at("dna.rapporteur"), "statement");
    const byQuote = new Map(statements.map((one) => [one.quote, one]));
    expect([...byQuote.keys()].toSorted()).toEqual(["It is a bad idea", "We back the carbon tax", "😀"]);
    expect(byQuote.get("We back the carbon tax")).toMatchObject({
      type: "position",
      review: "accepted",
      coder: { kind: "import", name: "Ann" },
      speaker: named.get("Ann Lee")?.id,
      organization: named.get("Green Party")?.id,
      values: { concept: named.get("carbon tax")?.id, agreement: true, intensity: 1 },
    });
    expect(byQuote.get("It is a bad idea")).toMatchObject({
      speaker: null,
      organization: null,
      values: { agreement: false, intensity: -1 },
      coder: { name: "Zoë" },
    });
    expect(byQuote.get("😀")).toMatchObject({ type: "annotation", values: { note: "a smile" } });
    const types = await recordsOf(at("dna.rapporteur"), "type");
    expect(types.find(({ key }) => key === "annotation")).toMatchObject({ label: "Annotation", color: "#00ff00", isBuiltIn: false });
    expect((await recordsOf(at("dna.rapporteur"), "regex")).map(({ pattern }) => pattern)).toEqual(["climat(e|ic)"]);
  });

  it("adds nothing when imported again, and only what is new of a file that has grown", async () => {
    expect((await into("dna.rapporteur", at("study.dna"))).out).toContain("3 statements known already");
    const more = { id: 4, statementType: 2, document: 1, ...place("First"), coder: 1, values: [value(5, "order")] };
    writeDna(at("grown.dna"), { ...database, statements: [...database.statements, more] });
    expect((await into("dna.rapporteur", at("grown.dna"))).out).toContain("1 statement;");
    expect(await recordsOf(at("dna.rapporteur"), "statement")).toHaveLength(4);
    expect(await recordsOf(at("dna.rapporteur"), "document")).toHaveLength(2);
  });

  it("stands in the figures and passes the library's own check", async () => {
    expect(
      (await runCommand(["network", "--library", at("dna.rapporteur"), "--type", "twomode", "--variable1", "organization", "--json"])).out,
    ).toContain("Green Party");
    expect((await runCommand(["doctor", "--library", at("dna.rapporteur")])).code).toBe(0);
  });
});

describe("a table of statements in a library", () => {
  it("is statements, not prose", async () => {
    const { code, out, err } = await into("csv.rapporteur", csv);
    expect([code, err, out]).toEqual([0, "", expect.stringContaining("14 statements")]);
    const statements = await recordsOf(at("csv.rapporteur"), "statement");
    expect(new Set(statements.map(({ review, type }) => `${review} ${type}`))).toEqual(new Set(["accepted position"]));
    expect(statements.map(({ quote }) => quote)).toContain("The minister repeated that the last pit closes in 2035.");
    expect(await recordsOf(at("csv.rapporteur"), "document")).toHaveLength(5);
    const figures = async (...source: string[]) =>
      JSON.parse((await runCommand(["network", ...source, "--type", "twomode", "--variable1", "organization", "--json"])).out) as { result: unknown };
    expect((await figures("--library", at("csv.rapporteur"))).result).toEqual((await figures(csv)).result);
  });

  it("takes the columns that it is told", async () => {
    writeFileSync(at("other.csv"), "Doc,Wer,Thema,Dafür,Worte\na,Ann Lee,tax,1,Yes to it.\n");
    const maps = ["document=Doc", "speaker=Wer", "concept=Thema", "agreement=Dafür", "quote=Worte"].flatMap((map) => ["--map", map]);
    expect((await into("map.rapporteur", at("other.csv"), ...maps)).out).toContain("1 statement");
    expect((await recordsOf(at("map.rapporteur"), "entity")).map(({ name, type }) => `${type} ${name}`).toSorted()).toEqual([
      "concept tax",
      "person Ann Lee",
    ]);
  });

  it("finds the words in a document that the library has, and lists those that are not there", async () => {
    writeFileSync(at("talk.json"), JSON.stringify(sampleReadout));
    await into("found.rapporteur", at("talk.json"));
    const before = (await recordsOf(at("found.rapporteur"), "statement")).length;
    const rows = ["Graustark is unlikely to yield.", "Never said."].map((words, at) => `talk.json,bill,${at},${words}`);
    writeFileSync(at("codes.csv"), `document,concept,agreement,quote\n${rows.join("\n")}\n`);
    const { out } = await into("found.rapporteur", at("codes.csv"));
    expect(out).toContain("1 statements are left out: their words are not in the document");
    const statements = await recordsOf(at("found.rapporteur"), "statement");
    const [document, ...others] = await recordsOf(at("found.rapporteur"), "document");
    const added = statements.filter(({ coder }) => coder.name === "codes.csv");
    expect([added.map(({ quote }) => quote), added[0]?.documentId, statements.length - before, others]).toEqual([
      ["Graustark is unlikely to yield."],
      document?.id,
      1,
      [],
    ]);
  });

  it("that cannot be read is a failure with file and row", async () => {
    writeFileSync(at("bad.csv"), 'document,concept\na,"open\n');
    const { code, out } = await into("bad.rapporteur", at("bad.csv"));
    expect([code, out]).toEqual([1, expect.stringMatching(/bad\.csv.*RAP_EXCHANGE_CSV/s)]);
  });
});
