import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { buildStatementTable } from "@rapporteur/core/model";
import { analyseSyntax } from "@rapporteur/reader/language";
import { languageModel } from "@rapporteur/reader/reading";
import { valueOf } from "../statements/table-values.ts";
import { readBrat } from "./read-brat.ts";
import { readConllu } from "./conllu/read-conllu.ts";
import { writeConllu } from "./conllu/write-conllu.ts";
import { writeWebAnnotations } from "./web/write-web-annotations.ts";

const text = "😀 Re\u0301mi spoke.\nWe don't back the 🌍 tax, said Ann.";

describe("Web Annotations", () => {
  const words = "We don't back the 🌍 tax";
  const start = text.indexOf(words);
  const row = {
    id: "s1",
    type: "position",
    document: "d 1",
    start,
    end: start + words.length,
    time: null,
    values: { concept: "tax", agreement: false },
  };
  const schema = { variables: { concept: "entity", agreement: "boolean" }, documentFields: { url: "text" } } as const;
  const table = buildStatementTable(schema, [row, { ...row, id: "s2", document: "d2" }], [{ id: "d 1", values: { url: "https://a.example/talk" } }]);

  interface Written {
    readonly total: number;
    readonly first: {
      readonly items: readonly { readonly body: unknown[]; readonly target: { source: string; selector: Record<string, unknown>[] } }[];
    };
  }

  test("name the passage by its words and by its place in code points, the document by its address", () => {
    const known = { texts: new Map([["d 1", text]]), quoteOf: () => words, coderOf: () => "Zoë" };
    const { total, first } = JSON.parse(writeWebAnnotations(table, known)) as Written;
    const [one, two] = first.items;
    expect(total).toBe(2);
    expect(one?.target.source).toBe("https://a.example/talk");
    const [quote, place] = one?.target.selector ?? [];
    expect(quote).toEqual({ type: "TextQuoteSelector", exact: words, prefix: text.slice(0, start), suffix: text.slice(start + words.length) });
    expect([...text].slice(Number(place?.["start"]), Number(place?.["end"])).join("")).toBe(words);
    expect(one?.body).toEqual([
      { type: "TextualBody", purpose: "classifying", value: "position" },
      { type: "TextualBody", purpose: "tagging", "rapporteur:variable": "concept", "rapporteur:kind": "entity", value: "tax" },
      { type: "TextualBody", purpose: "tagging", "rapporteur:variable": "agreement", "rapporteur:kind": "boolean", value: "false" },
    ]);
    expect(two?.target).toMatchObject({ source: "urn:rapporteur:document:d2", selector: [{ type: "TextQuoteSelector", exact: words }] });
  });
});

