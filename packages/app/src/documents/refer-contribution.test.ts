import { expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { entitiesOfContribution, referContribution } from "./refer-contribution.ts";

const [plain] = sampleReadout.document.contributions;
if (plain === undefined) throw new Error("the sample has contributions");
const role = (org: string | null) => ({ text: "judge", org, former: false });
const signed = {
  ...plain,
  author: "person:a",
  affiliation: "organization:b",
  roles: [role("organization:c"), role(null)],
  coAuthors: [{ author: "person:d", affiliation: null, roles: [role("organization:e")] }],
};

test("everybody and every body that a contribution names is referred to by another name, and nothing else of it is touched", () => {
  const referred = referContribution(signed, (name) => `id of ${name}`);
  const { author, affiliation, roles, coAuthors, ...rest } = referred;
  expect([author, affiliation, roles.map(({ org }) => org)]).toEqual(["id of person:a", "id of organization:b", ["id of organization:c", null]]);
  expect(coAuthors).toEqual([{ author: "id of person:d", affiliation: null, roles: [role("id of organization:e")] }]);
  const { author: _a, affiliation: _b, roles: _c, coAuthors: _d, ...before } = signed;
  expect(rest).toEqual(before);
  expect(referContribution(referred, (id) => id.slice("id of ".length))).toEqual(signed);
});

test("a contribution of nobody names nobody, and has no others who sign it", () => {
  const open = { ...plain, author: null, affiliation: null, roles: [] };
  expect(referContribution(open, () => "x")).toEqual(open);
  expect(entitiesOfContribution(open)).toEqual([null, null]);
});

test("all names of a contribution are told, those of others who sign too", () => {
  const all = ["person:a", "organization:b", "organization:c", null, "person:d", null, "organization:e"];
  expect(entitiesOfContribution(signed)).toEqual(all);
});
