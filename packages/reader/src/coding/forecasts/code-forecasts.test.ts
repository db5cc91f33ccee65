import { expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

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
  ["The south is more likely than not to refuse.", "The south will refuse", 1],
  ["I expect between 50 and 60 jobs to go within five years.", "between 50 and 60 jobs will go", 1],
  ["In ten years, I suspect, we will be reading columns about China.", "we will be reading columns about China", 1],
  ["Should she fall, however, the contracts that she signed would be reopened.", "the contracts will be reopened", 1],
  ["If the unions hold their nerve, it can be stopped.", "it will be stopped", 0],
  ["Should she fall, the Russians would be first through the door.", "the Russians will be first through the door", 1],
  ["If they go back, they are finished.", "they will be finished", 1],
  ["What we should expect is a slow thaw: a joint market by 2037, and no flag over it.", "a slow thaw", 1],
  ["What we should expect is a slow thaw: a joint market by 2037, and no flag over it.", "a joint market", 1],
  ["What we should expect is a slow thaw: a joint market by 2037, and no flag over it.", "flag over it", -1],
  ["If the plan is lost, do not expect a third.", "a third", -1],
  ["Ankara will annex the north. I regard that as highly unlikely.", "Ankara will annex the north", -1],
  ["The bill stands no chance.", "The bill", -1],
])("reads the event and the chance of %s", (text, event, direction) => {
  const found = codePassage(text).statements.flatMap((statement) =>
    statement.type === "forecast" ? [[statement.event.text, statement.direction]] : [],
  );
  expect(found).toContainEqual([event, direction]);
});

it.each(["He may have a point about the harbour.", "One may deplore that, as I do.", "That is more than could be said of his rivals."])(
  "reads no forecast into %s",
  (text) => {
    expect(codePassage(text).statements.filter(({ type }) => type === "forecast")).toEqual([]);
  },
);

it.each([
  ["Prime Minister Erlan Sadyrov puts the risk of a shortfall at 40 percent.", "person:erlan-sadyrov"],
  ["Dame Philippa Berg left the room. Dame Philippa predicts annexation.", "person:philippa-berg"],
])("knows whose forecast it is in %s", (text, speaker) => {
  const forecasts = codePassage(text).statements.filter(({ type }) => type === "forecast");
  expect(forecasts.map((forecast) => forecast.speaker)).toEqual([speaker]);
});
