import { describe, expect, it } from "vitest";
import { givenChances } from "./given-chances.ts";
import { givenEvent } from "./given-event.ts";

function eventIn(text: string): string | null {
  const sentence = { start: 0, end: text.length };
  const [chance] = givenChances([sentence], text).get(0) ?? [];
  if (chance === undefined) throw new Error(`no chance in “${text}”`);
  const event = givenEvent(text, { start: 0, end: text.replace(/[.?!]+$/, "").length }, chance);
  return event === null ? null : text.slice(event.start, event.end);
}

describe("givenEvent", () => {
  it.each([
    ["There is a 70 percent chance that Congress approves the package.", "Congress approves the package"],
    ["I'd put it at 85 percent that Seoul stays non-nuclear.", "Seoul stays non-nuclear"],
    ["The odds of a truce before Easter are one in three.", "a truce before Easter"],
    ["A coup in Bamako is more likely than not.", "A coup in Bamako"],
    ["Ankara is more likely than not to veto the plan.", "Ankara is more likely than not to veto the plan"],
    ["I would give it seventy per cent.", null],
  ])("%s", (text, wanted) => {
    expect(eventIn(text)).toBe(wanted);
  });
});
