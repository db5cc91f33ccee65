import { applyScript, lemmaKey, type LemmaScript, longestSuffix } from "../packages/reader/src/language/syntax/lemmatizer.ts";
import type { TagSet } from "./tag-set.ts";
import type { GoldSentence } from "../eval/treebank.ts";

export interface LemmaRules {
  readonly scripts: readonly LemmaScript[];
  /** Script number by rule key. */
  readonly rules: ReadonlyMap<number, number>;
}

function scriptFor(form: string, lemma: string): LemmaScript {
  const lowered = form.toLowerCase();
  const keepsCase = lemma !== lemma.toLowerCase();
  const base = keepsCase ? form : lowered;
  let shared = 0;
  while (shared < base.length && shared < lemma.length && base[shared] === lemma[shared]) shared++;
  return { keepsCase, cut: base.length - shared, add: lemma.slice(shared) };
}

const nameOf = (script: LemmaScript): string => `${script.keepsCase ? 1 : 0}|${script.cut}|${script.add}`;

/** A suffix with its tag, and how often each script was right for it. */
interface Context {
  readonly key: number;
  readonly shorter: number;
  readonly counts: Map<string, number>;
}

function mostFrequent(counts: ReadonlyMap<string, number>): [string, number] {
  let best: [string, number] = ["", 0];
  for (const [name, count] of counts) if (count > best[1] || (count === best[1] && name < best[0])) best = [name, count];
  return best;
}

/**
 * Learns suffix rules and exceptions: a rule is kept where it differs from that of the next shorter suffix and was seen on two words, an exception
 * where the rules would get a form of the treebank wrong.
 */
export function learnLemmas(sentences: readonly GoldSentence[], tags: TagSet): LemmaRules {
  const scripts = new Map<string, LemmaScript>();
  const words = new Map<string, { form: string; tag: number; counts: Map<string, number> }>();
  for (const sentence of sentences) {
    const gold = tags.tagsOf(sentence);
    for (let index = 0; index < gold.length; index++) {
      const form = sentence.forms[index] as string;
      const lemma = sentence.lemmas[index] as string;
      if (lemma === "_" || form.length > 40) continue;
      const script = scriptFor(form, lemma);
      scripts.set(nameOf(script), script);
      const key = `${form.toLowerCase()} ${gold[index]}`;
      const word = words.get(key) ?? { form: form.toLowerCase(), tag: gold[index] as number, counts: new Map<string, number>() };
      word.counts.set(nameOf(script), (word.counts.get(nameOf(script)) ?? 0) + 1);
      words.set(key, word);
    }
  }
  return chooseRules(scripts, [...words.values()]);
}

function chooseRules(
  scripts: ReadonlyMap<string, LemmaScript>,
  words: readonly { form: string; tag: number; counts: Map<string, number> }[],
): LemmaRules {
  const contexts = Array.from({ length: longestSuffix + 1 }, () => new Map<number, Context>());
  for (const { form, tag, counts } of words) {
    const [name] = mostFrequent(counts);
    for (let length = 0; length <= Math.min(longestSuffix, form.length); length++) {
      const key = lemmaKey(form, length, tag, false);
      const level = contexts[length] as Map<number, Context>;
      const context = level.get(key) ?? {
        key,
        shorter: length === 0 ? 0 : lemmaKey(form, length - 1, tag, false),
        counts: new Map<string, number>(),
      };
      context.counts.set(name, (context.counts.get(name) ?? 0) + 1);
      level.set(key, context);
    }
  }
  const chosen = new Map<number, string>();
  const kept = new Map<number, string>();
  for (const level of contexts)
    for (const context of level.values()) {
      const inherited = chosen.get(context.shorter);
      const [name, count] = mostFrequent(context.counts);
      const isKept = name !== inherited && (count >= 2 || inherited === undefined);
      chosen.set(context.key, isKept ? name : inherited);
      if (isKept) kept.set(context.key, name);
    }
  for (const { form, tag, counts } of words) {
    const [name] = mostFrequent(counts);
    const ruled = chosen.get(lemmaKey(form, Math.min(longestSuffix, form.length), tag, false)) as string;
    const byRule = applyScript(form, scripts.get(ruled) as LemmaScript);
    if (ruled !== name && byRule !== applyScript(form, scripts.get(name) as LemmaScript)) kept.set(lemmaKey(form, form.length, tag, true), name);
    else if (ruled !== name && (scripts.get(ruled) as LemmaScript).keepsCase !== (scripts.get(name) as LemmaScript).keepsCase)
      kept.set(lemmaKey(form, form.length, tag, true), name);
  }
  const names = [...new Set(kept.values())].sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  return {
    scripts: names.map((name) => scripts.get(name) as LemmaScript),
    rules: new Map([...kept].map(([key, name]) => [key, numbers.get(name) as number])),
  };
}
