import type { Sentence } from "../../language/sentence.ts";
import { tokenAt } from "../syntax/tree.ts";
import { lookUp } from "./spelled-word.ts";
import { evaluativeAdjectives, type Stance } from "./stance-lexicon.ts";

/** Words in "well-" and "ill-" that only describe. */
const describing =
  /^(?:known|off|established|armed|placed|connected|heeled|funded|worn|being|wisher|read|to|at|paid|equipped|trained|documented|attended)$/;

/**
 * Stance of an adjective or participle by the lexicon, or by how it is made: "un-" and its like before a word of praise
 * ("unpersuasive"), "ill-starred", "well-argued". Undefined where it only describes. Cost: O(1).
 */
export function stanceOfAdjective(sentence: Sentence, index: number): Stance | undefined {
  const form = tokenAt(sentence, index).form.toLowerCase();
  return lookUp(evaluativeAdjectives, sentence, index, form) ?? ofCompound(sentence, index, form) ?? ofPrefix(form);
}

function ofCompound(sentence: Sentence, index: number, form: string): Stance | undefined {
  const [first, hyphen] = [sentence.tokens[index - 2], sentence.tokens[index - 1]];
  if (
    first === undefined ||
    hyphen?.form !== "-" ||
    first.end !== hyphen.start ||
    describing.test(form) ||
    !/(?:ed|en|ing|wn|ught|[aeo]nt)$/.test(form)
  )
    return undefined;
  if (/^ill$/i.test(first.form)) return -0.5;
  return /^well$/i.test(first.form) ? 0.5 : undefined;
}

const denied = /^(?:un|in|im|ir|il|dis)(?=\p{Ll}{4})/u;

/** The praise that a prefix takes back; who is impatient or unremarkable is only described. */
function ofPrefix(form: string): Stance | undefined {
  if (!denied.test(form) || /^(?:impatient|unremarkable)$/.test(form)) return undefined;
  const value = evaluativeAdjectives.get(form.replace(denied, ""));
  return value !== undefined && value > 0 ? -0.5 : undefined;
}