describe("a treebank in CoNLL-U", () => {
  const sentences = analyseSyntax(text, languageModel());
  const start = text.indexOf("back");
  const written = writeConllu({ id: "d", text, sentences, statements: [{ id: "s1", type: "position", start, end: start + 4 }] });

  test("has ten columns a word, one root a sentence, and gives the words back", () => {
    const blocks = written.trimEnd().split("\n\n");
    expect(blocks.length).toBe(sentences.length);
    for (const block of blocks) {
      const rows = block.split("\n").filter((line) => !line.startsWith("#"));
      const cells = rows.map((row) => row.split("\t"));
      expect(cells.every((row) => row.length === 10)).toBe(true);
      expect(cells.map(([id]) => Number(id))).toEqual(cells.map((_, at) => at + 1));
      expect(cells.filter(([, , , , , , head, deprel]) => head === "0" && deprel === "root")).toHaveLength(1);
      const joined = cells
        .map((row) => `${row[1]}${/SpaceAfter=No/.test(row[9] ?? "") ? "" : " "}`)
        .join("")
        .trim();
      expect(`# text = ${joined}`).toBe(block.split("\n").find((line) => line.startsWith("# text = ")));
    }
  });

  test("gives the text and the places of statements back, emoji and line breaks too", () => {
    const source = `${text}\n\nA\tsecond  part: Re\u0301mi | Ann.`;
    const passage = { start: source.indexOf("don't"), end: source.indexOf(" the 🌍") };
    const document = {
      id: "d",
      text: source,
      sentences: analyseSyntax(source, languageModel()),
      statements: [{ id: "s1", type: "position", ...passage }],
    };
    const { texts, table } = readConllu(writeConllu(document), { file: "a.conllu", name: "a" });
    expect([...texts]).toEqual([["d", source]]);
    expect([table.ids, table.typeNames, table.starts[0], table.ends[0]]).toEqual([["s1"], ["position"], passage.start, passage.end]);
  });

  test("of others: words in one piece, empty nodes, paragraphs, several documents", () => {
    const word = (id: string, form: string, misc = "_"): string => [id, form, "_", "_", "_", "_", "_", "_", "_", misc].join("\t");
    const treebank = [
      "# newdoc id = one",
      "# newpar",
      word("1-2", "Du"),
      word("1", "De"),
      word("2", "le"),
      word("3", "pain", "SpaceAfter=No"),
      word("3.1", "hidden"),
      word("4", "."),
      "",
      word("1", "Oui", "SpacesAfter=\\n"),
      "",
      "# newpar id = p2",
      word("1", "Non", "SpacesAfter=\\s\\s"),
      word("2", "non"),
      "",
      "# newdoc",
      word("1", "Fin"),
      "",
    ];
    const { texts, warnings } = readConllu(`\ufeff${treebank.join("\r\n")}`, { file: "a.conllu", name: "a" });
    expect([...texts]).toEqual([
      ["one", "Du pain. Oui\nNon  non"],
      ["a 2", "Fin"],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual(["left out, since Rapporteur divides and parses texts itself: the trees of 7 words"]);
    const before = process.cpuUsage();
    // Spaces without end that are no name: they were divided between the parts of a comment in all ways.
    expect(readConllu(`#${" ".repeat(4000)}!\n${word("1", "Un")}`, { file: "a", name: "a" }).texts.size).toBe(1);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    expect(() => readConllu("# text = none\n", { file: "a", name: "a" })).toThrow(/holds no statement/);
    expect(() => readConllu(`${word("1", "a")}\nnine\tcolumns`, { file: "a", name: "a" })).toThrow(/line 2: it has 2 columns/);
    expect(() => readConllu(word("x", "a"), { file: "a", name: "a" })).toThrow(/x is not the number of a word/);
  });

  test("tells where a word stands and which statements it belongs to", () => {
    const row = written.split("\n").find((line) => line.split("\t")[1] === "back") ?? "";
    const [, from, to] = /TokenRange=(\d+):(\d+)/.exec(row) ?? [];
    expect([...text].slice(Number(from), Number(to)).join("")).toBe("back");
    expect(row).toContain("Statement=position:s1");
    expect(written.match(/Statement=/g)).toHaveLength(1);
  });
});

describe("annotations of brat", () => {
  /** Positions in code points, line ends of Windows counted twice, as brat does. */
  const raw = `\ufeff${text.replaceAll("\n", "\r\n")}`;
  const place = (words: string): string => {
    const plain = raw.slice(1);
    const before = plain.slice(0, plain.indexOf(words));
    const start = [...before].length;
    return `${start} ${start + [...words].length}`;
  };
  const annotations = [
    `T1\tPerson ${place("Re\u0301mi")}\tRe\u0301mi`,
    `T2\tPerson ${place("Ann")}\tAnn`,
    `T3\tTopic ${place("🌍 tax")}\t🌍 tax`,
    `T4\tReject ${place("don't back")}\tdon't back`,
    "E1\tReject:T4 Agent:T2 Object:T3",
    "R1\tAgrees Arg1:T1 Arg2:T2",
    "A1\tNegated E1",
    "A2\tStrength R1 low",
    "N1\tReference T2 Wikidata:Q1\tAnn Lee",
    "#1\tAnnotatorNotes E1\tclear",
    `T5\tPerson 0 1;${place("Ann")}\t😀 Ann`,
    "*\tEquiv T1 T2",
    "T6\tPerson 900 903\tBob",
  ].join("\r\n");

  test("become statements with roles, attributes and notes; what does not fit is listed", () => {
    const { table, texts, notes, warnings } = readBrat([{ file: "a.ann", document: "a", annotations, raw }]);
    const stored = texts.get("a") ?? "";
    expect(stored).toBe(text);
    const rows = table.ids.map((id, row) => {
      const values = Object.entries(table.variables).map(([name, column]) => [name, valueOf(column, row)] as const);
      const known = Object.fromEntries(values.filter(([, value]) => value !== null));
      return [id, table.typeNames[table.types[row] ?? 0], stored.slice(table.starts[row], table.ends[row]), known, notes[row]];
    });
    expect(rows).toEqual([
      ["T1", "Person", "Re\u0301mi", {}, ""],
      ["T2", "Person", "Ann", {}, "Wikidata:Q1 Ann Lee"],
      ["T3", "Topic", "🌍 tax", {}, ""],
      ["T5", "Person", text.slice(0, text.indexOf("Ann") + 3), {}, ""],
      ["E1", "Reject", "don't back", { Agent: "Ann", Object: "🌍 tax", Negated: true }, "clear"],
      ["R1", "Agrees", text.slice(text.indexOf("Re"), text.indexOf("Ann") + 3), { Arg1: "Re\u0301mi", Arg2: "Ann", Strength: "low" }, ""],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "1 annotations whose positions are not in the text are left out",
      "1 annotations in several parts cover what is between these, too",
      "1 groups of equivalent annotations are left out",
    ]);
  });

  test("of another form are refused with their line", () => {
    for (const line of ["words", "T1\tPerson x y\tAnn", "E1\tReject:T4 Agent", "A1\tNegated"]) {
      try {
        readBrat([{ file: "a.ann", document: "a", annotations: `T9\tPerson 0 1\tx\n${line}`, raw: "x" }]);
        expect.unreachable(line);
      } catch (error) {
        if (!isRapporteurError(error)) throw error;
        expect([error.code, error.message]).toEqual(["RAP_EXCHANGE_BRAT", expect.stringContaining("line 2")]);
      }
    }
  });
});
