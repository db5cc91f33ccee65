import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { ask } from "./ask.ts";
import type { AskPassage, AskSources } from "./ask-types.ts";
import { readQuestion, stemOf, type AskEntity } from "./read-question.ts";

const entities: AskEntity[] = [
  { key: "state:RUR", name: "Ruritania", type: "state", aliases: ["Ruritanian", "Strelsau"] },
  { key: "state:GRA", name: "Graustark", type: "state", aliases: [] },
  { key: "person:ada-example", name: "Ada Example", type: "person", aliases: [] },
  { key: "person:bruno-sample", name: "Bruno Sample", type: "person", aliases: [] },
  { key: "concept:river-tolls", name: "river tolls", type: "concept", aliases: [] },
];
const statement = (
  id: string,
  speaker: string,
  quote: string,
  start: number,
  more: StatementRow["values"] & { type?: string } = {},
): StatementRow => {
  const { type = "position", ...values } = more;
  return {
    id,
    type,
    document: "d1",
    start,
    end: start + quote.length,
    time: null,
    review: "accepted",
    values: { speaker, quote, ...values },
  };
};
const rows = [
  statement("s1", "person:ada-example", "The tolls must go", 400, { concept: "concept:river-tolls", agreement: false }),
  statement("s2", "person:bruno-sample", "Tolls pay for the locks", 500, { concept: "concept:river-tolls", agreement: true }),
  statement("s3", "person:ada-example", "A truce will probably hold until spring", 600, { type: "forecast", direction: 1 }),
];
const table = buildStatementTable(
  {
    variables: { speaker: "entity", quote: "text", concept: "entity", agreement: "boolean", direction: "integer" },
    documentFields: { title: "text" },
  },
  rows,
  [{ id: "d1", values: { title: "One" } }],
);
const passage = (speaker: string | null, start: number, text: string): AskPassage => ({
  documentId: "d1",
  title: "One",
  day: "2026-01-02",
  start,
  text,
  speaker,
});
const passages = [
  passage("person:ada-example", 0, "Nobody doubts it. Graustark has become a vassal of Ruritania. It rains in the hills."),
  passage("person:bruno-sample", 100, "Ruritania is poor. Its power over Graustark is overstated."),
  passage(null, 200, "The mills of Graustark are strong and loud."),
];
const sources: AskSources = { table, entities, passages, countsDrafts: false };
const quotesOf = (question: string, given: AskSources = sources) =>
  ask(question, given).experts.map(({ speaker, ...all }) => [
    speaker,
    all.for.map(({ quote }) => quote),
    all.against.map(({ quote }) => quote),
    all.unclear.map(({ quote }) => quote),
  ]);

