import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { buildStatementTable } from "@rapporteur/core/model";
import { statementsToRefi } from "./statements-to-refi.ts";
import { writeRefiCodebook, writeRefiProject } from "./write-refi.ts";
import { valueOf } from "../statements/table-values.ts";
import { writeZip } from "../zip/write-zip.ts";
import type { Concept } from "./concepts.ts";
import { openRefi } from "./open-refi.ts";
import { refiStatements, type RefiStatements } from "./refi-to-statements.ts";

/* Written as the programs write them: QualCoder counts code points, NVivo both characters of a line end, ATLAS.ti one. */

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const text = "😀 Premi\u00e8re e\u0301tape.\r\nWe back the 🌍 tax, said Ann.\r\nBo doubts it.";

interface Selected {
  readonly words: string;
  /** Position of the words, and their length, as the program counts. */
  readonly at: readonly [start: number, end: number];
  readonly code?: number;
  readonly name?: string;
  readonly memo?: string;
  readonly user?: number;
}

function selection({ at, code, name = "", memo = "", user = 1 }: Selected, number: number): string {
  const coding =
    code === undefined ? "" : `<Coding guid="${guid(900 + number)}" creatingUser="${guid(user)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`;
  const description = memo === "" ? "<Description/>" : `<Description>${memo}</Description>`;
  return `<PlainTextSelection guid="${guid(800 + number)}" name="${name}" startPosition="${at[0]}" endPosition="${at[1]}" creatingUser="${guid(user)}">${description}${coding}</PlainTextSelection>`;
}

function project(selections: readonly Selected[], rest = "", origin = "QualCoder 3"): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="${origin}">
<Users><User guid="${guid(1)}" name="Ann"/><User guid="${guid(2)}" name="Zoë"/></Users>
<CodeBook><Codes>
  <Code guid="${guid(10)}" name="Economy" isCodable="false"><Description>All of it</Description>
    <Code guid="{${guid(11).toUpperCase()}}" name="Tax" isCodable="true" color="#FF0000"><NoteRef targetGUID="${guid(50)}"/></Code>
    <Code guid="${guid(12)}" name="Other" isCodable="true"/></Code>
  <Code guid="${guid(13)}" name="Doubt" isCodable="true"><Code guid="${guid(14)}" name="Other" isCodable="true"/></Code>
