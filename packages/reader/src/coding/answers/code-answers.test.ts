import { describe, expect, it } from "vitest";
import type { Question } from "@rapporteur/core/model";
import { analyse } from "../../language/analyse.ts";
import { languageModel } from "../../reading/language-model.ts";
import { readingModel } from "../../reading/reading-model.ts";
import { codeDocument } from "../code-document.ts";

const options = { model: readingModel().model };

/** Passages of one contribution that answer the question before it. */
function answersTo(asked: string, body: string): string[] {
  const text = `${asked}\n\n${body}`;
  const start = asked.length + 2;
  const question: Question = { start: 0, end: asked.length, text: asked, from: "standfirst" };
  const coded = codeDocument(
    {
      text,
      analysis: analyse(text, { model: languageModel() }),
      contributions: [
        { heading: null, bio: null, affiliation: null, roles: [], start, end: text.length, body: [start, text.length], author: "person:anna-berg" },
      ],
      title: null,
      documentDate: null,
      coder: "test",
      questions: [question],
    },
    options,
  );
  return coded.answers.flatMap(({ passages }) => passages.map(([from, to]) => text.slice(from, to)));
}

it("takes advice to the party that is asked about for an answer, whatever its words", () => {
  const body = "The pipeline leaks. The World Bank should convene both sides. Prices rose.";
  expect(answersTo("What should the World Bank, which brokered the treaty, do?", body)).toEqual(["The World Bank should convene both sides."]);
});

it("takes advice to anybody where several are asked about", () => {
  const body = "The lease was signed in May. The African Union should station a team on the road.";
  expect(answersTo("How should outside powers react?", body)).toEqual(["The African Union should station a team on the road."]);
});

it("goes on to what follows an answer in its kind", () => {
  const body = "The truce will hold for now. Both armies will probably keep their lines until spring.";
  expect(answersTo("Will the truce hold?", body)).toHaveLength(2);
});

it("finds none where a contribution says nothing to the question", () => {
  expect(answersTo("What should the World Bank do?", "Winters are cold in Oslo.")).toEqual([]);
});

describe("where a moderator asks and several speak in turn", () => {
  const turns = [
    ["", "", "Will the port open?"],
    ["person:ada", "Ada Lund, Harbour Institute", "Not before May. The pilots are on strike."],
    ["person:ben", "Ben Roth, University of Varn", "I would say June."],
    ["person:ada", "", "May, as I said."],
    ["", "", "Who pays?"],
    ["person:ben", "", "The city does."],
    ["person:ada", "", "And the state after it."],
  ] as const;

  function answers(spoken: readonly (readonly [string, string, string])[], namesSpeakers: boolean): (string | number)[][] {
    let text = "";
    const places = spoken.map(([author, label, words]) => {
      const start = text.length;
      if (namesSpeakers && label !== "") text += `${label}\n\n`;
      const bodyStart = text.length;
      text += `${words}\n\n`;
      return { author, start, bodyStart, end: bodyStart + words.length };
    });
    const none = { heading: null, bio: null, affiliation: null, roles: [] };
    const coded = codeDocument(
      {
        text,
        analysis: analyse(text, { model: languageModel() }),
        contributions: places
          .filter(({ author }) => author !== "")
          .map(({ author, start, bodyStart, end }) => ({ ...none, author, start, end, body: [bodyStart, end] as [number, number] })),
        title: null,
        documentDate: null,
        coder: "test",
        questions: places
          .filter(({ author }) => author === "")
          .map(({ start, end }) => ({ start, end, text: text.slice(start, end), from: "body" as const })),
      },
      options,
    );
    return coded.answers.map(({ question, passages }) => [question, ...passages.map(([from, to]) => text.slice(from, to))]);
  }

  it.each([[false], [true]])("the first turns until the next question answer, without the speakers' names (named: %s)", (namesSpeakers) => {
    expect(answers(turns, namesSpeakers)).toEqual([
      [0, "Not before May. The pilots are on strike."],
      [0, "I would say June."],
      [1, "The city does."],
      [1, "And the state after it."],
    ]);
  });

  it("a short answer belongs to what follows it, and may be all", () => {
    const short = [
      ["", "", "Will the port open this year?"],
      ["person:ada", "", "No. The pilots are on strike. Nobody has spoken to them."],
      ["person:ben", "", "Never."],
      ["person:ada", "", "I said so."],
      ["person:ben", "", "You did."],
    ] as const;
    expect(answers(short, false)).toEqual([
      [0, "No. The pilots are on strike. Nobody has spoken to them."],
      [0, "Never."],
    ]);
  });
});

it("takes nothing that an interviewer says for an answer", () => {
  const text =
    "HOST:\n\nWill the port open? The pilots say no.\n\nGUEST:\n\nThe pilots are wrong.\n\nTHE LONG WAVE:\n\nThey are many.\n\nGUEST:\n\nThey were many.";
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const asked = spanOf("Will the port open?");
  const from = spanOf("The pilots are wrong.").start;
  const coded = codeDocument(
    {
      text,
      analysis: analyse(text, { model: languageModel() }),
      contributions: [
        { heading: null, bio: null, affiliation: null, roles: [], start: from, end: text.length, body: [from, text.length], author: "person:ada" },
      ],
      asides: [spanOf("Will the port open? The pilots say no."), spanOf("They are many.")],
      title: null,
      documentDate: null,
      coder: "test",
      questions: [{ ...asked, text: "Will the port open?", from: "body" }],
    },
    options,
  );
  expect(coded.answers.map(({ passages }) => passages.map(([start, end]) => text.slice(start, end)))).toEqual([["The pilots are wrong."]]);
});

it("looks for the first hundred questions in the whole text, and takes what follows for the answer to the others", { tags: "long" }, () => {
  const asked = Array.from({ length: 130 }, (_, at) => `Will the truce hold in year ${at}?`);
  const said = "The truce will hold, said nobody. ";
  const text = `${asked.join(" ")}\n\n${said}`;
  const body: [number, number] = [text.indexOf(said), text.length];
  const questions = asked.map((one): Question => {
    const start = text.indexOf(one);
    return { start, end: start + one.length, text: one, from: "standfirst" };
  });
  const contribution = { heading: null, bio: null, affiliation: null, roles: [], start: body[0], end: body[1], body, author: "person:ada" };
  const analysis = analyse(text, { model: languageModel() });
  const given = { text, analysis, contributions: [contribution], title: null, documentDate: null, coder: "test", questions };
  const answered = new Set(codeDocument(given, options).answers.map(({ question }) => question));
  expect(answered).toEqual(new Set(Array.from({ length: 100 }, (_, at) => at)));
});
