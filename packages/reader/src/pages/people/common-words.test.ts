import { expect, it } from "vitest";
import { isCommonPhrase } from "./common-words.ts";
import { matchName } from "./person-names.ts";

it.each(["Key Judgments", "Bottom Line", "Corporate Participants", "SENIOR OFFICIAL", "Two Prices", "Page Five"])(
  "takes %j for nobody's name",
  (phrase) => {
    expect(isCommonPhrase(phrase)).toBe(true);
    expect(matchName(phrase, 0)).toBeNull();
  },
);

it.each(["Ada Field", "Grace Field", "Will Stone", "R. Haldane", "Per H.", "Rose Hill", "Mark Young"])("leaves %j a name", (name) => {
  expect(isCommonPhrase(name)).toBe(false);
  expect(matchName(name, 0)?.name.replace(/\.$/, "")).toBe(name.replace(/\.$/, ""));
});
