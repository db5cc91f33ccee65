import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { isRapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { valueOf } from "../statements/table-values.ts";
import { storedOffsets } from "../statements/stored-offsets.ts";
import { writeZip } from "../zip/write-zip.ts";
import type { ReadLayers } from "./layer-annotations.ts";
import { openLayerFile } from "./open-layer-file.ts";
import { readWebAnno } from "./webanno/read-webanno.ts";
import { readXmi } from "./uima/read-xmi.ts";
import { readTypeSystem } from "./uima/read-type-system.ts";
import { writeLayerArchive } from "./write-layer-archive.ts";
import { type Passage, tableOf } from "../../../../../test/support/samples/passages-table.ts";

/* WebAnno TSV 3 and UIMA's XMI: the same statements there and back, and files of INCEpTION. */

const coderOf = (row: number): string | null => (row % 2 === 0 ? "Zoë" : null);

async function thereAndBack(
  table: StatementTable,
  texts: ReadonlyMap<string, string>,
  format: "xmi" | "webanno",
): Promise<ReadLayers & { losses: string[] }> {
  const { bytes, losses } = writeLayerArchive(table, format, { texts, quoteOf: () => null, coderOf });
  const read = await openLayerFile(bytes, { file: "a.zip", name: "a.zip", typeSystem: null });
  return { ...read, losses: losses.map(({ code }) => code) };
}

/** Every field of every row, in order of ids: a file has them in order of their places. */
function said(
  { table, coders }: { table: StatementTable; coders: readonly (string | null)[] },
  rename: (name: string) => string = (name) => name,
): unknown[] {
  const rows = table.ids.map((id, row) => ({
    id,
    type: rename(table.typeNames[table.types[row] ?? 0] ?? ""),
    document: table.documents.ids[table.documentOf[row] ?? 0],
    place: [table.starts[row], table.ends[row]],
    time: table.times[row],
    review: [table.reviews[row], table.reviewedByPerson[row]],
    coder: coders[row],
    values: Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [rename(name), valueOf(column, row)])),
  }));
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const given = (table: StatementTable) => ({ table, coders: table.ids.map((_, row) => coderOf(row)) });
const underlined = (name: string): string => name.replace(" ", "_");

const texts: Readonly<Record<string, readonly [text: string, passages: readonly Passage[]]>> = {
  plain: [
    "They met. They agreed on it.",
    [
      [0, 9],
      [10, 28],
      [5, 8],
    ],
  ],
  "emoji and combining marks": [
    "😀 Re\u0301mi says: 👩‍👩‍👧 “no”.\n\nNo 🌍 tax.",
    [
      [0, 2],
      [3, 8],
      [15, 23],
      [31, 41],
    ],
  ],
  "crossing, stacked, and equal": [
    "one two three four",
    [
      [0, 7],
      [4, 13],
      [4, 13],
      [0, 18],
    ],
  ],
  "parts of words": [
    "unhappily put together",
    [
      [2, 7],
      [0, 9],
      [4, 12],
      [19, 22],
    ],
  ],
  "blank lines and indents": [
    "Head\n\n\n  One.   \n\tTwo.\n\n",
    [
      [0, 4],
      [9, 13],
      [18, 22],
    ],
  ],
  "between sentences": [
    "One. Two.\n\nThree.",
    [
      [0, 17],
      [3, 6],
    ],
  ],
  empty: ["Nothing is coded here.", []],
};

