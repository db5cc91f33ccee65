import type { FunctionBody } from "./functions-in.ts";

/**
 * The source with a call at the start of each function, which notes that it was entered: `file`, a space and the function's index. Lines stay where they are.
 *
 * @param probe path of the module that notes it (probe.ts)
 */
export function insertProbes(file: string, source: string, bodies: readonly FunctionBody[], probe: string): string {
  const insertions = bodies.flatMap(({ start, end, isBlock }, index) => {
    const call = `enteredForMutants(${JSON.stringify(`${file} ${index}`)})`;
    return isBlock
      ? [{ at: start + 1, text: `${call};` }]
      : [
          { at: start, text: `(${call}, ` },
          { at: end, text: ")" },
        ];
  });
  const changed = insertions
    // Of insertions at one place, those of the inner function are made first.
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
  return `${changed}\nimport { enteredForMutants } from ${JSON.stringify(probe)};\n`;
}