describe("ask", () => {
  it("finds who speaks of both where two are compared, in whatever word, with the sentence before where the name stands there", () => {
    expect(quotesOf("Who is stronger, Ruritania or Graustark?")).toEqual([
      ["person:ada-example", [], [], ["Graustark has become a vassal of Ruritania."]],
      ["person:bruno-sample", [], [], ["Ruritania is poor. Its power over Graustark is overstated."]],
    ]);
  });

  it("adds who compares the two and names one of them, in a document that speaks of both, and no question of the page itself", () => {
    const more = [
      ...passages,
      passage("person:bruno-sample", 300, "Ruritania is the stronger of the two, and it knows it."),
      passage(null, 400, "Is Ruritania or Graustark the stronger partner?"),
      { ...passage("person:ada-example", 0, "Graustark is strong in steel."), documentId: "d2" },
    ];
    const asked = ask("Who is stronger, Ruritania or Graustark?", { ...sources, passages: more.filter(({ start }) => start !== 100) });
    expect(asked.experts.map(({ speaker, unclear }) => [speaker, unclear.map(({ quote }) => quote)])).toEqual([
      ["person:ada-example", ["Graustark has become a vassal of Ruritania."]],
      ["person:bruno-sample", ["Ruritania is the stronger of the two, and it knows it."]],
    ]);
  });

  it("adds what who compares the two in one document says of one of them in another, where others speak of both", () => {
    const other = (speaker: string, start: number, words: string) => ({ ...passage(speaker, start, words), documentId: "d2" });
    const more = [
      passage("person:ada-example", 0, "Ruritania is stronger than Graustark."),
      other("person:ada-example", 0, "Ruritania is clearly the stronger partner."),
      other("person:bruno-sample", 100, "Graustark is stronger than Ruritania."),
    ];
    const asked = ask("Who is stronger, Ruritania or Graustark?", { ...sources, passages: more });
    const ada = asked.experts.find(({ speaker }) => speaker === "person:ada-example");
    expect(ada?.unclear.map(({ quote }) => quote)).toContain("Ruritania is clearly the stronger partner.");
  });

  it("knows what stands for both that are compared, where the passage names both", () => {
    const said = (words: string) =>
      quotesOf("Who is stronger, Ruritania or Graustark?", { ...sources, passages: [passage("person:ada-example", 0, words)] });
    const after = "Ruritania has no money, and Graustark no grain.";
    expect(said(`Neither of them is strong. ${after}`)).toEqual([["person:ada-example", [], [], ["Neither of them is strong."]]]);
    expect(said(`It rains. ${after} Both are weak.`)).toEqual([["person:ada-example", [], [], ["Both are weak."]]]);
    expect(said("Neither of them is strong. Ruritania has no money, and Sylvania no grain.")).toEqual([]);
  });

  it("puts what says the word that was asked for before what says a relation of it", () => {
    const said = [
      passage("person:ada-example", 0, "Closing the locks will strengthen the smugglers. Neither is strong."),
      passage("person:bruno-sample", 100, "More trade would weaken the guilds."),
    ];
    expect(quotesOf("Whom do they think is stronger?", { ...sources, passages: said })).toEqual([
      ["person:ada-example", [], [], ["Neither is strong.", "Closing the locks will strengthen the smugglers."]],
      ["person:bruno-sample", [], [], ["More trade would weaken the guilds."]],
    ]);
  });

  it("takes no adverb of degree for the quality that is asked for, and every form of its adjective and noun", () => {
    const said = (words: string) => [passage("person:ada-example", 0, `Ruritania ${words} Graustark.`)];
    const isFound = (question: string, words: string): boolean => quotesOf(question, { ...sources, passages: said(words) }).length > 0;
    const question = "Who is stronger, Ruritania or Graustark?";
    for (const words of ["strongly opposes", "Strongly warned", "deeply and strongly distrusts"])
      expect([words, isFound(question, words)]).toEqual([words, false]);
    for (const words of [
      "is strong beside",
      "is the stronger of it and",
      "is the strongest, before",
      "has more strength than",
      "is weaker than",
      "strongly denies to be weaker than",
    ])
      expect([words, isFound(question, words)]).toEqual([words, true]);
    expect(isFound("Is Ruritania strongly armed against Graustark?", "strongly opposes")).toBe(true);
    expect(isFound("Which has the military lead, Ruritania or Graustark?", "is militarily ahead of")).toBe(true);
  });

  it("groups by expert and by the stance of what was coded", () => {
    expect(quotesOf("Who disagrees on tolls?")).toEqual([
      ["person:ada-example", [], ["The tolls must go"], []],
      ["person:bruno-sample", ["Tolls pay for the locks"], [], []],
    ]);
  });

  it("asks one expert where the question names one, by the family name, and knows related words", () => {
    const answer = ask("What does Example expect of a ceasefire?", sources);
    expect([answer.intent, answer.speakers]).toEqual(["forecast", ["person:ada-example"]]);
    expect(quotesOf("What does Example expect of a ceasefire?")).toEqual([
      ["person:ada-example", [], [], ["A truce will probably hold until spring"]],
    ]);
  });

  it("takes a state that speaks somewhere for what is spoken of, unless its words are asked for", () => {
    const spoken = [...passages, passage("state:RUR", 300, "Ruritania will not pay the tolls.")];
    const given = { ...sources, passages: spoken };
    expect(ask("Who is stronger, Ruritania or Graustark?", given).speakers).toEqual([]);
    expect(quotesOf("Who is stronger, Ruritania or Graustark?", given)).toHaveLength(2);
    for (const question of ["What does Ruritania say of the tolls?", "tolls according to Ruritania", "Ruritania's view of tolls"])
      expect(quotesOf(question, given)).toEqual([["state:RUR", [], [], ["Ruritania will not pay the tolls."]]]);
  });

  it("takes people that a question compares for what is spoken of, unless their words are asked for", () => {
    const known = [...entities, { key: "person:sudria", name: "Sudria", type: "person", aliases: [] }];
    const speakers = new Set(known.map(({ key }) => key));
    const askedOf = (question: string): string[] => readQuestion(question, known, speakers).speakers.map(({ key }) => key);
    expect(askedOf("Who is stronger, Ruritania or Sudria?")).toEqual([]);
    expect(askedOf("Who is the better minister, Ada Example or Bruno Sample?")).toEqual([]);
    expect(askedOf("Does Example or Sample expect a truce?").sort()).toEqual(["person:ada-example", "person:bruno-sample"]);
    expect(askedOf("What does Ada Example expect?")).toEqual(["person:ada-example"]);
  });

  it.each([
    "Ada Example is stronger than Sudria",
    "Is Ada Example stronger than Sudria?",
    "Is Ada Example a better minister than Bruno Sample?",
    "Example has more ships than Sudria",
    "How much stronger is Example than Sudria?",
  ])("takes both people of a comparison with words between them for what is spoken of: %s", (question) => {
    const known = [...entities, { key: "person:sudria", name: "Sudria", type: "person", aliases: [] }];
    const { speakers, named } = readQuestion(question, known, new Set(known.map(({ key }) => key)));
    expect(speakers).toEqual([]);
    expect(named).toHaveLength(2);
  });

  it.each([
    ["Does Ada Example think that Ruritania is stronger than Sudria?", ["person:ada-example"]],
    ["Does Ada Example expect more than a truce from Bruno Sample?", ["person:ada-example", "person:bruno-sample"]],
    ["Ada Example on whether Ruritania is stronger than Graustark", ["person:ada-example"]],
    ["Example, Sample: more than tolls?", ["person:ada-example", "person:bruno-sample"]],
  ])("asks for the words of whom a comparison does not name: %s", (question, asked) => {
    const known = [...entities, { key: "person:sudria", name: "Sudria", type: "person", aliases: [] }];
    const { speakers } = readQuestion(question, known, new Set(known.map(({ key }) => key)));
    expect(speakers.map(({ key }) => key).toSorted()).toEqual(asked);
  });

  it("takes a concept that a question names for one of its words, of which half have to be said", () => {
    expect(quotesOf("If the river tolls persist, what follows?").map(([speaker]) => speaker)).toEqual(["person:ada-example", "person:bruno-sample"]);
    // A name that no entity has is said as it was typed.
    expect(readQuestion("Who is stronger, Orvik or the pilots?", [], new Set()).topics.map(({ words }) => words)).toContain("Orvik");
    expect(readQuestion("If the tolls go on, goes on or stay, what follows?", entities, new Set()).topics.map(({ words }) => words)).toEqual([
      "tolls",
    ]);
  });

  it("says that nobody addresses it, and how much was looked through", () => {
    expect(ask("Will penguins fly?", sources)).toMatchObject({
      experts: [],
      topics: ["penguins", "fly"],
      looked: { documents: 1, statements: 3, passages: 3 },
    });
    expect(ask("What do they say?", sources).experts).toEqual([]);
    expect(ask("Who is stronger, Ruritania or Orvik?", sources)).toMatchObject({ experts: [], topics: ["Ruritania", "stronger", "Orvik"] });
  });

  it("gives words of the text alone, each in its place, and nothing that is not accepted unless asked", () => {
    const words = fc.constantFrom("tolls", "Ruritania", "Graustark", "strong", "Example", "truce", "rain", "who", "or", "?", "(", "$x");
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (asked) => {
        for (const expert of ask(asked.join(" "), sources).experts)
          for (const { kind, quote, start, end, statementId } of [...expert.for, ...expert.against, ...expert.unclear]) {
            expect(end - start).toBe(quote.length);
            if (kind === "statement") expect(rows.find(({ id }) => id === statementId)?.values["quote"]).toBe(quote);
            else expect(passages.some((one) => one.text.slice(start - one.start, end - one.start) === quote)).toBe(true);
          }
      }),
    );
    const drafts = buildStatementTable(
      { variables: { speaker: "entity", quote: "text" }, documentFields: {} },
      [{ ...statement("s4", "person:ada-example", "The tolls must go", 0), review: "draft" as const }],
      [{ id: "d1", values: {} }],
    );
    const given = { ...sources, table: drafts, passages: [] };
    expect(quotesOf("Tolls?", given)).toEqual([]);
    expect(quotesOf("Tolls?", { ...given, countsDrafts: true })).toHaveLength(1);
  });

  it("takes long names before short ones, and acronyms only in capitals", () => {
    const states: AskEntity[] = [
      { key: "state:KOR", name: "Korea", type: "state", aliases: [] },
      { key: "state:PRK", name: "North Korea", type: "state", aliases: [] },
      { key: "state:USA", name: "United States", type: "state", aliases: ["US"] },
    ];
    const named = (question: string): string[][] => readQuestion(question, states, new Set()).named.map(({ keys }) => [...keys]);
    expect(named("Does North Korea trust the US?")).toEqual([["state:PRK"], ["state:USA"]]);
    expect(named("Does it help us?")).toEqual([]);
    expect(["sanctions", "stronger", "allies", "peace"].map(stemOf)).toEqual(["sanction", "strong", "all", "peace"]);
  });
});
