import { tokenAt, wordAt, type DocumentView } from "../document-view.ts";

const seeming =
  /^(?:seem|seems|seemed|appear|appears|appeared|turn|turns|turned|happen|happens|happened|follow|follows|take|takes|took|matter|matters|mattered|rain|rains|rained|snow|snowed|help|helps|helped|remain|remains|remained)$/;

/**
 * True for an "it" that refers to nothing: "it is clear that …", "it would be a mistake to …", "it was Britain that …",
 * "it seems that …". Read from the parser's expletive relation, else from the words that follow.
 */
export function isPleonastic(view: DocumentView, index: number): boolean {
  const token = view.tokens[index];
  if (token === undefined || token.form.toLowerCase() !== "it") return false;
  if (token.deprel.startsWith("expl")) return true;
  let at = index + 1;
  while (
    /^(?:may|might|would|will|could|can|should|must|has|had|have|to|not|n't|n’t|also|only|still|now|then|perhaps|probably|simply|'s|’s)$/.test(
      wordAt(view, at, index),
    ) &&
    at < index + 5
  )
    at += 1;
  const verb = wordAt(view, at, index);
  const isContracted = /^['’]s$/.test(wordAt(view, index + 1, index));
  if (seeming.test(verb)) return clauseFollows(view, at, index);
  if (!isContracted && !/^(?:is|was|be|been|becomes|became)$/.test(verb)) return false;
  return clauseFollows(view, isContracted ? index + 1 : at, index);
}

/** "that", "to", "whether" … within the next words, before any punctuation, and not behind another verb. */
function clauseFollows(view: DocumentView, verb: number, near: number): boolean {
  for (let at = verb + 1; at < verb + 8; at += 1) {
    const token = tokenAt(view, at, near);
    if (token === null || /^[,.;:?!]$/.test(token.form)) return false;
    const word = token.form.toLowerCase();
    if (/^(?:that|whether|if|why|how|who|when)$/.test(word)) return true;
    if (word === "to" && tokenAt(view, at + 1, near)?.upos === "VERB" && token.upos !== "ADP") return at > verb + 1;
    if (token.upos === "VERB" && at > verb + 1) return false;
  }
  return false;
}
