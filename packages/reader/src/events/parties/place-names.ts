import type { Sentence } from "../../language/sentence.ts";

const ways = /^(?:road|route|way|highway|railway|motorway|bridge|tunnel|flight|train|ferry|pipeline|border|coast|mile|kilomet(?:re|er))s?$/i;

/** "in Tarnau", "near Port Lim": runs of capitalised words right behind a preposition of place ("the road to Tarnau"). Cost: O(tokens). */
export function placeNamesOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tokens } of sentences) {
    tokens.forEach(({ form }, index) => {
      const isWay = /^(?:to|from)$/i.test(form) && ways.test(tokens[index - 1]?.lemma ?? "");
      if (!isWay && !/^(?:in|at|near|across|outside|around)$/i.test(form)) return;
      let last = index;
      while (tokens[last + 1]?.upos === "PROPN") last++;
      if (last > index)
        names.add(
          tokens
            .slice(index + 1, last + 1)
            .map((token) => token.form)
            .join(" "),
        );
    });
  }
  return names;
}