describe.each(["xmi", "webanno"] as const)("%s", (format) => {
  test.each(Object.entries(texts))("%s: every field comes back", async (_, [text, passages]) => {
    const table = tableOf({ one: passages });
    const back = await thereAndBack(table, new Map([["one", text]]), format);
    expect(back.texts).toEqual(new Map([["one", text]]));
    if (passages.length > 0) expect(said(back)).toEqual(said(given(table), format === "xmi" ? undefined : underlined));
    expect(back.losses).toEqual(format === "xmi" || passages.length === 0 ? [] : ["webanno-names"]);
    expect(back.table.documents.ids).toEqual(["one"]);
  });

  it("several documents come back with what is known of them", async () => {
    const table = tableOf({
      "one/a": [[0, 3]],
      "one:a": [
        [4, 7],
        [0, 7],
      ],
    });
    const back = await thereAndBack(
      table,
      new Map([
        ["one/a", "one"],
        ["one:a", "two two"],
      ]),
      format,
    );
    expect(back.table.ids.toSorted()).toEqual(table.ids.toSorted());
    if (format === "xmi") expect(back.table.documents).toEqual(table.documents);
  });

  it("any spans of any text, crossing as they may", async () => {
    const text = fc
      .string({ unit: fc.constantFrom("a", "b.", " ", "\n", "<", "\\", "é", "国", "😀"), minLength: 1, maxLength: 40 })
      .map((words) => `A${words}`);
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, spans, async (words, pairs) => {
        const isWhole = ([start, end]: Passage): boolean =>
          words.slice(start, end).isWellFormed() && words.slice(0, start).isWellFormed() && /^\S(?:[\s\S]*\S)?$/.test(words.slice(start, end));
        const passages = pairs.map(([a, b]): Passage => [Math.min(a, b, words.length), Math.min(Math.max(a, b), words.length)]).filter(isWhole);
        const table = tableOf({ one: passages });
        const back = await thereAndBack(table, new Map([["one", words]]), format);
        expect(back.texts.get("one")).toBe(words);
        if (passages.length > 0) expect(said(back)).toEqual(said(given(table), format === "xmi" ? undefined : underlined));
      }),
      { numRuns: times(20, 60) },
    );
  });

  it("huge: thousands of statements", { tags: "long" }, async () => {
    const passages = Array.from({ length: 5000 }, (_, at): Passage => [at * 20, at * 20 + 14]);
    const table = tableOf({ one: passages });
    const back = await thereAndBack(table, new Map([["one", "The tolls rise now. ".repeat(5002)]]), format);
    expect(said(back)).toEqual(said(given(table), format === "xmi" ? undefined : underlined));
  });
});

test("what WebAnno's format has no place for is counted", async () => {
  const table = tableOf({
    one: [
      [2, 6],
      [1, 2],
      [8, 8],
    ],
  });
  const back = await thereAndBack(table, new Map([["one", "\na two "]]), "webanno");
  expect(back.texts.get("one")).toBe(" a two ");
  expect(back.losses).toEqual(["webanno-loss", "webanno-loss", "webanno-loss", "webanno-names"]);
});

const tsv = [
  "#FORMAT=WebAnno TSV 3.3",
  "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
  "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value",
  "#T_SP=webanno.custom.Frame|sure|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
  "#T_SP=webanno.custom.Mark|",
  "#T_CH=webanno.custom.SimpleLink|referenceRelation|referenceType",
  "#T_RL=webanno.custom.Backs|how\u00a0much|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
  "",
  "",
  "#Sentence.id=s1",
  "#Text=Ann Lee 😀 backs\\r",
  "#Text=the \\\\tax\\\\.",
  "1-1\t0-3\tAnn\tNNP\thttp://a.example/Q1[1]|*[2]\tPER[1]|a\\|b\\_\\[c\\][2]\t_\t_\t_\t_\tsame->1-1\the[1]\t_\t_\t",
  "1-2\t4-7\tLee\tNNP\thttp://a.example/Q1[1]\tPER[1]\t_\t_\t_\t_\t_\t_\t_\t_\t",
  "1-3\t8-10\t😀\tSYM\t_\t_\t_\t_\t_\t*\t_\t_\t_\t_\t",
  "1-4\t11-16\tbacks\tVBZ\t_\t_\ttrue\twho;who;what\t1-1[1];1-1[2];1-6\t_\t_\t_\t_\t_\t",
  "1-5\t18-21\tthe\tDT\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
  "1-6\t22-28\t\\tax\\.\tNN\t_\t_\t_\t_\t_\t_\t*->1-2\the[1]\tstrongly\t1-1[1_0]\t",
  "1-6.1\t23-26\ttax\t_\t*\tMISC\t_\t_\t_\t_\t_\t_\t_\t_\t",
  "",
  "#Text=So?",
  "2-1\t31-33\tSo\tRB\t_\t_\tfalse\t_\t_\t_\t_\t_\t_\t_\t",
  "2-2\t33-34\t?\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
].join("\n");

