import { describe, expect, it } from "vitest";
import { sentenceFromTable } from "../../../../../test/support/samples/sentences-from-table.ts";
import type { Entity } from "@rapporteur/core/model";
import type { Mention } from "../../language/mention.ts";
import type { Sentence } from "../../language/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import { indexAttributions } from "../../events/attribution.ts";
import { codeQuotations } from "./code-quotations.ts";

function entity(id: string, type: Entity["type"], actsFor: string | null = null): Entity {
  return { id, type, name: id, iso3: null, country: null, actsFor, aliases: [], mentions: [] };
}

/** Joins tables into one text, a line apart, and names the first word of each listed mention. */
function document(tables: readonly string[], names: Readonly<Record<string, Entity>> = {}): CodingInput {
  let text = "";
  const sentences: Sentence[] = [];
  const mentions: Mention[] = [];
  for (const table of tables) {
    if (text !== "") text += " ";
    const built = sentenceFromTable(table, text.length);
    text += built.text;
    sentences.push(built.sentence);
    built.sentence.tokens.forEach((token, head) => {
      const named = names[token.form];
      if (named) mentions.push({ start: token.start, end: token.end, kind: "name", entities: [named.id], sentence: sentences.length - 1, head });
    });
  }
  const analysis = { text, sentences, mentions, entities: Object.values(names), warnings: [] };
  return { text, analysis, contributions: [], title: null, documentDate: null, coder: "test" };
}

function summary(input: CodingInput): string[] {
  return codeQuotations(input).quotations.map(
    (quotation) =>
      `${quotation.kind} ${quotation.speakerText}/${input.text.slice(...quotation.cue)}: ${input.text.slice(quotation.start, quotation.end)}`,
  );
}

const xi = entity("person:xi", "person", "state:CHN");

const after = `
  “ “ PUNCT \`\` 4 punct
  _We we PRON PRP 4 nsubj
  will will AUX MD 4 aux
  stay stay VERB VB 8 ccomp
  _, , PUNCT , 4 punct
  _” ” PUNCT '' 4 punct
  Xi Xi PROPN NNP 8 nsubj
  said say VERB VBD 0 root
  _. . PUNCT . 8 punct`;

const runOn = `
  “ “ PUNCT \`\` 3 punct
  _Nobody nobody PRON NN 3 nsubj
  left leave VERB VBD 0 root
  _. . PUNCT . 3 punct
  _” ” PUNCT '' 3 punct`;

const indirect = `
  Xi Xi PROPN NNP 2 nsubj
  denied deny VERB VBD 0 root
  that that SCONJ IN 5 mark
  troops troop NOUN NNS 5 nsubj
  left leave VERB VBD 2 ccomp
  _. . PUNCT . 2 punct`;

const mixed = `
  Xi Xi PROPN NNP 2 nsubj
  said say VERB VBD 0 root
  that that SCONJ IN 6 mark
  talks talk NOUN NNS 6 nsubj
  were be AUX VBD 6 cop
  useful useful ADJ JJ 2 ccomp
  and and CCONJ CC 9 cc
  “ “ PUNCT \`\` 9 punct
  _frank frank ADJ JJ 6 conj
  _” ” PUNCT '' 9 punct
  _. . PUNCT . 2 punct`;

const medial = `
  The the DET DT 2 det
  war war NOUN NN 8 nsubj
  _, , PUNCT , 5 punct
  Xi Xi PROPN NNP 5 nsubj
  said say VERB VBD 8 parataxis
  _, , PUNCT , 5 punct
  is be AUX VBZ 8 cop
  lost lost ADJ JJ 0 root
  _. . PUNCT . 8 punct`;

describe("codeQuotations", () => {
  it("gives a quote to the speaker behind it, and the quoted sentence after it too", () => {
    const input = document([after, runOn], { Xi: xi });
    expect(summary(input)).toEqual(["direct Xi/said: “We will stay,”", "direct Xi/said: “Nobody left.”"]);
    const { quotations } = codeQuotations(input);
    expect(quotations.map((quotation) => [quotation.speaker, quotation.organization])).toEqual([
      ["person:xi", "state:CHN"],
      ["person:xi", "state:CHN"],
    ]);
  });

  it("leaves a quoted sentence without a cue alone where nothing comes before it", () => {
    expect(summary(document([runOn]))).toEqual([]);
  });

  it("takes the clause of a denial, and says that it is denied", () => {
    const { quotations } = codeQuotations(document([indirect]));
    expect(quotations).toMatchObject([{ kind: "indirect", status: "denied" }]);
    expect(summary(document([indirect]))).toEqual(["indirect Xi/denied: that troops left"]);
  });

  it("calls a clause with quoted words mixed", () => {
    expect(summary(document([mixed]))).toEqual(["mixed Xi/said: that talks were useful and “frank”"]);
  });

  it("cuts a content in two round its cue", () => {
    expect(summary(document([medial]))).toEqual(["indirect Xi/said: The war", "indirect Xi/said: is lost"]);
  });
});

describe("indexAttributions", () => {
  it("names the author by default, and as the one who reports inside a quotation", () => {
    const plain = document([after, indirect], { Xi: xi });
    const input = {
      ...plain,
      contributions: [
        {
          heading: null,
          start: 0,
          end: plain.text.length,
          body: [0, plain.text.length] as const,
          bio: null,
          author: "person:ann",
          affiliation: "org:cfr",
          roles: [],
        },
      ],
    };
    const attribution = indexAttributions(input, codeQuotations(input).quotations);
    const inside = input.text.indexOf("will");
    expect(attribution.at({ start: inside, end: inside + 4 })).toMatchObject({
      contribution: 0,
      speaker: "person:xi",
      organization: "state:CHN",
      reportedBy: ["person:ann"],
      status: "actual",
    });
    const cue = input.text.indexOf("denied");
    expect(attribution.at({ start: cue, end: cue + 6 })).toMatchObject({
      speaker: "person:ann",
      organization: "org:cfr",
      reportedBy: [],
      quotation: null,
    });
    const denied = input.text.indexOf("troops");
    expect(attribution.at({ start: denied, end: denied + 6 }).status).toBe("denied");
  });

  it("does not give a span that reaches out of a quotation to its speaker", () => {
    const input = document([after], { Xi: xi });
    const attribution = indexAttributions(input, codeQuotations(input).quotations);
    expect(attribution.at({ start: 0, end: input.text.length }).speaker).toBeNull();
  });
});
