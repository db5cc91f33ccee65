import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultSettings, trainModel } from "./train-model.ts";
import { readTreebank } from "./treebank.ts";
import { writeModel } from "./write-model.ts";

const usage = "usage: npm run train -- --ud DIR --out FILE [--name NAME]   (DIR holds *train*.conllu)";

function main(): void {
  const { values } = parseArgs({ options: { ud: { type: "string" }, out: { type: "string" }, name: { type: "string", default: "english" } } });
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
  const model = trainModel(name, sentences, defaultSettings, say);
  const bytes = writeModel(model, defaultSettings.taggerRows);
  writeFileSync(out, bytes);
  say(`${out}: ${bytes.length} bytes from ${files.join(", ")}`);
}

main();
