import type { CodedDocument, CodedSpan } from "./coded-span.ts";
import { contingencyFrom, type Contingency } from "./contingency.ts";

/**
 * The table of two coders over every character: marked with the category or not. κ, π and α of it are those of "character-level" agreement;
 * characters next to each other are not independent, so no interval may be read from it.
 *
 * Cost: O(spans log spans).
 */
export function characterTable(
  spans: readonly CodedSpan[],
  documents: readonly CodedDocument[],
  of: { readonly category: string; readonly coders: readonly [string, string] },
): Contingency {
  let [both, onlyFirst, onlySecond, length] = [0, 0, 0, 0];
  for (const document of documents) {
    const inDocument = spans.filter((span) => span.document === document.id && span.category === of.category);
    const changes = inDocument.flatMap((span) => {
      const coder = of.coders.indexOf(span.coder);
      return coder < 0
        ? []
        : [
            { at: span.start, coder, step: 1 },
            { at: span.end, coder, step: -1 },
          ];
    });
    changes.sort((a, b) => a.at - b.at);
    const depth = [0, 0];
    let at = 0;
    for (const change of changes) {
      const [first, second] = [(depth[0] as number) > 0, (depth[1] as number) > 0];
      if (first && second) both += change.at - at;
      else if (first) onlyFirst += change.at - at;
      else if (second) onlySecond += change.at - at;
      at = change.at;
      depth[change.coder] = (depth[change.coder] as number) + change.step;
    }
    length += document.length;
  }
  return contingencyFrom(
    [
      [length - both - onlyFirst - onlySecond, onlySecond],
      [onlyFirst, both],
    ],
    ["unmarked", "marked"],
  );
}
