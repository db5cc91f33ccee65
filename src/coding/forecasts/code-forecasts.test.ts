import { expect, it } from "vitest";
import { codePassage } from "../../../test/support/code-passage.ts";

it.each<[string, string, number]>([
  ["I believe that the lease has a better than even chance of surviving ten years.", "the lease will survive ten years", 1],
  ["I see a one in three chance of shelling across the border.", "shelling across the border", -1],
  ["Give the ceasefire a one-in-five chance of lasting the winter.", "the ceasefire will last the winter", -1],
  [
    "I put the probability that the first vessel is unloaded by the end of next year at about 60 percent, and the probability that the lease survives its first decade at no more than 25.",
    "the lease will survive its first decade",
    -1,
  ],
  ["It is only a matter of time before the ministry pays.", "the ministry will pay", 1],
  ["I see no way the treaty survives the autumn.", "the treaty will survive the autumn", -1],
  ["A stalemate is the most likely outcome.", "A stalemate", 1],
  ["A settlement is not in sight.", "A settlement", -1],
  ["The bill stands no chance.", "The bill", -1],
])("reads the event and the chance of %s", (text, event, direction) => {
  const found = codePassage(text).statements.flatMap((statement) =>
    statement.type === "forecast" ? [[statement.event.text, statement.direction]] : [],
  );
  expect(found).toContainEqual([event, direction]);
});
