import type { Contribution, Entity, Span } from "@rapporteur/core/model";
import { defaultScale } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import { type Filler, findQuotes, type Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { holderOf, openContext, partiesOf } from "./reading-context.ts";

const author: Entity = {
  id: "person:quist",
  type: "person",
  name: "Ada Quist",
  iso3: null,
  country: "state:DNK",
  actsFor: null,
  aliases: [],
  mentions: [],
};

/** A text that Ada Quist of Denmark signs from a place on, and readings of it. */
function contextOf(text: string, spoken: readonly { quote?: string; cue?: string; speaker: string }[] = [], from = 0) {
  const body: Contribution = {
    heading: null,
    start: from,
    end: text.length,
    body: [from, text.length],
    bio: null,
    author: author.id,
    affiliation: null,
    roles: [],
  };
  const analysis = analyse(text, { model: languageModel() });
  const input = { text, analysis, contributions: [body], authors: [author], title: null, documentDate: null, coder: "test" };
  const spanOf = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const filler = (words: string): Filler => ({ span: spanOf(words), anchor: null, chance: 0.9, antecedents: [] });
  const reading = (kind: Reading["kind"], trigger: Span, roles: Record<string, Filler[]>): Reading => {
    const sentence = analysis.sentences.findIndex(({ start, end }) => start <= trigger.start && trigger.start < end);
    return { kind, trigger, sentence, chance: 0.9, roles, nobody: {}, attributes: {} };
  };
  const quotes = findQuotes(text);
  const readings = spoken.map(({ quote = "", cue, speaker }) => {
    if (cue !== undefined) return reading("cue", spanOf(cue), { speaker: [filler(speaker)] });
    const mark = quotes.find(({ start, end }) => text.slice(start, end).includes(quote)) as Span;
    return reading("quote", mark, { speaker: [filler(speaker)] });
  });
  const context = openContext(input, { readings, scale: defaultScale, chances: new Map(), calibration: {} });
  return {
    context,
    filler,
    act: (trigger: string, roles: Record<string, Filler[]>, kind: Reading["kind"] = "relation") => reading(kind, spanOf(trigger), roles),
  };
}

test("we who act are the author's side, and we who judge are the author", () => {
  const { context, filler, act } = contextOf("We asked Togo for the list.");
  const roles = { source: [filler("We")], by: [filler("We")] };
  expect(partiesOf(context, act("asked", roles), "source")).toMatchObject([{ entity: "state:DNK" }]);
  expect(holderOf(context, act("asked", roles, "position")).speaker).not.toBe("state:DNK");
});

test("we of a quotation are whom its speaker acts for, and nobody where no speaker is known", () => {
  const text = "“We sealed the port,” said Ghana. “We shut it,” the poster ran.";
  const { context, filler, act } = contextOf(text, [{ quote: "sealed", speaker: "Ghana" }]);
  expect(partiesOf(context, act("sealed", { source: [filler("We")] }), "source")).toMatchObject([{ entity: "state:GHA" }]);
  const at = text.lastIndexOf("We");
  const second: Filler = { span: { start: at, end: at + 2 }, anchor: null, chance: 0.9, antecedents: [] };
  expect(partiesOf(context, act("shut", { source: [second] }), "source")).toEqual([]);
});

test("what is not surely nobody's is its author's", () => {
  const { context, act } = contextOf("The toll has emptied the quays.");
  const reading = act("emptied", {}, "cause");
  expect(holderOf(context, { ...reading, nobody: { by: 0.5 } }).speaker).toBe(author.id);
  expect(holderOf(context, { ...reading, nobody: { by: 0.9 } }).speaker).toBeNull();
});

test("words in marks that open a paragraph, with no speaker beside them, are those of whom the section belongs to", () => {
  const { context, act } = contextOf("\n\n“The toll emptied the quays.”\n\nA poster read “Rates filled the jails.”");
  const nobody = { by: 0.9 };
  expect(holderOf(context, { ...act("emptied", {}, "cause"), nobody }).speaker).toBe(author.id);
  expect(holderOf(context, { ...act("filled", {}, "cause"), nobody }).speaker).toBeNull();
});

test("who expects or regrets something holds it, whoever writes so", () => {
  const text = "Togo expects a flood. I agree with Peru that it rains. Chile is right to wait.";
  const cues = [
    { cue: "expects", speaker: "Togo" },
    { cue: "agree", speaker: "Peru" },
    { cue: "right", speaker: "Chile" },
  ];
  const { context, act } = contextOf(text, cues);
  const byAuthor = { by: [{ span: null, anchor: null, chance: 0.9, antecedents: [] }] };
  expect(holderOf(context, act("expects", byAuthor, "forecast"))).toMatchObject({ speaker: "state:TGO", reportedBy: [author.id] });
  expect(holderOf(context, act("expects", byAuthor, "relation")).speaker).toBe(author.id);
  expect(holderOf(context, act("agree", byAuthor, "position")).speaker).toBe(author.id);
  expect(holderOf(context, act("right", byAuthor, "position")).speaker).toBe(author.id);
});

test("an author who is named with a title, or by a part of the name, is nobody else", () => {
  const { context, filler, act } = contextOf("Deputy Speaker Quist warned us, and Minister Lund agreed.");
  expect(holderOf(context, act("warned", { by: [filler("Deputy Speaker Quist")] }, "position"))).toMatchObject({
    speaker: author.id,
    reportedBy: [],
  });
  expect(holderOf(context, act("agreed", { by: [filler("Minister Lund")] }, "position")).speaker).not.toBe(author.id);
});
