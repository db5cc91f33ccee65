import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultSettings, trainModel } from "./train-model.ts";
import { readTreebank, wordsOf } from "../eval/treebank.ts";
import { chooseVectors, noVectors, readVectorSource } from "./vector-table.ts";
import { writeModel } from "./write-model.ts";

const usage =
  "usage: npm run train -- --ud DIR --out FILE [--vectors FILE] [--name NAME]   (DIR holds *train*.conllu; packages/english/MODEL-CARD.md says where to get vectors)";

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { ud: text, out: text, vectors: text, name: { ...text, default: "english" } } });
  const { ud, out, name } = values;
  if (ud === undefined || out === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const files = readdirSync(ud)
    .filter((file) => /train.*\.conllu$/.test(file))
    .sort();
  const sentences = files.flatMap((file) => readTreebank(join(ud, file)));
  if (sentences.length === 0) {
    console.error(`no sentences in ${ud}: it needs files named *train*.conllu\n${usage}`);
    process.exitCode = 1;
    return;
  }
  const started = performance.now();
  const say = (line: string): void => console.error(`${Math.round((performance.now() - started) / 1000)} s  ${line}`);
  const vectors =
    values.vectors === undefined
      ? noVectors
      : chooseVectors(readVectorSource(values.vectors), { ...defaultSettings.vectors, wanted: wordsOf(sentences) });
  const model = await trainModel(name, { sentences, vectors }, defaultSettings, say);
  const bytes = writeModel(model, defaultSettings.taggerRows);
  writeFileSync(out, bytes);
  say(`${out}: ${bytes.length} bytes from ${files.join(", ")}`);
}

await main();
