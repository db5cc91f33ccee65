import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StatementTable } from "@rapporteur/core/model";
import { parseXml } from "@rapporteur/reader/sources";
import { nestSpans } from "./nest-spans.ts";
import { readTei, type ReadTei } from "./read-tei.ts";
import { writeTei } from "./write-tei.ts";
import { type Passage, tableOf } from "../../../../../test/support/samples/passages-table.ts";

function thereAndBack(table: StatementTable, texts: ReadonlyMap<string, string>): ReadTei {
  const coderOf = (row: number): string | null => (row % 2 === 0 ? "Ann" : null);
  return readTei(writeTei(table, { texts, quoteOf: () => null, coderOf }), "a.tei");
}

/** Row by row in order of ids, since a file has them in order of their places. */
function said(table: StatementTable): unknown[] {
  const value = (row: number) =>
    Object.fromEntries(
      Object.entries(table.variables).map(([name, column]) => [
        name,
        "codes" in column ? (column.dictionary[column.codes[row] ?? -1] ?? null) : column.values[row],
      ]),
    );
  const rows = table.ids.map((id, row) => ({
    id,
    type: table.typeNames[table.types[row] ?? 0],
    document: table.documents.ids[table.documentOf[row] ?? 0],
    place: [table.starts[row], table.ends[row]],
    time: String(table.times[row]),
    review: [table.reviews[row], table.reviewedByPerson[row]],
    values: value(row),
  }));
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe("documents with statements there and back", () => {
  const cases: Readonly<Record<string, readonly [text: string, passages: readonly Passage[]]>> = {
    normal: [
      "The tolls will rise. They will not.",
      [
        [0, 20],
        [21, 35],
      ],
    ],
    empty: ["", []],
    "no statement": ["Words alone.", []],
    nested: [
      "one two three four",
      [
        [0, 18],
        [4, 13],
        [4, 7],
        [8, 13],
      ],
    ],
    crossing: [
      "one two three four",
      [
        [0, 7],
        [4, 13],
        [6, 18],
        [2, 17],
      ],
    ],
    same: [
      "one two",
      [
        [0, 3],
        [0, 3],
        [0, 3],
      ],
    ],
    unicode: [
      'a\u0301 \u{1f600} 国\n\n  indented\tand <b>&amp; \u2028 ]]> "quoted"\n',
      [
        [0, 5],
        [3, 8],
        [11, 30],
      ],
    ],
  };
  for (const [name, [text, passages]] of Object.entries(cases))
    it(name, () => {
      const table = tableOf({ one: passages });
      const back = thereAndBack(table, new Map([["one", text]]));
      expect(back.texts).toEqual(new Map([["one", text]]));
      if (passages.length > 0) expect(said(back.table)).toEqual(said(table));
      expect(back.warnings).toEqual([]);
      expect(back.table.documents.ids).toEqual(["one"]);
    });

  it("several documents are a corpus, each with its coders", () => {
    const table = tableOf({
      one: [[0, 3]],
      two: [
        [4, 7],
        [0, 7],
      ],
    });
    const back = thereAndBack(
      table,
      new Map([
        ["one", "one"],
        ["two", "two two"],
      ]),
    );
    expect(said(back.table)).toEqual(said(table));
    expect(back.coders).toEqual(["Ann", "Ann", null]);
    expect(back.table.documents.fields["url"]).toEqual(table.documents.fields["url"]);
  });

  it("any spans of any text, crossing as they may", () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "<", "é", "国"), minLength: 1, maxLength: 40 });
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 });
    fc.assert(
      fc.property(text, spans, (words, pairs) => {
        const passages = pairs
          .map(([a, b]): Passage => [Math.min(a, b, words.length), Math.min(Math.max(a, b), words.length)])
          .filter(([start, end]) => start < end);
        const table = tableOf({ one: passages });
        const back = thereAndBack(table, new Map([["one", words]]));
        expect(back.texts.get("one")).toBe(words);
        if (passages.length > 0) expect(said(back.table)).toEqual(said(table));
      }),
    );
  });

  it("huge: thousands of statements", { tags: "long" }, () => {
    const passages = Array.from({ length: 5000 }, (_, at): Passage => [at * 20, at * 20 + 30]);
    const table = tableOf({ one: passages });
    const text = "The tolls will rise ".repeat(5002);
    expect(said(thereAndBack(table, new Map([["one", text]])).table)).toEqual(said(table));
  });

  it("of a document without a text the passages are written", () => {
    const table = tableOf({
      one: [
        [0, 0],
        [0, 0],
      ],
    });
    const xml = writeTei(table, { texts: new Map(), quoteOf: (row) => `Words ${row}.`, coderOf: () => null });
    const { texts, table: back } = readTei(xml, "a.tei");
    expect(back.ids.map((_, row) => texts.get("one")?.slice(back.starts[row], back.ends[row]))).toEqual(["Words 0.", "Words 1."]);
  });
});

it("a passage that begins inside of a character takes it whole, and the text stays as it is", () => {
  const { table, texts } = thereAndBack(tableOf({ one: [[2, 4]] }), new Map([["one", "a\u{1f600}b"]]));
  expect([texts.get("one"), table.starts[0], table.ends[0]]).toEqual(["a\u{1f600}b", 1, 4]);
});

