import { expect, it, test } from "vitest";
import { apposedPosts, bodyBehindName } from "./apposed-posts.ts";

function told(text: string, name = "Ada Stone"): string | null {
  const start = text.indexOf(name);
  const posts = apposedPosts(text, { start, end: start + name.length });
  return posts && [...posts.roles.map((role) => text.slice(role.start, role.end)), ...posts.organizations.map((body) => body.name)].join(" @ ");
}

test.each([
  ["Ada Stone, a pearl diver in Tarrow, told me so.", "pearl diver in Tarrow"],
  ["Ada Stone, once deputy head of the choir, doubts it.", "deputy head of the choir"],
  ["In Orvik the Norlandish charge d'affaires, Ada Stone, walked among the tents.", "Norlandish charge d'affaires"],
  ["In Orvik the locksmith Ada Stone had new keys cut.", "locksmith"],
  ["In Orvik a retired chief keeper of the locks, Mrs Ada Stone, laughed.", "retired chief keeper of the locks"],
  ["The Delta Growers Association sold two barges, and its treasurer, Mrs Ada Stone, kept the third.", "treasurer @ Delta Growers Association"],
])("reads the post in %j", (text, words) => expect(told(text)).toBe(words));

test.each([
  "On the roof of a shed that leans to the west, Ada Stone dries the sails.",
  "The year Ada Stone came, the quay was new.",
  "The same Ada Stone counted the ships.",
  "They met Ada Stone, and she left.",
])("reads none in %j", (text) => expect(told(text)).toBeNull());

it("reads the body behind a name whose post stands before it", () => {
  const text = "political scientist Ada Stone of Orvik University said";
  expect(bodyBehindName(text, text.indexOf(" of")).map(({ name }) => name)).toEqual(["Orvik University"]);
  expect(bodyBehindName("Ada Stone of late", 9)).toEqual([]);
});

it("takes time that does not grow faster than hostile text", () => {
  const text = `${"the a ".repeat(20_000)}${"of the x-".repeat(20_000)} Ada Stone`;
  const begin = performance.now();
  apposedPosts(text, { start: text.length - 9, end: text.length });
  expect(performance.now() - begin).toBeLessThan(100);
});

it("reads no half of the name of the body that owns a post", () => {
  const lead = "The tide came late. ".repeat(12);
  expect(told(`${lead}Old Reef Society wants a pause. Its president, Ada Stone, said so.`)).toBe("president @ Old Reef Society");
});
