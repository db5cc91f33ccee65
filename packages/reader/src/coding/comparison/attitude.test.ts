import { describe, expect, it } from "vitest";
import { attitudeOf } from "./attitude.ts";
import { isYesOrNo } from "./asked-matters.ts";
import { AuthorNames, namesWhom } from "./author-names.ts";

const contribution = { start: 0, end: 9, heading: null, body: [0, 9] as const, bio: null, affiliation: null, roles: [] };
const authors = ["person:anna-berg", "person:karl-lind-berg", "person:karl-lind", "person:representative-of-norway"];
const names = new AuthorNames({ contributions: authors.map((author) => ({ ...contribution, author })) });

/** As Karl Lind says it. */
const heard = (sentence: string) => names.in(sentence, "person:karl-lind");

describe("attitudeOf", () => {
  it.each([
    ["I agree with Anna about the mill.", "agreement"],
    ["Anna is quite right about the port.", "agreement"],
    ["The admiral is right about the port.", "agreement"],
    ["But she's right, they will sign.", "agreement"],
    ["Lind shares her view of the lease.", "agreement"],
    ["Agreed, though not before May.", "agreement"],
    ["I'd agree.", "agreement"],
    ["Well, I quite agree.", "agreement"],
    ["Seconded.", "agreement"],
    ["On that I am with Anna.", "agreement"],
    ["I'd go along with the ferries.", "agreement"],
    ["I must disagree.", "disagreement"],
    ["On the ferries I am of another opinion.", "disagreement"],
    ["I don't agree that the mill is lost.", "disagreement"],
    ["I am less confident about the ferries than Anna is.", "difference of degree"],
    ["I do not share her fears.", "disagreement"],
    ["I do not share the gloom.", null],
    ["The parties agreed.", null],
    ["Lisbon agrees.", null],
    ["Nobody can agree on a price.", null],
    ["The line is agreed.", null],
    ["Lisbon was right to object.", null],
    ["She is right to object.", null],
    ["He was wrong about the potatoes.", null],
    ["I do not agree with Anna.", "disagreement"],
    ["Unlike Anna, I would sign.", "disagreement"],
    ["Where I part company with Karl is over the Council.", "disagreement"],
    ["Karl takes issue with that.", "disagreement"],
    ["I am less sanguine than Anna about the mill.", "difference of degree"],
    ["Anna spoke of the mill.", null],
    ["Anna spoke of the second mill.", null],
    ["I agree with Anna on the mill and disagree with her on the port.", null],
    ["The agreement with Anna holds.", null],
  ])("%s: %s", (sentence, wanted) => {
    expect(attitudeOf(heard(sentence).words)).toBe(wanted);
  });
});

describe("AuthorNames", () => {
  it.each([
    [
      "I agree with Ms Anna and with the representative of Norway.",
      "I agree with Ms AUTHOR and with the representative of AUTHOR.",
      ["person:anna-berg", "person:representative-of-norway"],
    ],
    ["Anna’s view is mine.", "AUTHOR view is mine.", ["person:anna-berg"]],
    ["Berg and Karl are names of two.", "Berg and Karl are names of two.", []],
    ["The anna is a coin.", "The anna is a coin.", []],
  ])("%s", (sentence, words, named) => {
    expect(heard(sentence)).toEqual({ words, named });
  });

  it.each([
    ["I agree with Brussels.", true],
    ["I differ from Ms Osei on that.", true],
    ["With Karl she agrees about the port.", true],
    ["I agree with Anna.", true],
    ["I agree with the company.", false],
  ])("hears whom somebody agrees with by name: %s %s", (sentence, isNamed) => {
    expect(namesWhom(heard(sentence).words)).toBe(isNamed);
  });
});

describe("isYesOrNo", () => {
  it.each(["Will it pass?", "So, in five years, will a train go?", "I would like to know whether there will be talks.", "And will it be concluded?"])(
    "%s",
    (question) => {
      expect(isYesOrNo(question)).toBe(true);
    },
  );

  it.each(["What will Lima do?", "How long will the truce hold?", "Why now?"])("not %s", (question) => {
    expect(isYesOrNo(question)).toBe(false);
  });
});
