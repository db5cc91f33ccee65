import { describe, expect, it } from "vitest";
import { attitudeOf, isReply } from "./attitude.ts";
import { isYesOrNo } from "./asked-matters.ts";

describe("attitudeOf", () => {
  it.each([
    ["I agree with Anna about the mill.", "agreement"],
    ["Berg is quite right to want it.", "agreement"],
    ["Lind shares her view of the lease.", "agreement"],
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
    expect(attitudeOf(sentence)).toBe(wanted);
  });
});

describe("isReply", () => {
  it.each(["Agreed, though not before May.", "I'd agree.", "I must disagree.", "Well, I quite agree.", "I agree with that."])("%s", (sentence) => {
    expect(isReply(sentence)).toBe(true);
  });

  it.each(["The parties agreed.", "Lisbon agrees.", "I agree with the company."])("not %s", (sentence) => {
    expect(isReply(sentence)).toBe(false);
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
