import { expect, test } from "vitest";
import { screenComment, usualPolicy, type CommentFacts, type CommentPolicy } from "./screen-comment.ts";
import { honest } from "./testing/honest-facts.ts";

const fired = (facts: Partial<CommentFacts>, policy: Partial<CommentPolicy> = {}) =>
  screenComment({ ...honest, ...facts }, { ...usualPolicy, admits: "open", ...policy }).rules.map(({ rule, matched }) => `${rule}: ${matched}`);
const site = (at: number): string => `www.${String(at).repeat(120)}.com`;

test.each([
  ["too many from one place", { fromPrefix: 7 }, ["rate: 7 in ten minutes"]],
  ["a decoy", { isDecoyFilled: true }, ["decoy: a field that people do not see"]],
  ["a sender who is blocked", { isBlocked: true }, ["blocked: address or network"]],
  ["one who is too fast", { age: 3.6 }, ["too fast: 4 s"]],
  ["one whose clock is ahead", { age: -5 }, ["too fast: 0 s"]],
  ["many links", { text: "a.com b.com c.com" }, ["links: a.com b.com c.com"]],
  ["long links", { text: [1, 2, 3].map(site).join(" ") }, [`links: ${`${site(1)} ${site(2)}`.slice(0, 200)}`]],
  ["links in the name", { name: "a.com b.com" }, ["link in the name: a.com b.com"]],
  ["long links in the name", { name: `${site(1)} ${site(2)}` }, [`link in the name: ${`${site(1)} ${site(2)}`.slice(0, 200)}`]],
  ["the same text", { sameText: 1 }, ["same text: 1 before"]],
  ["a name of two scripts", { name: "Аda" }, ["name of mixed scripts: Latin and Cyrillic"]],
] as const)("%s is named with what it fired on", (_, facts, rules) => expect(fired(facts)).toEqual(rules));

test("every rule that fires is named; words of a list stand in the name too, as whole words", () => {
  expect(fired({ isBlocked: true, sameText: 2 }, { holdWords: ["ada", "doubt it", "dou", " "] })).toEqual([
    "blocked: address or network",
    "same text: 2 before",
    "hold list: ada",
    "hold list: doubt it",
  ]);
  expect(fired({ isDecoyFilled: true }, { rejectWords: ["doubt"] })).toEqual(["decoy: a field that people do not see", "reject list: doubt"]);
  expect(fired({}, { admits: "held" })).toEqual(["every comment is read first: "]);
  expect(fired({}, { admits: "known" })).toEqual(["every comment is read first: "]);
});
