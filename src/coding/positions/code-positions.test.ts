import { describe, expect, it } from "vitest";
import { codePassage } from "../../../test/support/code-passage.ts";

function stances(text: string): (readonly [string | null, number])[] {
  return codePassage(text).statements.flatMap((statement) =>
    statement.type === "position" ? [[statement.concept, statement.intensity] as const] : [],
  );
}

describe("verdicts beyond single words", () => {
  it.each<[string, RegExp, number]>([
    ["The embargo is short-sighted.", /embargo/, -0.7],
    ["The embargo is shortsighted.", /embargo/, -0.7],
    ["The accord is a white elephant.", /accord/, -0.5],
    ["The accord is no white elephant.", /accord/, 0.4],
    ["The budget is hopelessly divided.", /budget/, -0.6],
    ["The minister has guts.", /minister/, 0.6],
    ["Berlin has it backwards.", /DEU/, -0.6],
    ["The minister negotiated with great skill.", /minister/, 0.5],
    ["The minister handled the talks stupidly.", /minister/, -0.9],
    ["The subsidies are well targeted.", /subsid/, 0.5],
    ["The plan was a hollow victory.", /plan/, -0.5],
    ["There is much to admire in the budget.", /budget/, 0.5],
    ["I am not persuaded by the report.", /report/, -0.5],
    ["I part company with the generals.", /general/, -0.4],
    ["Scrap the tariffs.", /tariff/, -0.6],
    ["The Union had better appoint a commissioner.", /commissioner/, 0.6],
    ["London must stop paying the rebels.", /rebel/, -0.8],
    ["Nobody should trust the treaty.", /treaty/, -0.6],
    ["I wish I could admire the treaty.", /treaty/, -0.6],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toEqual([intensity]);
    expect(found[0]?.[0]).toMatch(concept);
  });

  it.each([
    "Malaysia criticized the Philippines.",
    "Take Kenya.",
    "The bill went well beyond trade.",
    "The port is full of ships.",
    "The army is loyal.",
  ])("finds no position in %s", (text) => {
    expect(stances(text)).toEqual([]);
  });
});
