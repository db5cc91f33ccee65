import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { conditionClause } from "./condition-clause.ts";

function conditionIn(text: string, words: string): string | null {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(words);
  const span = sentence === undefined ? null : conditionClause(sentence, { start, end: start + words.length });
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
  expect(conditionIn(text, event)).toBe(condition);
});
