import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { analyse } from "../../packages/reader/src/language/analyse.ts";
import { analyseSyntax } from "../../packages/reader/src/language/syntax/analyse-syntax.ts";
import { loadLanguageModel } from "../../packages/reader/src/language/syntax/language-model.ts";
import { writeCommentary } from "./write-commentary.ts";

/*
 * Arguments: model file, paragraphs, "accurate" or "fast". Run as a process of its own, so that load time and memory are those of the language layer alone. Prints one JSON object.
 */

const path = process.argv[2] as string;
const parsing = process.argv[4] === "fast" ? "fast" : "accurate";
const loadStarted = performance.now();
const model = loadLanguageModel(readFileSync(path), { path });
const loadMs = performance.now() - loadStarted;

const text = writeCommentary(Number(process.argv[3] ?? 250), seededRandom(11));
analyseSyntax(text.slice(0, 20_000), model, { parsing });

function timeSeconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

const tokens = analyseSyntax(text, model, { parsing }).reduce((sum, sentence) => sum + sentence.tokens.length, 0);
const treeSeconds = Math.min(...[1, 2, 3].map(() => timeSeconds(() => analyseSyntax(text, model, { parsing }))));
analyse(text.slice(0, 20_000), { model, parsing });
const mentionSeconds = Math.min(...[1, 2, 3].map(() => timeSeconds(() => analyse(text, { model, parsing }))));
const residentMegabytes = process.memoryUsage().rss / 1e6;
process.stdout.write(
  `${JSON.stringify({ tokens, loadMs, treesPerSecond: tokens / treeSeconds, mentionsPerSecond: tokens / mentionSeconds, residentMegabytes })}\n`,
);