const rowsOf = ({ table, texts: all }: ReadLayers): unknown[] =>
  table.ids.map((_, row) => {
    const text = all.get(table.documents.ids[table.documentOf[row] ?? 0] ?? "") ?? "";
    const values = Object.entries(table.variables).flatMap(([name, column]) => (valueOf(column, row) === null ? [] : [[name, valueOf(column, row)]]));
    return [table.typeNames[table.types[row] ?? 0], text.slice(table.starts[row], table.ends[row]), Object.fromEntries(values)];
  });

describe("a file of WebAnno", () => {
  const read = (content: string): ReadLayers => readWebAnno([{ file: "a.tsv", document: "a", content }]);

  it("gives spans with features, slots, chains and relations; words and parts of speech are counted", () => {
    const layers = read(tsv);
    expect(layers.texts.get("a")).toBe("Ann Lee 😀 backs\nthe \\tax\\.\n  So?");
    expect(rowsOf(layers)).toEqual([
      ["NamedEntity", "Ann Lee", { identifier: "http://a.example/Q1", value: "PER" }],
      ["NamedEntity", "Ann", { value: "a|b_[c]" }],
      ["SimpleLink", "Ann", { referenceRelation: "same", referenceType: "he", chain: 1 }],
      ["Mark", "😀", {}],
      ["Frame", "backs", { sure: true, who: "Ann Lee", who2: "Ann", what: "\\tax\\." }],
      ["SimpleLink", "\\tax\\.", { referenceType: "he", chain: 1 }],
      ["Backs", "Ann Lee 😀 backs\nthe \\tax\\.", { "how\u00a0much": "strongly", source: "Ann Lee", target: "\\tax\\." }],
      ["NamedEntity", "tax", { value: "MISC" }],
      ["Frame", "So", { sure: false }],
    ]);
    expect(layers.table.variables["who"]?.kind).toBe("entity");
    expect(layers.warnings.map(({ message }) => message)).toEqual(["left out, since Rapporteur divides and parses texts itself: 8 POS"]);
  });

  it.each([
    ["another format", "1-1\t0-3\tAnn", 1],
    ["truncated in the words of a sentence", "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Ann", 4],
    ["a row without its columns", "#FORMAT=WebAnno TSV 3.2\n#T_SP=a.B|c\n\n#Text=Ann\n1-1\t0-3\tAnn\n", 5],
    ["a row that is no word", "#FORMAT=WebAnno TSV 3.2\n\n#Text=Ann\nAnn\n", 4],
    ["a word behind its sentence", "#FORMAT=WebAnno TSV 3.2\n\n#Text=Ann\n1-1\t0-9\tAnn\n", 4],
    ["a sentence far away", "#FORMAT=WebAnno TSV 3.2\n\n#Text=Ann\n1-1\t2000000000-2000000003\tAnn\n", 4],
    ["a sentence in another", "#FORMAT=WebAnno TSV 3.2\n\n#Text=Ann\n1-1\t0-3\tAnn\n\n#Text=Bo\n2-1\t1-3\tBo\n", 7],
  ])("%s is refused with its line", (_, content, line) => {
    try {
      read(content);
      expect.unreachable();
    } catch (error) {
      if (!isRapporteurError(error)) throw error;
      expect([error.code, error.message]).toEqual(["RAP_EXCHANGE_WEBANNO", expect.stringContaining(`line ${line}`)]);
    }
  });

  it("without words is empty", () => {
    expect(() => read("#FORMAT=WebAnno TSV 3.3\n\n\n")).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_EMPTY" }));
  });
});

