import type { FunctionBody } from "./functions-in.ts";

/**
 * The source with a call at the start of each function, which notes that it was entered: `file`, a space and the function's index; and with calls before and after all else,
 * which say that the file is being loaded. Lines stay where they are. The file's path stands nowhere by itself: there are tests that look for it in sources.
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
  // Imports are done before all else, wherever they stand.
  const imported = `import { enteredForMutants, loadsForMutants } from ${JSON.stringify(probe)};`;
  const start = changed.startsWith("#!") ? changed.indexOf("\n") + 1 : 0;
  return `${changed.slice(0, start)}loadsForMutants(import.meta.url, false);${changed.slice(start)}\nloadsForMutants(import.meta.url, true);\n${imported}\n`;
}
