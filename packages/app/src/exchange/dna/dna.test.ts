import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedFolder } from "../../../../../test/support/shared-folder.ts";
import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { readStatementsCsv } from "../statements/read-statements-csv.ts";
import { valueOf } from "../statements/table-values.ts";
import { type DnaDatabase, type DnaPermission, dnaPermissions } from "./dna-database.ts";
import { hashDnaPassword, matchesDnaPassword } from "./dna-password.ts";
import { dnaTables } from "./dna-schema.ts";
import { dnaStatementTable } from "./dna-table.ts";
import { readDna } from "./read-dna.ts";
import { tableToDna } from "./table-to-dna.ts";
import { writeDna } from "./write-dna.ts";

const reference = join(sharedFolder, "dna-reference");
const medium = join(reference, "medium.dna");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rapporteur-dna-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const permissions = Object.fromEntries(dnaPermissions.map((name, index) => [name, index % 3 !== 0])) as Record<DnaPermission, boolean>;
const coder = {
  id: 1,
  name: "Admin",
  color: "#FFFF00",
  refresh: 5,
  fontSize: 16,
  password: hashDnaPassword("secret", Buffer.alloc(16, 7)),
  popupWidth: null,
  colorByCoder: true,
  popupDecoration: true,
  popupAutoComplete: false,
  permissions,
};

/** A database in which every table has a row and every optional value is once there and once not. */
const full: DnaDatabase = {
  settings: { version: "3.0.7", date: "2022-06-10", extra: "kept" },
  coders: [coder, { ...coder, id: 4, name: "Zoë", popupWidth: 400 }],
  coderRelations: [
    { coder: 4, otherCoder: 1, viewStatements: true, editStatements: false, viewDocuments: true, editDocuments: false },
    { coder: 1, otherCoder: 4, viewStatements: false, editStatements: true, viewDocuments: false, editDocuments: true },
  ],
  documents: [
    {
      id: 3,
      title: "Übersicht",
      text: "A text 😀 with “quotes”\nand lines.",
      coder: 4,
      author: "J. Doe",
      source: "Times",
      section: "",
      notes: "n".repeat(500),
      type: "",
      date: 1_584_662_400,
    },
    { id: 9, title: "Second", text: "", coder: null, author: "", source: "", section: "", notes: "", type: "speech", date: -86_400 },
  ],
  statementTypes: [
    { id: 1, label: "DNA Statement", color: "#EFD033" },
    { id: 2, label: "Annotation", color: "#000000" },
  ],
  variables: [
    { id: 1, name: "organization", dataType: "short text", statementType: 1 },
    { id: 2, name: "agreement", dataType: "boolean", statementType: 1 },
    { id: 5, name: "intensity", dataType: "integer", statementType: 1 },
    { id: 6, name: "note", dataType: "long text", statementType: 2 },
    { id: 7, name: "agreement", dataType: "integer", statementType: 2 },
  ],
  variableLinks: [{ source: 1, target: 6 }],
  entities: [
    { id: 1, variable: 1, value: "Org A", color: "#010203", childOf: 8 },
    { id: 8, variable: 1, value: "Parent", color: null, childOf: null },
    { id: 9, variable: 1, value: "", color: "#000000", childOf: null },
  ],
  attributeVariables: [{ id: 2, variable: 1, name: "Type" }],
  attributeValues: [{ entity: 1, attributeVariable: 2, value: "NGO" }],
  statements: [
    {
      id: 7,
      statementType: 1,
      document: 3,
      start: 2,
      stop: 9,
      coder: 4,
      values: [
        { variable: 1, value: 1 },
        { variable: 2, value: false },
        { variable: 5, value: -3 },
      ],
    },
    {
      id: 8,
      statementType: 2,
      document: 3,
      start: 0,
      stop: 1,
      coder: null,
      values: [
        { variable: 6, value: 'long; "text"' },
        { variable: 7, value: 4 },
      ],
    },
  ],
  regexes: [{ label: "climat(e|ic)", color: "#FF0000" }],
};