const space = (name: string, path: string): string => ` xmlns:${name}="http:///${path}.ecore"`;
const xmi = (body: string, text = "\ufeff\ufeff😀 Ann\r\nbacks Bo."): string =>
  `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI${space("tcas", "uima/tcas")}${space("cas", "uima/cas")}${space("ner", "de/tudarmstadt/ukp/dkpro/core/api/ner/type")}${space("seg", "de/tudarmstadt/ukp/dkpro/core/api/segmentation/type")}${space("meta", "de/tudarmstadt/ukp/dkpro/core/api/metadata/type")}${space("api", "de/tudarmstadt/ukp/clarin/webanno/api/type")}${space("custom", "webanno/custom")} xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"><cas:NULL xmi:id="0"/>${body}<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="${text.replaceAll("\r\n", "&#13;&#10;")}"/><cas:View sofa="1" members="2 3 4 5 6 7 8 9 10 11 12 13 20 21"/></xmi:XMI>`;
const body = `<meta:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="20" documentTitle="A talk" documentId="talk.txt"/>
  <seg:Sentence xmi:id="3" sofa="1" begin="2" end="20" id="s1"/><seg:Token xmi:id="4" sofa="1" begin="2" end="4"/>
  <ner:NamedEntity xmi:id="5" sofa="1" begin="5" end="8" value="PER"/><ner:NamedEntity xmi:id="6" sofa="1" begin="16" end="18" value="PER"/>
  <custom:Backs xmi:id="7" sofa="1" begin="16" end="18" Governor="5" Dependent="6" strength="3" sure="true"/>
  <custom:Link xmi:id="8" role="who" target="5"/><custom:Link xmi:id="9" role="whom" target="6"/><custom:Frame xmi:id="10" sofa="1" begin="10" end="15" roles="8 9"><tags>one</tags><tags>two</tags></custom:Frame>
  <custom:Chain xmi:id="11" first="20"/><custom:ChainLink xmi:id="20" sofa="1" begin="5" end="8" next="21"/><custom:ChainLink xmi:id="21" sofa="1" begin="16" end="18" next="20"/>
  <api:CASMetadata xmi:id="12" sofa="1" begin="0" end="0"/><custom:Far xmi:id="13" sofa="1" begin="90" end="95"/><custom:Gone xmi:id="14" sofa="1" begin="5" end="8"/>`;
const feature = (name: string, range: string): string =>
  `<featureDescription><name>${name}</name><rangeTypeName>${range}</rangeTypeName></featureDescription>`;
const type = (name: string, above: string, features: string): string =>
  `<typeDescription><name>${name}</name><description/><supertypeName>${above}</supertypeName><features>${features}</features></typeDescription>`;
