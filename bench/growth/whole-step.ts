import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import { writeCommentary } from "../nlp/write-commentary.ts";
import { collectGarbage } from "./fit.ts";
import { ownMb, watchOwnMemory } from "./own-memory.ts";
import type { Whole } from "./run-whole.ts";
import { storeStages } from "./store-stages.ts";

/* One stage in a process of its own: `node whole-step.ts STAGE LENGTH FOLDER`. Prints what it took as JSON. */

const [stage = "", length = "", place = ""] = process.argv.slice(2);
const print = (whole: Whole): void => void process.stdout.write(JSON.stringify(whole));

async function observed(act: () => Promise<unknown>): Promise<Whole> {
  const watch = await watchOwnMemory();
  collectGarbage();
  const [before, used] = [ownMb(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(used);
  return { cpuMs: (user + system) / 1000, megabytes: (await watch.end()) - before };
}

async function readCommentary(characters: number): Promise<Whole> {
  const text = (size: number): string => writeCommentary(Math.ceil(size / 500), seededRandom(11)).slice(0, size);
  const options = { codes: true, begin: () => undefined };
  const read = (words: string): Promise<unknown> => readWhole({ bytes: new TextEncoder().encode(words), name: "text.txt" }, options);
  await read(text(4000));
  return observed(() => read(text(characters)));
}

async function inLibrary(): Promise<Whole> {
  mkdirSync(place, { recursive: true });
  const store = await openStore(join(place, "growth.rapporteur"));
  const found = await observed(
    () => storeStages[stage]?.({ store, folder: place }, Number(length)) ?? Promise.reject(new Error(`no stage ${stage}`)),
  );
  await store.close();
  return found;
}

print(stage === "reading" ? await readCommentary(Number(length)) : await inLibrary());