describe("writing and reading", () => {
  test("loses nothing", async () => {
    writeDna(at("full.dna"), full);
    const { database, warnings } = await readDna(at("full.dna"));
    expect(database).toEqual(full);
    expect(warnings).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("gives each short text a blank entity", async () => {
    writeDna(at("blank.dna"), { ...full, entities: full.entities.slice(0, 2) });
    expect((await readDna(at("blank.dna"))).database.entities.at(-1)).toEqual({ id: 9, variable: 1, value: "", color: "#000000", childOf: null });
  });

  test("enforces DNA's constraints", () => {
    writeDna(at("rules.dna"), full);
    const handle = new DatabaseSync(at("rules.dna"));
    for (const wrong of [
      "INSERT INTO STATEMENTS(ID, Start, Stop) VALUES (99, 5, 5)",
      "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (99, 1, 'Org A')",
      "INSERT INTO DATABOOLEAN(ID, StatementId, VariableId, Value) VALUES (99, 7, 2, 1)",
      "INSERT INTO VARIABLES(ID, Variable, DataType, StatementTypeId) VALUES (99, 'x', 'number', 1)",
      "UPDATE ENTITIES SET Red = 256",
      "UPDATE DOCUMENTS SET Title = printf('%.*c', 191, 'x')",
    ]) {
      expect(() => handle.exec(wrong), wrong).toThrow(/constraint failed/);
    }
    handle.exec("DELETE FROM DOCUMENTS WHERE ID = 3");
    expect(handle.prepare("SELECT count(*) AS n FROM DATASHORTTEXT").get()).toEqual({ n: 0 });
    handle.close();
  });

  test("refuses what DNA cannot hold, and leaves no file", () => {
    const long = { ...full, entities: [{ id: 1, variable: 1, value: "x".repeat(191), color: null, childOf: null }] };
    expect(() => writeDna(at("no.dna"), long)).toThrow(/DNA cannot hold the entity "x{40}…" of 191 characters; shorten it below 191/);
    const empty = { ...full, statements: [{ ...(full.statements[0] as DnaDatabase["statements"][number]), stop: 2 }] };
    expect(() => writeDna(at("no.dna"), empty)).toThrow(/statement 7, which spans no character/);
    const dangling = { ...full, documents: [] };
    expect(() => writeDna(at("no.dna"), dangling)).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_DNA_WRITE" }));
    expect(() => writeDna(at("nowhere/no.dna"), full)).toThrow(expect.objectContaining({ code: "RAP_CLI_OUT" }));
    expect(existsSync(at("no.dna"))).toBe(false);
    expect(existsSync(at("no.dna.part"))).toBe(false);
  });

  test("passwords", { tags: "long" }, () => {
    expect(matchesDnaPassword("secret", coder.password)).toBe(true);
    expect(matchesDnaPassword("Secret", coder.password)).toBe(false);
    expect(matchesDnaPassword("secret", "short")).toBe(false);
    expect(hashDnaPassword("a")).not.toBe(hashDnaPassword("a"));
  });
});

test("statements in columns: equal names of other kinds are kept apart", () => {
  const table = dnaStatementTable(full);
  expect(Object.entries(table.variables).map(([name, { kind }]) => [name, kind])).toEqual([
    ["organization", "entity"],
    ["agreement", "boolean"],
    ["intensity", "integer"],
    ["note", "text"],
    ["agreement (Annotation)", "integer"],
  ]);
  const values = (row: number): unknown[] => Object.values(table.variables).map((column) => valueOf(column, row));
  expect(values(0)).toEqual(["Org A", false, -3, null, null]);
  expect(values(1)).toEqual([null, null, null, 'long; "text"', 4]);
  expect([...table.times]).toEqual([1_584_662_400_000, 1_584_662_400_000]);
  expect(table.typeNames).toEqual(["DNA Statement", "Annotation"]);
});

describe("from a table", () => {
  const row = (id: string, values: StatementRow["values"], more: Partial<StatementRow> = {}): StatementRow => ({
    id,
    type: "position",
    document: "doc-a",
    start: 3,
    end: 9,
    time: Date.UTC(2024, 0, 5),
    values,
    ...more,
  });
  const schema = {
    variables: { actor: "entity", agree: "boolean", share: "number", due: "date" },
    documentFields: { source: "text", mood: "text" },
  } as const;
  const rows = [
    row("s1", { actor: "Org A", agree: true, share: 0.5, due: Date.UTC(2025, 0, 1) }),
    row("s2", { actor: null, agree: false, share: null, due: null }, { document: "doc-b", start: 0, end: 0, time: null }),
    row("s3", { actor: "Org B", agree: null, share: 1, due: null }),
    row("s4", { actor: "y".repeat(300), agree: true, share: 1, due: null }, { time: Date.UTC(2024, 0, 9) }),
    row("s5", { actor: "Draft", agree: true, share: 1, due: null }, { review: "draft" }),
  ];
  const table = buildStatementTable(schema, rows, [{ id: "doc-a", values: { source: "Times", mood: "glum" } }]);

  test("writes what fits, and lists what does not", async () => {
    const { database, losses, statementIds } = tableToDna(table, {
      password: "pw",
      salt: Buffer.alloc(16, 1),
      texts: new Map([["doc-a", "A text of doc a."]]),
    });
    writeDna(at("table.dna"), database);
    const read = dnaStatementTable((await readDna(at("table.dna"))).database);
    expect(read.ids).toEqual(["1", "2", "4"]);
    expect(statementIds.get("s4")).toBe(4);
    const column = (name: string): unknown[] => Array.from({ length: read.length }, (_, index) => valueOf(read.variables[name] as never, index));
    expect(column("actor")).toEqual(["Org A", "", "y".repeat(190)]);
    expect(column("agree")).toEqual([true, false, true]);
    expect(column("share")).toEqual(["0.5", "", "1"]);
    expect(column("due")).toEqual(["2025-01-01 00:00:00", "", ""]);
    expect(losses.map(({ code }) => code).sort()).toEqual([
      "dna-blank",
      "dna-date",
      "dna-dates",
      "dna-field",
      "dna-ids",
      "dna-ids",
      "dna-length",
      "dna-missing",
      "dna-number",
      "dna-review",
      "dna-span",
      "dna-text",
      "dna-undated",
    ]);
    expect(losses.find(({ code }) => code === "dna-missing")?.message).toBe(
      "1 statements without a value of agree are left out: DNA has no missing values",
    );
    for (const { start, stop, document } of database.statements) {
      expect(database.documents.find(({ id }) => id === document)?.text.length).toBeGreaterThanOrEqual(stop);
      expect(start).toBeLessThan(stop);
    }
  });

  test("the same table gives the same database", () => {
    const options = { password: "pw", salt: Buffer.alloc(16, 1) };
    expect(tableToDna(table, options)).toEqual(tableToDna(table, options));
  });

  test("a table that DNA can hold comes back whole", async () => {
    const fits = dnaStatementTable({ ...full, variables: full.variables.slice(0, 3), statements: full.statements.slice(0, 1) });
    const { database, losses } = tableToDna(fits, {
      password: "pw",
      salt: Buffer.alloc(16, 1),
      texts: new Map(full.documents.map(({ id, text }) => [String(id), text])),
    });
    expect(losses.map(({ code }) => code)).toEqual(["dna-undated"]);
    writeDna(at("again.dna"), database);
    const again = dnaStatementTable((await readDna(at("again.dna"))).database);
    expect({ ...again, documents: null }).toEqual({ ...fits, documents: null });
    expect(again.documents).toEqual(fits.documents);
  });
});

describe("refuses, saying what it is and what to do", () => {
  const sql = (name: string, statements: string): string => {
    const handle = new DatabaseSync(at(name));
    handle.exec(statements);
    handle.close();
    return at(name);
  };
  const truncated = (name: string, bytes: number): string => {
    writeDna(at(name), full);
    truncateSync(at(name), bytes);
    return at(name);
  };
  const damaged = (): string => {
    writeDna(at("damaged.dna"), full);
    const bytes = readFileSync(at("damaged.dna"));
    bytes.fill(0xee, 4096, 4096 * 5);
    writeFileSync(at("damaged.dna"), bytes);
    return at("damaged.dna");
  };

  test.each<[string, () => string, RegExp]>([
    ["a truncated file", () => truncated("short.dna", 20_000), /it is truncated \(20000 of \d+ bytes\); copy or download/],
    ["a file cut in its header", () => truncated("header.dna", 60), /truncated/],
    ["a damaged file", damaged, /it is damaged; copy or download/],
    ["an empty file", () => (writeFileSync(at("empty.dna"), ""), at("empty.dna")), /it is empty/],
    [
      "an encrypted file",
      () => (writeFileSync(at("crypt.dna"), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167 + 31) % 256))), at("crypt.dna")),
      /not an SQLite file, or an encrypted one/,
    ],
    [
      "a connection profile",
      () => (writeFileSync(at("profile.dna"), '{"type":"mysql","url":"db.example"}'), at("profile.dna")),
      /it is a text file; give the \.dna file itself/,
    ],
    [
      "a DNA 2 database",
      () =>
        sql(
          "two.dna",
          "CREATE TABLE SETTINGS(Property TEXT, Value TEXT); INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25'); CREATE TABLE STATEMENTS(ID INTEGER)",
        ),
      /a database of DNA 2; make a new database in DNA 3, import this one/,
    ],
    [
      "a DNA 2 database without a version",
      () => sql("two-b.dna", "CREATE TABLE STATEMENTS(ID INTEGER); CREATE TABLE STATEMENTTYPES(ID INTEGER)"),
      /a database of DNA 2/,
    ],
    [
      "a newer version",
      () =>
        sql(
          "four.dna",
          "CREATE TABLE SETTINGS(Property TEXT, Value TEXT); INSERT INTO SETTINGS VALUES ('version', '4.0.1'); CREATE TABLE ENTITIES(ID INTEGER)",
        ),
      /written by DNA 4\.0\.1, and only DNA 3 is known; export its statements as an event list/,
    ],
    ["another program's database", () => sql("other.dna", "CREATE TABLE t(x)"), /some other program's database/],
    [
      "a missing column",
      () =>
        sql(
          "column.dna",
          "CREATE TABLE STATEMENTS(ID); CREATE TABLE STATEMENTTYPES(ID); CREATE TABLE ENTITIES(ID); CREATE TABLE SETTINGS(Property, Value); CREATE TABLE CODERS(ID)",
        ),
      /the table CODERS lacks the column Name/,
    ],
  ])("%s", async (_, make, message) => {
    const path = make();
    await expect(readDna(path)).rejects.toThrow(message);
    await expect(readDna(path)).rejects.toMatchObject({ code: "RAP_EXCHANGE_DNA" });
  });

  test("a file that is not there, and a folder", async () => {
    await expect(readDna(at("none.dna"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
    await expect(readDna(folder)).rejects.toMatchObject({ code: "RAP_SOURCE_DIRECTORY" });
  });

  test("a later DNA 3 with the same tables is read, with a warning", async () => {
    writeDna(at("later.dna"), { ...full, settings: { version: "3.4.0" } });
    expect((await readDna(at("later.dna"))).warnings.map(({ code }) => code)).toEqual(["dna-newer"]);
  });
});

describe.skipIf(!existsSync(medium))("a database of DNA's own (skipped: ../shared/dna-reference is absent)", () => {
  const dump = (path: string, query: (table: string) => string): unknown => {
    const handle = new DatabaseSync(path, { readOnly: true });
    const tables = Object.keys(dnaTables).map((table) => [
      table,
      handle
        .prepare(query(table))
        .all()
        .map((found) => ({ ...found })),
    ]);
    handle.close();
    return tables;
  };

  test("is read, and written again row for row with the same tables, keys and indices", async () => {
    copyFileSync(medium, at("medium.dna"));
    const { database, warnings } = await readDna(at("medium.dna"));
    expect(warnings).toEqual([]);
    expect(matchesDnaPassword("sample", database.coders[0]?.password ?? "")).toBe(true);
    writeDna(at("ours.dna"), database);
    expect(await readDna(at("ours.dna"))).toEqual({ database, warnings });
    const rows = (table: string): string => `SELECT * FROM ${table} ORDER BY 1`;
    const numbered = new Set(["DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT", "CODERRELATIONS"]);
    expect(dump(at("ours.dna"), (table) => (numbered.has(table) ? `SELECT count(*) AS n FROM ${table}` : rows(table)))).toEqual(
      dump(medium, (table) => (numbered.has(table) ? `SELECT count(*) AS n FROM ${table}` : rows(table))),
    );
    for (const pragma of ["table_info", "foreign_key_list", "index_list"]) {
      const sorted = (table: string): string => `SELECT * FROM pragma_${pragma}('${table}') ORDER BY 1, 2`;
      expect(dump(at("ours.dna"), sorted)).toEqual(dump(medium, sorted));
    }
  });

  test("holds the statements of the CSV beside it", async () => {
    const fromDna = dnaStatementTable((await readDna(medium)).database);
    const fromCsv = readStatementsCsv(readFileSync(join(reference, "input-medium-statements.csv"), "utf8"), { file: "input" });
    const facts = (table: typeof fromCsv): unknown[] =>
      Array.from({ length: table.length }, (_, row) => [
        table.ids[row],
        table.documents.ids[table.documentOf[row] ?? 0],
        table.times[row],
        table.starts[row],
        ["person", "organization", "concept", "agreement", "intensity", "likert", "constint", "frame"].map((name) =>
          valueOf(table.variables[name] as never, row),
        ),
      ]).sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(facts(fromDna)).toEqual(facts(fromCsv));
  });
});
