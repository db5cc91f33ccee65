import { expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { ModelRequestError } from "../llm/model-client.ts";
import type { ModelCoding } from "../llm/code-with-model.ts";
import { refusalIn, whyAway, withCoding } from "./code-with-endpoint.ts";

const [r1, f1] = sampleReadout.statements;
if (r1 === undefined || f1 === undefined) throw new Error("the sample has statements");
const none = { "quote not in the text": 0, "words not in the quote": 0, "actor not known": 0, "sign against agreement": 0, "not a statement": 0 };
const coding: ModelCoding = {
  statements: [
    {
      ...f1,
      id: "m2",
    },
    {
      ...r1,
      id: "m1",
      end: r1.end + 1,
    },
    {
      ...r1,
      id: "a0",
    },
  ],
  windows: 3,
  fromCache: 1,
  tokens: 900,
  refused: none,
  failed: [],
  stoppedBy: "nothing",
};

test("a model's drafts stand among the others in the order of the text, the longer first, and say by whom they are", () => {
  const { readout } = withCoding(sampleReadout, coding, { model: "m", withBuiltIn: true });
  expect(readout.statements.map(({ id }) => id)).toEqual(["m1", "a0", "r1", "c1", "f1", "m2", "p1", "f2"]);
  expect([readout.producer.coder, readout.comparison, readout.answers]).toEqual([
    "builtin@0.0.0 + model:m",
    sampleReadout.comparison,
    sampleReadout.answers,
  ]);
  const alone = withCoding(sampleReadout, coding, { model: "m", withBuiltIn: false }).readout;
  expect([alone.statements.map(({ id }) => id), alone.producer.coder, alone.comparison, alone.answers]).toEqual([
    ["m1", "a0", "m2"],
    "model:m",
    [],
    [],
  ]);
});

test("what was drafted, refused and left is told in a few sentences", () => {
  const report = (given: Partial<ModelCoding>) =>
    withCoding(sampleReadout, { ...coding, ...given }, { model: "m", withBuiltIn: true }).report.split("\n");
  expect(report({})).toEqual(["3 drafts from 3 windows (1 kept from before), 900 tokens."]);
  expect(report({ refused: { ...none, "actor not known": 2, "not a statement": 1 } })[1]).toBe("Refused: 2 actor not known, 1 not a statement.");
  expect(report({ failed: [{ window: { start: 5, end: 9 }, reason: "it is away" } as never] })[1]).toBe(
    "No answer for characters 5 to 9: it is away.",
  );
  expect(report({ stoppedBy: "budget" })[1]).toBe("Stopped at the budget; raise --budget and run again to go on.");
  expect(report({ stoppedBy: "cancel" })[1]).toBe("Stopped; run again to go on.");
});

test("an endpoint may answer later where its refusal may pass", () => {
  const refusal = (mayPass: boolean) =>
    Object.assign(Object.create(ModelRequestError.prototype) as ModelRequestError, { mayPass, message: "too many requests" });
  expect(whyAway(new Error("away", { cause: refusal(true) }))).toBe("too many requests");
  for (const thrown of [
    new Error("away", { cause: refusal(false) }),
    new Error("away", { cause: new Error("x") }),
    new Error("away"),
    "away",
    { cause: refusal(true) },
  ])
    expect(whyAway(thrown)).toBeNull();
});

test("a passage that the endpoint does not take is named; what only had no answer is not", () => {
  const failed = { window: { start: 5, end: 9 }, mayPass: false, isRefusal: false };
  expect(refusalIn({ ...coding, failed: [{ ...failed, reason: "not JSON" }] })).toBeNull();
  expect(refusalIn({ ...coding, failed: [{ ...failed, reason: "status 400", isRefusal: true }] })).toMatchObject({
    code: "RAP_LLM_REFUSED",
    details: { start: 5, end: 9, reason: "status 400" },
  });
});
