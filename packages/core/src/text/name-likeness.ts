import { foldedName, lettersApart } from "./near-names.ts";

/** A name taken apart for comparing; made once a name. */
export interface NameShape {
  readonly folded: string;
  /** Beginnings of its words that carry meaning, each once, in order of writing. */
  readonly stems: readonly string[];
  /** What each stem stands for: itself, or what it shares with words of the same meaning. */
  readonly senses: readonly string[];
  /** What the name is a kind of: "sanctions on grain" are sanctions, a "peace plan" is a plan. */
  readonly head: string;
  /** Words that turn a name into its opposite or tell it from its like: "no", "anti", "north", numbers. */
  readonly telling: string;
}

/** Why two names may mean the same, strongest first: the same words, nearly the same letters, words of one meaning, one inside the other, one head. */
export interface NameLikeness {
  readonly reason: "words" | "spelling" | "meaning" | "part" | "head";
  /** In (0, 1]. */
  readonly score: number;
}

const fillers = new Set("a an the of on in at for to by with from and or s its their his her this that".split(" "));
const beforeComplement = new Set("of on in at for to by with from against between over under about".split(" "));
const tellingWords = new Set(
  (
    "no not non anti against without end ending lift lifting stop stopping ban banning more less pro former new old " +
    "north northern south southern east eastern west western upper lower first second third pre post"
  ).split(" "),
);

/** @param senseOf what a stem stands for, where words of one meaning are known. Cost: O(length). */
export function nameShape(name: string, senseOf: (stem: string) => string = (stem) => stem): NameShape {
  const folded = foldedName(name);
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTelling = (word: string): boolean => tellingWords.has(word) || /\p{N}/u.test(word);
  const carrying = words.filter((word) => !fillers.has(word) && !isTelling(word));
  const stems = [...new Set(carrying.map(nameStem))];
  const complement = words.findIndex((word, at) => at > 0 && beforeComplement.has(word));
  const front = (complement === -1 ? words : words.slice(0, complement)).filter((word) => !fillers.has(word) && !isTelling(word));
  return {
    folded,
    stems,
    senses: [...new Set(stems.map(senseOf))],
    head: nameStem(front.at(-1) ?? ""),
    telling: words.filter(isTelling).sort().join(" "),
  };
}

/** The beginning that forms of a word in a name share: without the ending of plurals, -ing and -ed. */
export function nameStem(word: string): string {
  const singular =
    word.length > 3
      ? word
          .replace(/ies$/u, "y")
          .replace(/(?<=s|x|z|ch|sh)es$/u, "")
          .replace(/(?<![suia])s$/u, "")
      : word;
  const cut = singular.length > 5 ? singular.replace(/(?:ing|ed|e)$/u, "") : singular;
  return cut.length < 3 ? word : cut;
}

/** How alike two names are, and why; null where nothing speaks for one meaning, or a word tells them apart. Symmetric. Cost: O(length²), bounded. */
export function compareNames(a: NameShape, b: NameShape): NameLikeness | null {
  if (a.telling !== b.telling || a.stems.length === 0 || b.stems.length === 0) return a.folded === b.folded ? { reason: "words", score: 1 } : null;
  if (areSame(a.stems, b.stems)) return { reason: "words", score: 1 };
  const apart = lettersApart(a.folded, b.folded);
  if (apart !== null) return { reason: "spelling", score: 0.95 - 0.1 * apart };
  if (areSame(a.senses, b.senses)) return { reason: "meaning", score: 0.75 };
  const common = a.senses.filter((sense) => b.senses.includes(sense)).length;
  const [fewer, more] = [Math.min(a.senses.length, b.senses.length), Math.max(a.senses.length, b.senses.length)];
  if (a.head !== b.head || common === 0) return null;
  if (common === fewer) return { reason: "part", score: 0.4 + 0.3 * (fewer / more) };
  const share = common / (fewer + more - common);
  return share < 0.4 ? null : { reason: "head", score: 0.3 + 0.3 * share };
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