const typeSystem = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${type("webanno.custom.Backs", "webanno.custom.Arc", feature("strength", "uima.cas.Integer") + feature("sure", "uima.cas.Boolean"))}${type("webanno.custom.Arc", "uima.tcas.Annotation", feature("Governor", "uima.tcas.Annotation") + feature("Dependent", "uima.tcas.Annotation"))}${type("webanno.custom.Frame", "uima.tcas.Annotation", feature("roles", "uima.cas.FSArray") + feature("tags", "uima.cas.StringArray"))}${type("webanno.custom.ChainLink", "uima.tcas.Annotation", feature("next", "webanno.custom.ChainLink"))}${type("a.Circle", "a.Circle", "")}</types></typeSystemDescription>`;

describe("a CAS of UIMA", () => {
  const read = (xml: string, types?: string): ReadLayers =>
    readXmi([{ file: "a.xmi", document: "a", xml }], types === undefined ? undefined : readTypeSystem(types, "TypeSystem.xml"));

  it("gives spans, relations, slots and chains, placed in the stored text; what is left out is counted", () => {
    const layers = read(xmi(body), typeSystem);
    expect(layers.texts.get("talk.txt")).toBe("😀 Ann\nbacks Bo.");
    expect(layers.table.documents.fields["title"]).toMatchObject({ dictionary: ["A talk"] });
    expect(rowsOf(layers)).toEqual([
      ["NamedEntity", "Ann", { value: "PER" }],
      ["NamedEntity", "Bo", { value: "PER" }],
      ["Backs", "Ann\nbacks Bo", { strength: 3, sure: true, source: "Ann", target: "Bo" }],
      ["Frame", "backs", { tags: "one; two", who: "Ann", whom: "Bo" }],
      ["ChainLink", "Ann", { chain: "1" }],
      ["ChainLink", "Bo", { chain: "1" }],
    ]);
    expect(layers.warnings.map(({ message }) => message)).toEqual([
      "1 annotations whose positions are not in the text are left out",
      "left out, since Rapporteur divides and parses texts itself: 1 Sentence, 1 Token, 1 CASMetadata",
      "records that mark no words of the text are left out: 1 Gone",
    ]);
  });

  it("without its type system tells relations and slots by what they name, and keeps the rest as texts", () => {
    expect(rowsOf(read(xmi(body))).slice(2, 4)).toEqual([
      ["Backs", "Ann\nbacks Bo", { strength: "3", sure: "true", source: "Ann", target: "Bo" }],
      ["Frame", "backs", { tags: "one; two", who: "Ann", whom: "Bo" }],
    ]);
  });

  it.each([
    ["empty", "", "RAP_EXCHANGE_EMPTY"],
    ["without words", xmi("", " "), "RAP_EXCHANGE_EMPTY"],
    ["truncated", xmi(body).slice(0, 900), "RAP_SOURCE_DAMAGED"],
    ["another format", "<TEI/>", "RAP_EXCHANGE_XMI"],
    ["no XML", "Words alone.", "RAP_SOURCE_DAMAGED"],
    ["deep", "<xmi:XMI>".concat("<a>".repeat(600)), "RAP_SOURCE_DAMAGED"],
  ])("%s is refused by name", (_, xml, code) => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ code }));
  });

  it("comes in INCEpTION's archive, and an archive of neither is refused", async () => {
    const archive = writeZip([
      { name: "talk.xmi", content: xmi(body) },
      { name: "TypeSystem.xml", content: typeSystem },
    ]);
    const layers = await openLayerFile(archive, { file: "a.zip", name: "a.zip", typeSystem: null });
    expect(rowsOf(layers)[2]).toEqual(["Backs", "Ann\nbacks Bo", { strength: 3, sure: true, source: "Ann", target: "Bo" }]);
    await expect(openLayerFile(writeZip([{ name: "a.txt", content: "a" }]), { file: "a.zip", name: "a.zip", typeSystem: null })).rejects.toThrow(
      /neither/,
    );
  });
});

test("places of a raw text in the stored one", () => {
  const raw = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\0", "\ufeff", "\ud83d", "😀"), maxLength: 30 });
  fc.assert(
    fc.property(raw, (words) => {
      const { text, at } = storedOffsets(words);
      expect([at(0), at(words.length)]).toEqual([0, text.length]);
      for (let place = 0; place < words.length; place++) {
        const one = words[place] ?? "";
        if (one === "a") expect(text[at(place)]).toBe("a");
      }
    }),
  );
});

test("a word with very many annotations is read", { tags: "long" }, () => {
  const content = `#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Actor|name\n\n\n#Text=Ann\n1-1\t0-3\tAnn\t${"x|".repeat(times(130_000, 200_000))}x\n`;
  expect(readWebAnno([{ file: "a.tsv", document: "a", content }]).table.length).toBeGreaterThan(100_000);
});
