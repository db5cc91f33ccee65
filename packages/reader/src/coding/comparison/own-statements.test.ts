import { expect, it } from "vitest";
import type { Statement } from "@rapporteur/core/model";
import { ownStatements } from "./own-statements.ts";

const contributions = [
  { start: 0, end: 9, heading: null, body: [0, 9] as const, bio: null, author: "person:rosli-abu-hanifah", affiliation: null, roles: [] },
];

it.each([
  ["the author", "person:rosli-abu-hanifah", true],
  ["the author with a title", "person:datuk-rosli-abu-hanifah", true],
  ["the state that the author speaks for", "state:MYS", true],
  ["another state", "state:IDN", false],
  ["somebody with the same surname", "person:hanifah", false],
  ["somebody whose name ends alike", "person:noor-abu-hanifah", false],
  ["nobody", null, false],
])("hears %s: %s", (_, speaker, isOwn) => {
  const statement: Statement = {
    id: "s1",
    type: "position",
    start: 0,
    end: 9,
    quote: "I object.",
    contribution: 0,
    speaker,
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: "test",
    review: "draft",
    confidence: 0.5,
    concept: "concept:lease",
    agreement: false,
    intensity: -0.7,
  };
  const spokespeople = new Map([["person:rosli-abu-hanifah", "state:MYS"]]);
  expect(ownStatements({ contributions }, [statement], spokespeople)).toHaveLength(isOwn ? 1 : 0);
});
