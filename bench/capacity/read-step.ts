import { globSync, readFileSync } from "node:fs";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import type { ReadingUnits } from "./measure-units.ts";

/*
 * Reads documents of the corpus in a process of its own, as a reading process does, and prints what they took as JSON: `node read-step.ts 200`. Those of 500 to 900
 * words, evenly over all genres; as many as a tenth of them are read before, since what runs for the first time is compiled.
 */

const count = Number(process.argv[2]);
const [fewestWords, mostWords] = [500, 900];
const root = new URL("../../corpus/documents/", import.meta.url);

const texts = globSync("**/*.txt", { cwd: root })
  .sort()
  .map((name) => readFileSync(new URL(name, root)))
  .filter((bytes) => {
    const words = bytes.toString("utf8").split(/\s+/).length;
    return words >= fewestWords && words <= mostWords;
  });
if (texts.length < count) throw new Error(`the corpus has ${texts.length} documents of such a length`);

async function readEvery(step: number): Promise<number> {
  let characters = 0;
  for (let at = 0; at < texts.length; at += step) {
    const bytes = texts[Math.floor(at)] ?? new Uint8Array();
    const { readout } = await readWhole({ bytes, name: `${at}.txt` }, { codes: true, begin: () => undefined });
    characters += readout.document.text.length;
  }
  return characters;
}

const step = texts.length / count;
await readEvery(step * 10);
const before = process.cpuUsage();
const characters = await readEvery(step);
const { user, system } = process.cpuUsage(before);
const found: ReadingUnits = {
  characters,
  seconds: (user + system) / 1e6,
  residentMegabytes: process.memoryUsage.rss() / 1e6,
};
process.stdout.write(JSON.stringify(found));
