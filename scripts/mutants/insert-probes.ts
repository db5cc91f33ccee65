import { join } from "node:path";
import type { FunctionBody } from "./functions-in.ts";

export interface ProbePlace {
  /** The checkout in which the tests run. */
  readonly folder: string;
  /** Path of the module that notes it (probe.ts). */
  readonly probe: string;
}

/**
 * The source with a call at the start of each function, which notes that it was entered: `file`, a space and the function's index; and with calls before and after all else,
 * which say that the file is being loaded. Lines stay where they are.
 */
export function insertProbes(file: string, source: string, bodies: readonly FunctionBody[], { folder, probe }: ProbePlace): string {
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
  const module = JSON.stringify(join(folder, file));
  // Imports are done before all else, wherever they stand.
  const imported = `import { enteredForMutants, loadsForMutants } from ${JSON.stringify(probe)};`;
  const start = changed.startsWith("#!") ? changed.indexOf("\n") + 1 : 0;
  return `${changed.slice(0, start)}loadsForMutants(${module}, false);${changed.slice(start)}\nloadsForMutants(${module}, true);\n${imported}\n`;
}
