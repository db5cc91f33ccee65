import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { advisedCourse } from "./advised-course.ts";

test.each<[text: string, trigger: string, words: string, isFor: boolean, course: string]>([
  ["The port should lower its tolls this year.", "should", "its tolls", true, "lower its tolls"],
  ["The port should not lower its tolls this year.", "should", "its tolls", false, "lower its tolls"],
  ["Lagos must scrap the levy on grain.", "must", "the levy on grain", true, "scrap the levy on grain"],
  ["The port has failed to lower its tolls.", "failed", "lower its tolls", false, "failed to lower its tolls"],
  ["It is a pity that the guilds were not asked this year.", "pity", "asked this year", false, "not asked this year"],
  ["They begged the guild not to sell the mill.", "begged", "sell the mill", false, "sell the mill"],
  ["Let us not sell the mill.", "Let", "sell the mill", false, "sell the mill"],
  ["The guild was wise not to sell the mill.", "wise", "sell the mill", true, "not to sell the mill"],
  ["They complain that they cannot sell the mill.", "complain", "sell the mill", false, "not sell the mill"],
  ["They want to arrest traders from Lima.", "want", "traders from Lima", true, "arrest traders from Lima"],
  ["We ask the city to stop trading with Lima.", "ask", "Lima", true, "stop trading with Lima"],
  ["They condemned Lima.", "condemned", "Lima", false, "Lima"],
  ["The lack of patrols is a danger.", "danger", "patrols", false, "lack of patrols"],
  ["The lack of patrols is a danger.", "danger", "patrols", true, "patrols"],
  // The stance is on the thing already.
  ["The port should lower its tolls this year.", "should", "its tolls", false, "its tolls"],
  ["The port should raise its tolls this year.", "should", "its tolls", true, "its tolls"],
  ["Lagos rejects the levy on grain.", "rejects", "the levy on grain", false, "the levy on grain"],
])("%s %s", (text, trigger, words, isFor, course) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const spanOf = (some: string) => ({ start: text.indexOf(some), end: text.indexOf(some) + some.length });
  const found = sentence === undefined ? null : advisedCourse(sentence, spanOf(trigger), spanOf(words), isFor);
  expect(found === null ? null : text.slice(found.start, found.end)).toBe(course);
});
