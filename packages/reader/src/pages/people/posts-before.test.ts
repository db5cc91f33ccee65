import { expect, it, test } from "vitest";
import { postsBeforeName } from "./posts-before.ts";

function role(text: string, name = "Ada Stone"): string | null {
  const start = text.indexOf(name);
  return (
    postsBeforeName(text, start)
      ?.roles.map(({ text: words, start: from, end }) => (text.slice(from, end).replace(/\s+/g, " ") === words ? words : `${words}?`))
      .join("; ") ?? null
  );
}

test.each([
  ["We spoke to Harvard economist Ada Stone about grain.", "Harvard economist"],
  ["Turkish Foreign Minister Ada Stone met the pilots.", "Turkish Foreign Minister"],
  ["Rhode Island Congressman Ada Stone (D2)", "Rhode Island Congressman"],
  ["They asked U.S. Secretary of State Ada Stone.", "U.S. Secretary of State"],
  ["Former ambassador to Norland, Ada Stone, doubts it.", "Former ambassador to Norland"],
  ["Researcher of Corvid Institute for Inland Waters Ada Stone said so.", "Researcher of Corvid Institute for Inland Waters"],
  ["Researcher at the Corvid Institute, Ada Stone asserted it.", "Researcher at the Corvid Institute"],
  ["As chairman of the Council on Ports, lawmaker Ada Stone has a part in it.", "lawmaker"],
  ["according to Corvid Risk chief economist Ada Stone", "Corvid Risk chief economist"],
  ["Under-Secretary-General for Ports, Ada Stone, stressed that", "Under-Secretary-General for Ports"],
  ["In Tarrow, harbour master Ada Stone counted 61 calls.", "harbour master"],
  ["to be paid on the day of draw, its crude marketing head Ada Stone said", "crude marketing head"],
  ["The Tarrow customs lawyer Ada Stone sees no way.", "Tarrow customs lawyer"],
  ["In the afternoon, press secretary Ada Stone said so.", "press secretary"],
  ["“Nobody asked us,” fears pilot Ada Stone.", "pilot"],
  ["Former fisheries minister Ada Stone saw it.", "Former fisheries minister"],
  ["In May the Norwegian fisheries minister Ada Stone went there.", "Norwegian fisheries minister"],
  ["At North Quay, head of claims **Ada Stone** said", "head of claims"],
  ["Head of chancery Ada Stone observed it.", "Head of chancery"],
  ["an interview with New York University School of Law professor Ada Stone", "New York University School of Law professor"],
  ["The chairman of Corvid Grain Union (CGU 1994 Ltd), Mr Ada Stone, spoke.", null],
  ["The chairman of Corvid Grain Union (CGU 1994 Ltd), Ada Stone, spoke.", "chairman of Corvid Grain Union"],
  ["Corvid Grain Council (CGC) director general, Ada Stone, said so.", "Corvid Grain Council (CGC) director general"],
  ["Institute of Inland Waters director, Ada Stone, said so.", "Institute of Inland Waters director"],
  ["Replying, Opposition spokesman on fisheries Ada Stone sighed.", "Opposition spokesman on fisheries"],
  ["Outgoing presidential adviser on energy Ada Stone said so.", "Outgoing presidential adviser on energy"],
  ["Corvid Metals' head of metals sales (Asia) Ada Stone laughed.", "Corvid Metals' head of metals sales"],
  ["Its head of claims Ada Stone said so.", "head of claims"],
])("reads the post in %j", (text, words) => expect(role(text)).toBe(words));

it("takes a whole sentence for a post where a body or a title shows that a name follows", () => {
  expect(role("Associate Director, Ada Stone")).toBeNull();
  expect(role("Associate Director, Dr Ada Stone", "Dr Ada Stone")).toBe("Associate Director");
});

test.each([
  "The harbour was dredged. Ada Stone counted the ships.",
  "The president met Ada Stone in March.",
  "He thanked the minister, and Ada Stone left.",
  "In Norland, Ada Stone is a household name.",
  "The economist asked Ada Stone for her view.",
])("reads none in %j", (text) => expect(role(text)).toBeNull());

it("costs the same for a name far into a long text", () => {
  expect(role(`${"The barges waited. ".repeat(5_000)}Harvard economist Ada Stone`)).toBe("Harvard economist");
});