it("parts of crossing spans nest and keep every word", () => {
  const { pieces, parts } = nestSpans("abcdef", [
    { start: 0, end: 3 },
    { start: 2, end: 6 },
  ]);
  expect(pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.kind === "open" ? `<${piece.span}` : ">")).join(" ")).toBe(
    "<0 ab <1 c > > <1 def >",
  );
  expect(parts).toEqual([1, 2]);
});

const foreign = `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="debate">
 <teiHeader><fileDesc><titleStmt><title>A  debate</title><author>Clerk</author></titleStmt><publicationStmt><publisher>House</publisher><date when="1851-03-04"/></publicationStmt>
 <sourceDesc><p>Print.</p></sourceDesc></fileDesc>
 <profileDesc><particDesc><listPerson><person xml:id="ada"><persName><forename>Ada</forename>  <surname>Lind</surname></persName></person></listPerson></particDesc></profileDesc>
 <encodingDesc><classDecl><taxonomy><category xml:id="tolls"><catDesc>Tolls on ships</catDesc></category></taxonomy></classDecl></encodingDesc></teiHeader>
 <text><body><head>The   tolls</head>
  <p>Ada said: <said who="#ada" xml:id="u1" next="#u2">“They will</said>, and I know it, <said xml:id="u2">rise.”</said><note>A foot note.</note></p>
  <p>The <seg ana="#tolls #other">price of pas-<lb break="no"/>sage</seg> is <choice><sic>hihg</sic><corr>high</corr></choice>, <q>they say</q>.</p>
 </body></text></TEI>`;

describe("files of other programs", () => {
  it("said and seg become statements with speakers and codes; what is left out is said", () => {
    const { table, texts, warnings } = readTei(foreign, "debate.xml");
    const text = texts.get("debate") ?? "";
    expect(text).toBe("The tolls\n\nAda said: “They will, and I know it, rise.”\n\nThe price of pas-sage is high, they say.");
    const value = (name: string, row: number) => {
      const column = table.variables[name];
      return column !== undefined && "codes" in column ? column.dictionary[column.codes[row] ?? -1] : undefined;
    };
    const rows = table.ids.map((_, row) => [
      table.typeNames[table.types[row] ?? 0],
      value("speaker", row),
      value("concept", row),
      text.slice(table.starts[row], table.ends[row]),
    ]);
    expect(rows).toEqual([
      ["Said", "Ada Lind", undefined, "“They will, and I know it, rise.”"],
      ["Segment", undefined, "Tolls on ships", "price of pas-sage"],
      ["Segment", undefined, "other", "price of pas-sage"],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/^1 segments/), expect.stringMatching(/^2 notes/)]);
    expect(new Date(table.times[0] ?? 0).toISOString()).toBe("1851-03-04T00:00:00.000Z");
  });

  it.each([
    ["empty", "", "RAP_EXCHANGE_EMPTY"],
    ["a corpus of nothing", "<teiCorpus/>", "RAP_EXCHANGE_EMPTY"],
    ["truncated", foreign.slice(0, foreign.length / 2), "RAP_SOURCE_DAMAGED"],
    ["another format", "<html><body>Words.</body></html>", "RAP_EXCHANGE_TEI"],
    ["no XML", "Words alone.", "RAP_SOURCE_DAMAGED"],
    ["deep", "<TEI><text>".concat("<seg>".repeat(600)), "RAP_SOURCE_DAMAGED"],
  ])("%s is refused by name", (_, xml, code) => {
    expect(() => readTei(xml, "a.tei")).toThrow(expect.objectContaining({ code }));
  });

  it("names a speaker by a name in the text that `who` points to", () => {
    const named = `<TEI><text><p><said who="#ann">We back it,</said> answered <persName xml:id="ann">Ann
      Lee</persName>. <said who="#bo">Never.</said> So <rs xml:id="bo">the minister</rs>. <said who="#p1">Hm.</said><p xml:id="p1">A paragraph.</p></p></text></TEI>`;
    const { variables } = readTei(named, "a.tei").table;
    expect(variables["speaker"]).toMatchObject({ dictionary: ["Ann Lee", "the minister", "p1"] });
  });

  it("parts that name one another in a circle, and identifiers that come twice, do no harm", () => {
    const circle = `<TEI><text><p><said xml:id="a" who="#x" next="#b">one</said> <said xml:id="b" next="#a">two</said> <said xml:id="c" who="#x">three</said><said xml:id="c" who="#x">four</said></p></text></TEI>`;
    expect(readTei(circle, "a.tei").table.ids).toEqual(["c", "c-2"]);
  });

  it("is well-formed for a parser of XML", () => {
    const xml = writeTei(tableOf({ one: [[0, 3]] }), { texts: new Map([["one", "a\u0001\ud800b & c"]]), quoteOf: () => null, coderOf: () => "A<b>" });
    expect(parseXml(xml, { source: "a", what: "TEI" }).name).toBe("TEI");
  });
});