</Codes></CodeBook>
<Variables><Variable guid="${guid(20)}" name="Age" typeOfVariable="Integer"/><Variable guid="${guid(21)}" name="Date" typeOfVariable="Date"/></Variables>
<Cases><Case guid="${guid(30)}" name="Ann Lee"><VariableValue><VariableRef targetGUID="${guid(20)}"/><IntegerValue>41</IntegerValue></VariableValue><SourceRef targetGUID="${guid(40)}"/></Case></Cases>
<Sources><TextSource guid="${guid(40)}" name="Talk" plainTextPath="internal://${guid(41)}.txt">${selections.map(selection).join("")}
<VariableValue><VariableRef targetGUID="${guid(21)}"/><DateValue>2020-03-20</DateValue></VariableValue></TextSource></Sources>
<Notes><Note guid="${guid(50)}" name="On tax"><PlainTextContent>As in the law.</PlainTextContent></Note><Note guid="${guid(51)}" name="Diary"><PlainTextContent>Monday.</PlainTextContent></Note></Notes>
${rest}</Project>`;
}

const archive = (xml: string, content: string, folder = "sources"): Uint8Array =>
  writeZip([
    { name: "project.qde", content: xml },
    { name: `${folder}/${guid(41)}.txt`, content },
  ]);

async function read(xml: string, content = text): Promise<RefiStatements> {
  return refiStatements(await openRefi(archive(xml, content), "study.qdpx"));
}

function rowsOf({ table, texts, coders, notes }: RefiStatements): unknown[] {
  const text = [...texts.values()][0] ?? "";
  return table.ids.map((_, row) => ({
    type: table.typeNames[table.types[row] ?? 0],
    words: text.slice(table.starts[row], table.ends[row]),
    ...Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, valueOf(column, row)])),
    coder: coders[row],
    note: notes[row],
  }));
}

/** Where words stand, counted by code points with line ends of so many. */
function place(words: string, { lineEnd, unit = "code points", mark = 0 }: { lineEnd: 1 | 2; unit?: string; mark?: number }): [number, number] {
  const length = (part: string): number => {
    const plain = lineEnd === 1 ? part.replaceAll("\r\n", "\n") : part;
    return unit === "code points" ? [...plain].length : plain.length;
  };
  const start = length(text.slice(0, text.indexOf(words))) + mark;
  return [start, start + length(words)];
}

const tax = "We back the 🌍 tax";
const doubt = "Bo doubts it.";

describe("a project of another program", () => {
  test("gives texts, codings with code and coder, memos, cases, and lists what it could not take", async () => {
    const standard = { lineEnd: 2 } as const;
    const xml = project(
      [
        { words: tax, at: place(tax, standard), code: 11, memo: "clear", user: 2 },
        { words: doubt, at: place(doubt, standard), code: 14 },
        { words: doubt, at: place(doubt, standard), memo: "an aside" },
        { words: "", at: [5000, 5010], code: 11 },
        { words: doubt, at: place(doubt, standard), code: 99 },
      ],
      `<Sets><Set guid="${guid(70)}" name="First wave"><MemberSource targetGUID="{${guid(40).toUpperCase()}}"/><MemberNote targetGUID="${guid(51)}"/></Set>
      <Set guid="${guid(71)}" name="Money; trade"><MemberCode targetGUID="${guid(11)}"/></Set></Sets>`,
    );
    const read_ = await read(xml);
    expect(rowsOf(read_)).toEqual([
      { type: "Coding", words: tax, concept: "Tax", case: "Ann Lee", coder: "Zoë", note: "clear" },
      { type: "Coding", words: doubt, concept: "Other (Doubt)", case: "Ann Lee", coder: "Ann", note: "" },
      { type: "Annotation", words: doubt, concept: null, case: "Ann Lee", coder: "Ann", note: "an aside" },
    ]);
    expect([...read_.texts.values()]).toEqual([text.replaceAll("\r\n", "\n")]);
    expect(read_.concepts).toEqual([
      { variable: "concept", name: "Economy", parent: null, note: "All of it", color: "" },
      { variable: "concept", name: "Tax", parent: "Economy", note: "As in the law.", color: "#ff0000" },
      { variable: "concept", name: "Other (Economy)", parent: "Economy", note: "", color: "" },
      { variable: "concept", name: "Doubt", parent: null, note: "", color: "" },
      { variable: "concept", name: "Other (Doubt)", parent: "Doubt", note: "", color: "" },
    ]);
    expect(read_.attributes.get("case")?.get("Ann Lee")).toEqual({ Age: "41" });
    expect([...(read_.attributes.get("concept") ?? [])]).toEqual([["Tax", { set: "Money; trade" }]]);
    expect(valueOf(read_.table.documents.fields["tags"] ?? expect.unreachable(), 0)).toBe("First wave");
    expect([...read_.dates.values()]).toEqual(["2020-03-20"]);
    expect(read_.warnings.map(({ message }) => message)).toEqual([
      "1 selections whose positions are not in their text are left out",
      "1 codings with a code that is not in the codebook are left out",
      "1 memos that belong to no source, passage or code are left out",
      "1 memos of sets are left out",
    ]);
  });

  const waysOfCounting = [
    ["code points, line ends two (standard)", { lineEnd: 2 }],
    ["code points, line ends one (ATLAS.ti)", { lineEnd: 1 }],
    ["UTF-16, line ends two", { lineEnd: 2, unit: "utf-16" }],
    ["UTF-16, line ends one", { lineEnd: 1, unit: "utf-16" }],
    ["with the byte order mark", { lineEnd: 1, mark: 1 }],
  ] as const;

  test.each(waysOfCounting)("places selections by their words: %s", async (_, counting) => {
    const selections = [tax, doubt].map((words) => ({ words, at: place(words, counting), code: 11, name: words }));
    const read_ = await read(project(selections), `\ufeff${text}`);
    expect(rowsOf(read_).map((row) => (row as { words: string }).words)).toEqual([tax, doubt]);
  });

  test("moves a selection to its words where they stand elsewhere, and says so", async () => {
    const words = "We back the 🌍 tax, said Ann.";
    const read_ = await read(project([{ words, at: [1, 8], code: 11, name: words }]));
    expect(rowsOf(read_)).toEqual([expect.objectContaining({ words })]);
    expect(read_.warnings[0]?.message).toBe("1 selections stand where their words are, and not where their positions say");
  });

  test("reads a transcript of a recording, and texts in a folder called Sources", async () => {
    const sound = `<Sources><AudioSource guid="${guid(60)}" name="Interview"><Transcript guid="${guid(61)}" plainTextPath="internal://${guid(41)}.txt">
      <SyncPoint guid="${guid(62)}" timeStamp="0" position="0"/><SyncPoint guid="${guid(63)}" timeStamp="9" position="4"/>
      <TranscriptSelection guid="${guid(64)}" fromSyncPoint="${guid(62)}" toSyncPoint="${guid(63)}"><Coding guid="${guid(65)}"><CodeRef targetGUID="${guid(11)}"/></Coding></TranscriptSelection>
      </Transcript></AudioSource><PictureSource guid="${guid(66)}" name="Map"/></Sources>`;
    const xml = project([]).replace(/<Sources>[\s\S]*<\/Sources>/, sound);
    const read_ = refiStatements(await openRefi(archive(xml, "Yes. No.", "Sources"), "study.qdpx"));
    expect(rowsOf(read_)).toEqual([expect.objectContaining({ words: "Yes.", concept: "Tax", coder: null })]);
    expect(read_.warnings.map(({ message }) => message)).toContain("1 sources without text (pictures, sound, video, PDF) are left out");
  });

  test("opens nothing outside of its archive", async () => {
    for (const path of ["absolute:///etc/hostname", "internal://../../etc/hostname", "relative:///hostname"]) {
      const read_ = await read(project([]).replace(/plainTextPath="[^"]*"/, `plainTextPath="${path}"`));
      expect([read_.texts.size, read_.warnings.map(({ code }) => code)]).toEqual([0, ["refi-loss", "refi-sources"]]);
    }
  });
});

test("a codebook gives its codes", async () => {
  const xml = `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><Codes><Code guid="${guid(1)}" name="a.b &amp; c" isCodable="true"></Code></Codes><Sets></Sets></CodeBook>`;
  const read_ = refiStatements(await openRefi(new TextEncoder().encode(xml), "tags.qdc"));
  expect([read_.table.length, read_.concepts]).toEqual([0, [{ variable: "concept", name: "a.b & c", parent: null, note: "", color: "" }]]);
  const sets = `<Sets><Set guid="${guid(2)}" name="Money"><MemberCode guid="${guid(1)}"/></Set></Sets>`;
  const grouped = refiStatements(await openRefi(new TextEncoder().encode(xml.replace("<Sets></Sets>", sets)), "tags.qdc"));
  expect(grouped.attributes.get("concept")).toEqual(new Map([["a.b & c", { set: "Money" }]]));
});

describe("a file that cannot be read", () => {
  const code = async (bytes: Uint8Array): Promise<string> => {
    try {
      await openRefi(bytes, "study.qdpx");
      return "read";
    } catch (error) {
      if (!isRapporteurError(error)) throw error;
      return error.code;
    }
  };

  test("is refused with its reason: no project, another XML, cut, packed like a bomb", async () => {
    const whole = archive(project([]), text);
    expect(await code(writeZip([{ name: "a.txt", content: text }]))).toBe("RAP_EXCHANGE_REFI");
    expect(await code(new TextEncoder().encode("<?xml version='1.0'?><TEI/>"))).toBe("RAP_EXCHANGE_REFI");
    expect(await code(whole.subarray(0, whole.length - 40))).toBe("RAP_SOURCE_DAMAGED");
    expect(await code(archive(project([]).slice(0, 900), text))).toBe("RAP_SOURCE_DAMAGED");
    expect(await code(archive(project([]), "a".repeat(8_000_000)))).toBe("RAP_SOURCE_INFLATES");
    expect(await code(new Uint8Array())).toBe("RAP_SOURCE_EMPTY");
  });
});

test("tags of documents go out as sets of sources and come back", async () => {
  const rows = ["a", "b"].map((id) => ({ id, type: "position", document: id, start: 0, end: 2, time: null, values: {} }));
  const documents = [
    { id: "a", values: { title: "A", tags: "gas & oil\nfirst wave" } },
    { id: "b", values: { title: "B", tags: "first wave" } },
  ];
  const table = buildStatementTable({ variables: {}, documentFields: { title: "text", tags: "text" } }, rows, documents);
  const texts = new Map(rows.map(({ id }) => [id, "Words."]));
  const options = { name: "P", origin: "x", texts, quoteOf: () => null, coderOf: () => null, memosOf: () => [], attributes: new Map() };
  const bytes = writeRefiProject(statementsToRefi(table, options).project);
  const { table: back } = refiStatements(await openRefi(bytes, "a.qdpx"));
  const tags = back.documents.fields["tags"] ?? expect.unreachable();
  expect(back.documents.ids.map((_, at) => valueOf(tags, at))).toEqual(["gas & oil\nfirst wave", "first wave"]);
});

describe("codes that go out", () => {
  const variables = { concept: "entity", speaker: "entity", target: "entity", agreement: "boolean", denied: "boolean" } as const;
  const row = (id: string, type: string, values: Record<string, string | boolean>) => ({
    id,
    type,
    document: "a",
    start: 0,
    end: 5 + Number(id),
    time: null,
    values,
  });
  const table = buildStatementTable(
    { variables, documentFields: { title: "text" } },
    [
      row("1", "position", { concept: "Tolls", speaker: "Ada", agreement: true }),
      row("2", "relation", { speaker: "Ada", target: "Tolls", denied: true }),
      row("3", "relation", { speaker: "position", target: "Ada", denied: false }),
      row("4", "position", { concept: "Bans", speaker: "Bo", agreement: true }),
    ],
    [{ id: "a", values: { title: "A" } }],
  );
  const attributes = new Map([
    [
      "concept",
      new Map([
        ["Tolls", { type: "concept", set: "Money; trade\nRoads" }],
        ["Bans", { set: "Roads" }],
      ]),
    ],
  ]);
  const options = { name: "P", origin: "x", texts: new Map([["a", "Words that stand here."]]), quoteOf: () => null, coderOf: () => null, attributes };
  const { project } = statementsToRefi(table, options);

  test("have names of which none comes twice, since QualCoder knows a code by its name, and come back under their own", async () => {
    const names = project.codes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(expect.arrayContaining(["Ada", "Ada (relation: speaker)", "Ada (relation: target)", "true", "true (relation: denied)"]));
    expect(names).toEqual(expect.arrayContaining(["speaker", "speaker (relation)", "position", "position (relation: speaker)"]));
    const back = refiStatements(await openRefi(writeRefiProject(project), "a.qdpx"));
    expect(rowsOf(back).map((one) => ({ ...(one as object), words: "", note: "", coder: null }))).toEqual(
      table.ids.map((_, at) => ({
        type: table.typeNames[table.types[at] ?? 0],
        words: "",
        note: "",
        coder: null,
        ...Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, valueOf(column, at)])),
      })),
    );
  });

  test("are in their sets, in a project and in a codebook, and come back with them; no case is made of a set", async () => {
    expect(project.cases).toEqual([]);
    const sets = new Map([
      ["Tolls", { set: "Money; trade\nRoads" }],
      ["Bans", { set: "Roads" }],
    ]);
    const back = refiStatements(await openRefi(writeRefiProject(project), "a.qdpx"));
    expect(back.attributes.get("concept")).toEqual(sets);
    const codebook = writeRefiCodebook(project);
    const guidOfBans = project.codes.find(({ name }) => name === "Bans")?.guid;
    expect(codebook).toContain(`<MemberCode guid="${guidOfBans}"/>`);
    const again = refiStatements(await openRefi(new TextEncoder().encode(codebook), "a.qdc"));
    expect(again.attributes.get("concept")).toEqual(sets);
  });
});

describe("concepts in a tree", () => {
  const row = (id: string, type: string, concept: string) => ({
    id,
    type,
    document: "a",
    start: 0,
    end: 4 + Number(id),
    time: null,
    values: { concept },
  });
  const rows = [row("1", "position", "Tolls"), row("2", "coding", "Tolls"), row("3", "position", "Bans")];
  const table = buildStatementTable({ variables: { concept: "entity" }, documentFields: {} }, rows, [{ id: "a", values: {} }]);
  const concept = (name: string, parent: string | null, rest: Partial<Concept> = {}): Concept => ({
    id: name,
    name,
    parent,
    note: "",
    color: "",
    ...rest,
  });
  const concepts = [
    concept("Economy", null, { note: "All of it.\n\nNot trade." }),
    concept("Taxes", "Economy"),
    concept("Tolls", "Taxes", { color: "#ff0000", note: "Of roads" }),
    concept("Duties", "Taxes"),
    concept("Law", null, { color: "#00ff00" }),
    concept("Courts", "Law"),
    concept("Loose", null),
    // In a circle.
    concept("Chicken", "Egg"),
    concept("Egg", "Chicken"),
  ];
  const options = {
    name: "P",
    origin: "x",
    texts: new Map([["a", "Words that stand."]]),
    quoteOf: () => null,
    coderOf: () => null,
    attributes: new Map(),
  };
  const told = (read: RefiStatements): unknown => read.concepts.map(({ name, parent, note, color }) => [name, parent, note, color]);

  test("goes out with its order, notes and colours, and comes back: what is above a value, what is under one, and what no statement has", async () => {
    const { project } = statementsToRefi(table, { ...options, concepts });
    const names = project.codes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const back = refiStatements(await openRefi(writeRefiProject(project), "a.qdpx"));
    expect(told(back)).toEqual([
      ["Law", null, "", "#00ff00"],
      ["Courts", "Law", "", ""],
      ["Loose", null, "", ""],
      ["Chicken", null, "", ""],
      ["Egg", "Chicken", "", ""],
      ["Economy", null, "All of it.\n\nNot trade.", ""],
      ["Taxes", "Economy", "", ""],
      ["Tolls", "Taxes", "Of roads", "#ff0000"],
      ["Duties", "Taxes", "", ""],
    ]);
    expect(
      back.table.ids.map((_, at) => [
        back.table.typeNames[back.table.types[at] ?? 0],
        valueOf(back.table.variables["concept"] ?? expect.unreachable(), at),
      ]),
    ).toEqual([
      ["position", "Tolls"],
      ["coding", "Tolls"],
      ["position", "Bans"],
    ]);
  });

  test("is a codebook where there are no statements, with concepts of which nothing is known but the name", async () => {
    const empty = buildStatementTable({ variables: {}, documentFields: {} }, [], []);
    const { project } = statementsToRefi(empty, {
      ...options,
      concepts: concepts.map((one) => (one.name === "Loose" ? { ...one, set: "Money\nRoads" } : one)),
    });
    const back = refiStatements(await openRefi(new TextEncoder().encode(writeRefiCodebook(project)), "a.qdc"));
    expect(told(back)).toEqual(concepts.map(({ name, parent, note, color }) => [name, name === "Chicken" ? null : parent, note, color]));
    expect(back.attributes.get("concept")?.get("Loose")).toEqual({ set: "Money\nRoads" });
  });

  test("is a codebook without the statements too: values of their types are its codes", async () => {
    const { project } = statementsToRefi(table, options);
    const back = refiStatements(await openRefi(new TextEncoder().encode(writeRefiCodebook(project)), "a.qdc"));
    expect(back.concepts.map(({ variable, name }) => [variable, name])).toEqual([
      ["concept", "Tolls"],
      ["concept", "Bans"],
    ]);
    const whole = refiStatements(await openRefi(writeRefiProject(project), "a.qdpx"));
    expect(whole.concepts).toEqual([]);
  });

  test("keeps two concepts of one name apart by their places, and the colour that another program gave a value", async () => {
    const twice = [
      concept("Law", null, { id: "a" }),
      concept("Other", "a", { id: "b", note: "first" }),
      concept("Other", null, { id: "c", note: "second" }),
    ];
    const empty = buildStatementTable({ variables: {}, documentFields: {} }, [], []);
    const codes = statementsToRefi(empty, { ...options, concepts: twice }).project.codes.map(({ name, description }) => [name, description]);
    expect(codes).toEqual([
      ["Law", ""],
      ["Other", "first"],
      ["Other (concept)", 'Value of Rapporteur: "Other"\nsecond'],
    ]);
    const attributes = new Map([["concept", new Map([["Bans", { color: "#12AB9f" }]])]]);
    const { project } = statementsToRefi(table, { ...options, attributes });
    expect(project.codes.find(({ name }) => name === "Bans")?.color).toBe("#12ab9f");
  });
});
