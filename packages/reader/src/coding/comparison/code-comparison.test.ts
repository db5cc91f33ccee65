import { describe, expect, it } from "vitest";
import type { Comparison } from "../../readout/readout.ts";
import { analyse } from "../../language/analyse.ts";
import { languageModel } from "../../reading/language-model.ts";
import { readingModel } from "../../reading/reading-model.ts";
import { codeDocument } from "../code-document.ts";
import { onOwnWords } from "./code-comparison.ts";
import { Matters, matterWord } from "./matters.ts";

const options = { model: readingModel().model };

/** Codes two contributions, by Anna Berg and Karl Lind, under a question if there is one. */
function compareVoices(first: string, second: string, asked = ""): Comparison[] {
  const head = asked === "" ? "" : `${asked}\n\n`;
  const text = `${head}${first}\n\n${second}`;
  const from = head.length;
  const split = from + first.length + 2;
  const contribution = { heading: null, bio: null, affiliation: null, roles: [] };
  const input = {
    text,
    analysis: analyse(text, { model: languageModel() }),
    contributions: [
      { ...contribution, start: from, end: split - 2, body: [from, split - 2] as const, author: "person:anna-berg" },
      { ...contribution, start: split, end: text.length, body: [split, text.length] as const, author: "person:karl-lind" },
    ],
    title: null,
    documentDate: null,
    coder: "test",
    questions: asked === "" ? [] : [{ start: 0, end: asked.length, text: asked, from: "standfirst" as const }],
  };
  return [...codeDocument(input, options).comparison];
}

const kinds = (found: readonly Comparison[]): string[] => found.map(({ kind, about }) => `${kind} ${about.replace(/^\w+:/, "")}`);

describe("codeComparison", () => {
  it.each<[string, string, string, string]>([
    ["one concept, two sides", "The lease is a mistake.", "I welcome the lease.", "disagreement lease"],
    ["a concept of which one says less", "The grain deal is a triumph.", "I am no fan of deals. The deal is a sham.", "disagreement grain-deal"],
    [
      "chances on both sides of even",
      "I put the probability that the lease survives ten years at no more than 25 percent.",
      "There is a better than even chance that the lease survives ten years.",
      "disagreement lease",
    ],
  ])("joins %s", (_, first, second, wanted) => {
    expect(kinds(compareVoices(first, second))).toContain(wanted);
  });

  it("joins what answers a question with a yes or no, whatever few words it is in", () => {
    const found = compareVoices("I doubt that it will be this year.", "The port will reopen before the summer.", "Will the port reopen?");
    expect(kinds(found)).toEqual(["disagreement port"]);
  });

  it("takes two to disagree who say so, whatever is read of what they expect", () => {
    const found = compareVoices("This truce will collapse before winter.", "I disagree with Anna: this truce could hold.");
    expect(kinds(found)).toEqual(["disagreement truce"]);
  });

  it("differs in degree where one leaves open what another expects", () => {
    expect(kinds(compareVoices("The port could reopen.", "The port will reopen."))).toEqual(["difference of degree port"]);
  });

  it.each([
    ["I agree with Anna Berg that the lease must be kept.", "agreement lease-of-the-port"],
    ["I disagree with Anna Berg about the lease, which must go.", "disagreement lease-of-the-port"],
    ["I disagree with Anna Berg. The lease of the port is dear.", "disagreement lease-of-the-port"],
  ])("hears %s", (reply, wanted) => {
    expect(kinds(compareVoices("The lease of the port is a triumph. Winters are cold.", reply))).toContain(wanted);
  });

  it.each([
    ["The mill will close by spring.", "I give it one chance in five.", "disagreement mill"],
    ["The port will probably reopen before the summer.", "Later, I fear.", "difference of degree port"],
    ["I put the chance that the port reopens at 20 percent.", "I would give it better odds than that.", "difference of degree port"],
  ])("takes a forecast that names nothing for one of what another expects just before: %s %s", (first, second, wanted) => {
    expect(kinds(compareVoices(first, second))).toContain(wanted);
  });

  it.each([["A new vote on the lease before the harvest would be welcome.", "I would welcome a new vote.", "agreement"]])(
    "joins what says less just behind: %s %s",
    (first, second, kind) => {
      expect(compareVoices(first, second).map((one) => one.kind)).toContain(kind);
    },
  );

  it("hears that one agrees with who spoke before, whatever it is about", () => {
    const found = compareVoices("The tolls are a mistake.", "Agreed, and the ferries are a scandal.");
    expect(found.map(({ kind, sides }) => [kind, sides.length])).toEqual([["agreement", 2]]);
  });

  it("leaves open with whom one agrees who signs nothing here", () => {
    expect(compareVoices("The lease of the port is a triumph.", "I agree with Osei that winters are a nuisance.")).toEqual([]);
  });

  it("tells apart what has other modifiers", () => {
    expect(compareVoices("The European mission is a triumph.", "The joint mission is a sham.")).toEqual([]);
  });

  it("compares nothing inside one contribution", () => {
    expect(compareVoices("The lease is a mistake. I welcome the lease.", "Winters are cold.")).toEqual([]);
  });
});

describe("onOwnWords", () => {
  const at = (id: string, start: number) => ({ id, start, end: start + 10 });
  const statements = [at("cause-a", 0), at("forecast-a", 0), at("cause-b", 50), at("forecast-b", 50), at("cause-c", 90)];
  const entry = (about: string, kind: Comparison["kind"], ...sides: string[]): Comparison => ({
    about,
    kind,
    sides: sides.map((id, side) => ({ contributions: [side], statements: [id] })),
  });

  it("keeps the first of those that stand on the same words, whichever side is first", () => {
    const militias = entry("concept:militias", "disagreement", "cause-a", "cause-b");
    const smuggling = entry("concept:smuggling", "disagreement", "forecast-b", "forecast-a");
    const other = entry("concept:trade", "disagreement", "cause-a", "cause-c");
    const agreed = entry("concept:trade", "agreement", "forecast-a", "forecast-b");
    expect(onOwnWords([militias, smuggling, other, agreed], statements)).toEqual([militias, other, agreed]);
  });
});

describe("Matters", () => {
  const gather = (says: readonly (readonly [string, number])[]): number => {
    const matters = new Matters<{ sentence: number }>();
    for (const [words, sentence] of says) matters.add(new Set(words.split(" ")), { sentence });
    return matters.all().length;
  };

  it.each([
    ["deal", "grain deal", 1],
    ["deal", "deal", 1],
    ["european mission", "joint mission", 2],
    ["grain deal winter", "deal maker", 2],
  ])("%s and %s: %i", (a, b, count) => {
    expect(
      gather([
        [a, 0],
        [b, 9],
      ]),
    ).toBe(count);
  });

  it("joins what says less to what stands just before it", () => {
    expect(
      gather([
        ["vote caretaker harvest student", 4],
        ["vote", 6],
      ]),
    ).toBe(1);
    expect(
      gather([
        ["vote caretaker harvest student", 4],
        ["vote", 7],
      ]),
    ).toBe(2);
  });

  it("joins a bare word to none where two matters have it", () => {
    expect(
      gather([
        ["grain deal", 0],
        ["arms deal", 9],
        ["deal", 18],
      ]),
    ).toBe(3);
  });

  it("knows a verb in its noun", () => {
    expect(matterWord("renewal")).toBe(matterWord("renew"));
    expect(matterWord("frigate")).toBe("frigate");
  });
});
