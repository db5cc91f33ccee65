import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { Parser } from "htmlparser2";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { sharedFile } from "../../../../test/support/shared-folder.ts";
import type { CommandIo } from "./io.ts";
import { times } from "../../../../test/support/effort.ts";

const statements = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "rapporteur-network-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

const network = (...words: string[]): Promise<CommandRun> => runCommand(["network", ...words]);

interface Json {
  readonly basis: { readonly statements: number; readonly documents: number; readonly reviewed: number };
  readonly warnings: readonly string[];
  readonly explained?: readonly { readonly option: string; readonly setting: string; readonly formula: string }[];
  readonly result: Readonly<Record<string, unknown>> & {
    readonly rows: readonly string[];
    readonly columns: readonly string[];
    readonly values: readonly number[][];
  };
}

async function json(...words: string[]): Promise<Json> {
  const { code, out, err } = await network(...words, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as Json;
}

/** Labels and numbers of a matrix file; a cell that is not a number is empty in ours and NaN in DNA's. */
function readMatrix(path: string): { columns: string[]; rows: string[]; values: number[] } {
  const [head = [], ...lines] = parse(readFileSync(path, "utf8"));
  const values = lines.flatMap((line) => line.slice(1).map((cell) => (cell === "" ? Number.NaN : Number(cell))));
  return { columns: head.slice(1), rows: lines.map(([label]) => label ?? ""), values };
}

/** Tags of a text that must be well-formed XML, as far as nesting goes. */
function tagsOf(xml: string): string[] {
  const tags: string[] = [];
  const unclosed: string[] = [];
  const parser = new Parser(
    { onopentag: (name) => void tags.push(name), onclosetag: (name, isImplied) => void (isImplied && unclosed.push(name)) },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.end(xml);
  // Only a tag that closes itself may close without an end.
  expect(unclosed.filter((name) => !["key", "edge", "node", "attribute", "attvalue", "spell", "viz:position"].includes(name))).toEqual([]);
  return tags;
}

describe("rapporteur network, of a table of statements", () => {
  it("ties actors by what they agree on, and says what it stands on", async () => {
    const { result, basis } = await json(statements);
    expect(result.rows).toEqual(["Harbour League", "Miners' Union", "Ruritania", "Smelters' Guild"]);
    // Shared with Ruritania: tax yes–yes, wind yes–yes, exit yes–yes less yes–no.
    expect(result.values[0]).toEqual([0, -4, 2, -1]);
    expect(basis).toMatchObject({ statements: 14, documents: 5 });
    expect((await network(statements)).out).toMatch(/Based on 14 statements in 5 documents; 0 of them \(0 %\) not reviewed by a person\./);
  });

  it("understands DNA's names for options and values, in any spelling", async () => {
    const ours = await json(statements, "--type", "onemode", "--aggregation", "congruence", "--normalization", "average", "--duplicates", "include");
    const theirs = [
      "--networkType",
      "One-mode network",
      "--qualifierAggregation",
      "congruence",
      "--normalisation=average",
      "--Duplicate",
      "include all duplicates",
    ];
    expect((await json(statements, ...theirs, "--isolates", "FALSE", "--rows", "organization")).result).toEqual(ours.result);
  });

  it("takes a flag without a word as yes, and leaves what follows a source", async () => {
    const without = await json("--exclude", "organization=Ruritania", statements);
    expect(without.result.rows).not.toContain("Ruritania");
    expect((await json("--exclude", "organization=Ruritania", "--isolates", statements)).result.rows).toContain("Ruritania");
    expect((await json("--exclude", "organization=Ruritania", "--isolates", "no", statements)).result).toEqual(without.result);
    expect(
      (await json("--exclude", "organization=Ruritania", "--exclude=organization=Miners' Union", "--invert-values", statements)).result.rows,
    ).toEqual(["Miners' Union", "Ruritania"]);
  });

  it.each([
    [["--qualiferAggregation", "subtract"], 2, "did you mean --qualifierAggregation?"],
    [["--agregation", "subtract"], 2, "did you mean --aggregation?"],
    [["--aggregation", "subtrakt"], 2, "did you mean subtract?"],
    [["--variable1", "organisation"], 2, "did you mean organization?"],
    [["--statement-type", "statment"], 2, "did you mean statement?"],
    [["--evidence", "Harbour Leage,Ruritania"], 2, "did you mean Harbour League?"],
    [["--show", "ideal-points", "--positive", "Ruritanja"], 2, "did you mean Ruritania?"],
    [["--from", "2040-01-01"], 1, "the date range dropped the last 14 of 14"],
    [["--only", "concept=peat"], 1, "the filter on concept dropped the last 14 of 14"],
    [["--windows", "years", "--show", "nodes"], 2, "leave windows out"],
    [["--show", "windows"], 2, "--windows months"],
    [["--windows", "years", "--format", "csv"], 2, "add --out"],
    [["--out", "x.grphml"], 2, "did you mean graphml?"],
    [["--type", "eventlist", "--out", "x.graphml"], 2, "written as .csv"],
    [["--map", "organization"], 2, "write name=column"],
    [["--map", "organization=Organistion"], 1, "has no column Organistion"],
    [["--kind", "concept=word"], 2, "the kinds are entity, text"],
  ])("%j is refused with the cure", async (words, code, cure) => {
    const ended = await network(statements, ...words);
    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toContain(cure);
  });

  it("tells of filters on what nobody said", async () => {
    expect((await json(statements, "--exclude", "concept=coal exi")).warnings).toEqual([
      "No statement has concept = coal exi; did you mean coal exit?",
    ]);
  });

  it("shows the statements behind a cell, whatever commas names hold", async () => {
    const { out } = await network(statements, "--evidence", "harbour league,Miners' Union");
    expect(out).toContain("Harbour League – Miners' Union: −4");
    expect(out).toMatch(/coal exit\s+−2\s+Harbour League\s+yes\s+2030-05-19\s+“She welcomed the date\.”\n\s+Miners' Union\s+no\s+2030-05-19/);
    const path = at("commas.csv");
    writeFileSync(path, 'id,document,organization,concept,agreement\n1,d,"A, B","c, d",1\n2,d,E,"c, d",1\n');
    expect((await network(path, "--type", "twomode", "--evidence", "A, B,c, d")).out).toContain("A, B – c, d: 1");
    expect((await network(path, "--evidence", "A, B,E")).out).toContain("statement 1, document d");
  });

  it("explains each option in force", async () => {
    const { explained = [] } = await json(statements, "--explain", "--normalization", "average", "--from", "2030-03-01", "--windows", "years");
    const settings = Object.fromEntries(explained.map(({ option, setting }) => [option, setting]));
    expect(settings).toMatchObject({
      networkType: "onemode",
      aggregation: "subtract",
      normalization: "average",
      duplicates: "document",
      windows: "1 years",
      "from, to": "2030-03-01 to …",
    });
    expect(explained.every(({ formula }) => formula !== "")).toBe(true);
    expect((await network(statements, "--explain")).out).toContain("congruence − conflict");
  });

  it.each(["edges", "nodes", "communities", "polarization", "backbone", "coalition", "ties", "bars", "ideal-points", "events"])(
    "--show %s",
    async (view) => {
      const { code, out } = await network(statements, "--show", view, "--draws", "50", "--runs", "3");
      expect(code).toBe(0);
      expect(out).toMatch(/carbon tax|Harbour League|0 of 6 pairs/);
      expect(out).toContain("Based on 14 statements in 5 documents");
      expect((await network(statements, "--show", view, "--draws", "50", "--runs", "3")).out).toBe(out);
    },
  );

  it("gives polarization and phases over windows", async () => {
    expect((await network(statements, "--windows", "years", "--show", "polarization")).out).toMatch(/2030-01-01\s+2030-12-31\s+6\s+4/);
    expect((await network(statements, "--windows", "months", "--window-size", "6", "--show", "phases")).out).toMatch(/states by/);
    expect((await network(statements, "--show", "phases")).err).toContain("windows");
  });

  it("prints an interval for a figure when asked", async () => {
    expect((await network(statements, "--evidence", "Harbour League,Ruritania", "--resample", "documents", "--runs", "20")).out).toMatch(
      /With 1 of 5 documents left out, 20 times over, the tie \(2\.00\) lies between/,
    );
  });

  it("maps columns, and reads dates as told", async () => {
    const path = at("own.csv");
    writeFileSync(path, "Org;Thema;Ja;Datum;Code\nAcme;tax;1;03/04/2030;1\nBund;tax;0;05/06/2030;2\n");
    const maps = ["--map", "organization=Org", "--map", "concept=Thema", "--map", "agreement=Ja", "--map", "time=Datum"];
    expect((await network(path, ...maps)).err).toContain("day first or month first");
    const { result } = await json(path, ...maps, "--date-format", "dmy", "--to", "2030-04-30", "--isolates", "--type", "twomode");
    expect(result).toMatchObject({ rows: ["Acme"], columns: ["tax"], values: [[1]] });
    const coded = await json(
      path,
      ...maps,
      "--date-format",
      "dmy",
      "--kind",
      "Code=text",
      "--variable2",
      "Code",
      "--type",
      "twomode",
      "--qualifier",
      "none",
    );
    expect(coded.result).toMatchObject({
      columns: ["1", "2"],
      values: [
        [1, 0],
        [0, 1],
      ],
    });
  });

  it("joins sources, and refuses values that do not go together", async () => {
    const [first, second, third] = [at("j1.csv"), at("j2.csv"), at("j3.csv")];
    writeFileSync(first, "id,document,organization,concept,agreement\n1,d,Acme,tax,1\n");
    writeFileSync(second, "id,document,organization,concept,agreement\n1,d,Acme,tax,-1\n");
    writeFileSync(third, "id,document,organization,concept,agreement\n1,d,Acme,tax,very\n");
    // Document d of the one file is not that of the other, so that neither statement is a duplicate.
    expect((await json(first, second, "--type", "twomode", "--aggregation", "ignore")).result.values).toEqual([[2]]);
    expect((await json(first, second, "--type", "twomode")).result.values).toEqual([[0]]);
    expect((await network(first, third)).err).toMatch(/agreement holds boolean values in .*j1\.csv and entity values in .*j3\.csv/);
  });
});

describe("files of networks", () => {
  it.each(["csv", "dl", "graphml", "gexf", "net", "edges.csv", "json"])("writes .%s, the same each time", async (ending) => {
    const path = at(`network.${ending}`);
    const { code, out } = await network(statements, "--out", path);
    expect([code, out.split("\n")[0]]).toEqual([0, `Wrote ${path}.`]);
    const text = readFileSync(path, "utf8");
    await network(statements, "--out", path);
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(text).toContain("Smelters");
    if (ending === "edges.csv") expect(text).toMatch(/^source,target,weight\nHarbour League,Miners' Union,-4\n/);
    if (ending === "graphml" || ending === "gexf") expect(tagsOf(text).filter((tag) => tag === "node")).toHaveLength(4);
    if (ending === "graphml") expect(text).toContain('attr.name="meanLevel" attr.type="double"');
  });

  it("writes one file a window, by number and day, and leaves nothing else behind", async () => {
    const { out } = await network(statements, "--windows", "years", "--out", at("years.csv"));
    const files = readdirSync(desk).filter((name) => name.includes("years"));
    expect(files).toEqual(["years-1-2030-01-01.csv", "years-2-2031-01-01.csv", "years-3-2032-01-01.csv"]);
    expect(out).toContain("Wrote");
    expect(readMatrix(at("years-3-2032-01-01.csv"))).toEqual({
      columns: ["Miners' Union", "Ruritania"],
      rows: ["Miners' Union", "Ruritania"],
      values: [0, 1, 1, 0],
    });
  });

  it("writes kernels under the days of their centres, and GEXF with time in one file", async () => {
    await network(statements, "--kernel", "gaussian", "--windows", "years", "--window-size", "2", "--indent", "no", "--out", at("k.edges.csv"));
    expect(readdirSync(desk).filter((name) => name.startsWith("k-"))).toEqual([
      "k-1-2030-02-04.edges.csv",
      "k-2-2031-02-04.edges.csv",
      "k-3-2032-02-04.edges.csv",
    ]);
    await network(statements, "--windows", "years", "--out", at("time.gexf"));
    expect(tagsOf(readFileSync(at("time.gexf"), "utf8"))).toContain("spell");
  });

  it("prints a file without --out", async () => {
    expect((await network(statements, "--format", "edges")).out).toMatch(/^source,target,weight\n/);
  });

  it("writes nothing where it is stopped or a window cannot be built", async () => {
    let release = 0;
    const onStop: CommandIo["onStop"] = (stop) => (stop(), () => void release++);
    const stopped = await runCommand(["network", statements, "--windows", "years", "--out", at("stop.csv")], { onStop });
    expect([stopped.code, stopped.err, release]).toEqual([1, expect.stringContaining("nothing was written"), 1]);
    const missing = await network(statements, "--windows", "years", "--out", join(desk, "no", "x.csv"));
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("its folder does not exist")]);
    expect(readdirSync(desk).filter((name) => name.includes("stop"))).toEqual([]);
  });

  it("lists events with the words", async () => {
    await network(statements, "--type", "eventlist", "--out", at("events.csv"));
    const lines = readFileSync(at("events.csv"), "utf8").split("\n");
    expect(lines).toHaveLength(15);
    expect(lines[1]).toContain('"A carbon tax is the one measure that pays for itself, she said."');
  });
});

describe("rapporteur network, of readouts", () => {
  it("shows entities by their names, and two of one name as two", async () => {
    const path = at("readout.json");
    const position = sampleReadout.statements.find(({ type }) => type === "position");
    if (position === undefined) throw new Error("the sample has no position");
    const second = { ...position, id: "p2", speaker: "person:ada-example-2" };
    const twin = {
      ...(sampleReadout.entities.find(({ id }) => id === "person:ada-example") ?? sampleReadout.entities[0]),
      id: "person:ada-example-2",
    };
    writeFileSync(
      path,
      JSON.stringify({ ...sampleReadout, statements: [...sampleReadout.statements, second], entities: [...sampleReadout.entities, twin] }),
    );
    const { result, basis } = await json(path, "--drafts", "--type", "twomode");
    expect(result).toMatchObject({ rows: ["Ada Example (person:ada-example)", "Ada Example (person:ada-example-2)"], columns: ["talks"] });
    expect(basis).toMatchObject({ statements: 2, reviewed: 0 });
    expect((await network(path, "--drafts")).out).toContain("2 of them (100 %) not reviewed by a person");
  });

  it("counts accepted statements alone unless asked", async () => {
    const path = at("drafts.json");
    writeFileSync(path, JSON.stringify({ ...sampleReadout, statements: sampleReadout.statements.filter(({ type }) => type === "position") }));
    const { code, err } = await network(path);
    expect([code, err]).toEqual([1, expect.stringContaining("--drafts")]);
  });
});

const medium = sharedFile("dna-reference", "medium.dna");

interface ManifestEntry {
  readonly file: string;
  readonly layout?: string;
  readonly [option: string]: unknown;
}

const settings = [
  "networkType variable1 variable1Document variable2 variable2Document qualifier qualifierDocument qualifierAggregation normalization duplicates isolates",
  "startDate stopDate startTime stopTime excludeValues invertValues excludeAuthors invertAuthors excludeSources invertSources",
].flatMap((names) => names.split(" "));

function wordsOf(entry: ManifestEntry): string[] {
  return settings.flatMap((name) => {
    const value = entry[name];
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).flatMap((one) => [`--${name}`, String(one)]);
  });
}

describe.skipIf(medium === null)("rapporteur network, of a DNA database (skipped without the shared reference)", () => {
  const manifest =
    medium === null ? [] : (JSON.parse(readFileSync(join(medium, "..", "manifest.json"), "utf8")) as { entries: ManifestEntry[] }).entries;
  const matrices = manifest.filter(
    ({ file, layout, ...entry }) => layout === "matrix" && entry["error"] === undefined && /__(?:onemode|twomode|filter|dates)__/.test(file),
  );

  it(`gives DNA's plain networks under DNA's names for every option`, async () => {
    expect(matrices.length).toBeGreaterThan(100);
    const out = at("dna.csv");
    for (const entry of matrices.filter((_, at) => at % times(8, 1) === 0)) {
      const { code, err } = await network(medium ?? "", ...wordsOf(entry), "--compatible", "dna-3.1", "--out", out);
      expect([entry.file, code, err]).toEqual([entry.file, 0, ""]);
      const [ours, theirs] = [readMatrix(out), readMatrix(join(medium ?? "", "..", entry.file))];
      expect([entry.file, ours.rows, ours.columns]).toEqual([entry.file, theirs.rows, theirs.columns]);
      const worst = ours.values.reduce((most, value, cell) => Math.max(most, distance(value, theirs.values[cell] ?? 0)), 0);
      expect([entry.file, worst < 1e-9]).toEqual([entry.file, true]);
    }
  });

  it("quotes the database's own words and carries its colours", async () => {
    expect((await network(medium ?? "", "--evidence", "Org A,Org B")).out).toMatch(/“x{50}”/);
    await network(medium ?? "", "--out", at("dna.graphml"));
    expect(readFileSync(at("dna.graphml"), "utf8")).toContain('attr.name="color"');
  });

  it.each([
    ["truncated", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), "truncated"],
    ["other bytes", () => Buffer.from([1, 2, 3, 0, 255, 7]), "not an SQLite file, or an encrypted one"],
    ["text", () => Buffer.from("jdbc:sqlite:somewhere"), "it is a text file"],
  ])("a .dna that is %s is refused with the cure", async (name, change, problem) => {
    const path = at(`${name}.dna`);
    writeFileSync(path, change(readFileSync(medium ?? "")));
    const { code, err, out } = await network(path);
    expect([code, out, err]).toEqual([1, "", expect.stringContaining(problem)]);
  });
});

function distance(a: number, b: number): number {
  return Number.isNaN(a) && Number.isNaN(b) ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(b));
}
