import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readDocument } from "../../packages/reader/src/reading/read-document.ts";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";

const folder = fileURLToPath(new URL("../../examples/", import.meta.url));

/** Names of the documents of `examples/`. */
export const examples = readdirSync(folder).filter((name) => /\.(?:html|md|txt)$/.test(name));

const readouts = new Map<string, Promise<Readout>>();

/** The readout of a document of `examples/`, which is read once a process: the longest takes two seconds and more of computing. All tests have the same one and leave it as it is. */
export function exampleReadout(name: string): Promise<Readout> {
  const readout = readouts.get(name) ?? readDocument(`${folder}${name}`);
  readouts.set(name, readout);
  return readout;
}
