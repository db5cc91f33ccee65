import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { conditionClause } from "./condition-clause.ts";
import { uncutEvent } from "./uncut-event.ts";

function cut(text: string, words: string, of: typeof uncutEvent | typeof conditionClause): string | null {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(words);
  const span = sentence === undefined ? null : of(sentence, { start, end: start + words.length });
  return span === null ? null : text.slice(span.start, span.end);
}

test.each<[text: string, event: string, condition: string | null]>([
  ["It will only hold if the guards stay at the gate.", "It will only hold", "if the guards stay at the gate"],
  ["She has claimed that if Lomé were to sell the mill, Accra would cut the loan.", "Accra would cut the loan", "if Lomé were to sell the mill"],
  ["The Fund is unlikely to lend unless Quito cuts its fees.", "The Fund is unlikely to lend", "unless Quito cuts its fees"],
  ["Should the salaries not arrive by May, the port will close.", "the port will close", "Should the salaries not arrive by May"],
  ["Even if Riga pays, the port will close.", "the port will close", null],
  ["Nobody knows if the port will close.", "the port will close", null],
])("the condition of %s", (text, event, condition) => {
  expect(cut(text, event, conditionClause)).toBe(condition);
});

test.each<[text: string, event: string, whole: string]>([
  ["Letting Bern keep the fee will calm the valley.", "Bern keep the fee will calm the valley", "Letting Bern keep the fee will calm the valley"],
  ["A pact would persuade Oslo to open the strait by May.", "A pact would persuade Oslo", "A pact would persuade Oslo to open the strait by May"],
  ["It will only hold if President Aldana, his staff and the envoys stay involved.", "It will only hold", "It will only hold"],
  ["The talks will fail.", "The talks will fail", "The talks will fail"],
])("the event of %s", (text, event, whole) => {
  expect(cut(text, event, uncutEvent)).toBe(whole);
});
