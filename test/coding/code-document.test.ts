import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectToPointAtItsWords } from "../support/point-at-words.ts";
import { times } from "../support/effort.ts";
import { codeText } from "../../eval/reading/code-text.ts";
import type { Statement } from "../../packages/core/src/model/statement.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test("nothing is drafted from titles, headings and questions", () => {
  const text = `# Ghana will reject the levy

By Ada Brandt

## Togo condemned the ban

Will Ghana reject the levy of its neighbour? The council of Lomé will reject the levy.
`;
  const { coded } = codeText(encode(text), "levy.md");
  expect(new Set(coded.statements.map(({ quote }) => quote))).toEqual(new Set(["The council of Lomé will reject the levy."]));
});

const pieces = [
  "Russia will probably attack Poland by winter.",
  "The deal, which Ankara 🇹🇷 brokered, is a “sham”.",
  "If the café́ closes, prices could rise — or not.",
  "Because “they” said so, China's so-called plan failed.",
  "I put the odds at “two to one”.",
  "There is no chance of that.",
  "It led to «war» (and to peace).",
  "Without it they would leave. I doubt it.",
  "the more it grows, the less they obey",
  "Lifting them would be a grave error;",
  "“We will not go,” he said, “and you won't either.”",
  "\n\n",
  "\r\n",
  "??? !!! ... —",
  "ALL CAPS WILL BE LIKELY TO FAIL BECAUSE OF NOISE",
];

test("spans hold whatever the text is made of", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
      fc.pre(parts.some((part) => part.trim() !== ""));
      const { coded, input } = codeText(encode(parts.join(" ")), "generated.txt");
      expectToPointAtItsWords(input.text, coded);
    }),
    { numRuns: times(4, 60), seed: 11 },
  );
});

describe("warnings", () => {
  const german =
    "Die Regierung wird den Vertrag wahrscheinlich nicht unterzeichnen, weil die Kosten gestiegen sind und weil das Parlament im Herbst neu gewählt wird. Der Minister sagte, man werde weiter verhandeln.";

  test("a text in another language says so and drafts nothing", () => {
    const { coded } = codeText(encode(german), "de.txt");
    expect(coded.statements).toEqual([]);
    expect(coded.quotations).toEqual([]);
    expect(coded.warnings.map((warning) => warning.code)).toEqual(["language-not-english"]);
  });

  test("missing spaces lower confidence and are told", () => {
    const clean = "The army will leave the town. The deal is a sham. Prices will fall by winter because supply has grown.";
    const noisy = clean.replaceAll(". ", ".");
    const [sure, unsure] = [clean, noisy].map((text) => codeText(encode(text), "x.txt").coded);
    expect(sure?.warnings).toEqual([]);
    expect(unsure?.warnings.map((warning) => warning.code)).toContain("text-missing-spaces");
    const highest = (statements: readonly Statement[] = []): number => Math.max(0, ...statements.map((statement) => statement.confidence));
    expect(highest(unsure?.statements)).toBeLessThan(highest(sure?.statements));
  });
});

test("contributions that disagree are set side by side, and a text is coded again as it was", () => {
  const page = `Two views of the accord: will it last?

2 May 2031

A good deal

The accord is a breakthrough. The accord will hold for years, and both capitals know it well enough to keep their promises.

Anna Berg is a professor of politics at the University of Oslo.

A bad deal

The accord is a sham. The accord will collapse within a year, and nobody in either capital will mourn it for long.

Paul Roth is a fellow at the Institute for Peace in Vienna.
`;
  const { coded } = codeText(encode(page), "page.txt");
  const about = coded.comparison.filter((comparison) => comparison.about.includes("accord"));
  expect(about.map((comparison) => comparison.kind)).toContain("disagreement");
  expect(coded.answers.map((answer) => answer.contribution)).toContain(1);
  expect(codeText(encode(page), "page.txt").coded).toEqual(coded);
});

test("phrases that own one another by the tree are read once", () => {
  const { coded } = codeText(
    encode(
      "Our country is participating in a number of United Nations peacekeeping operations and plays a leading role among the contributors of air - transport services to them .",
    ),
    "page.txt",
  );
  expect(coded.warnings).toEqual([]);
});
