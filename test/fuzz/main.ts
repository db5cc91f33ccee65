/*
 * `npm run fuzz -- api [ROUNDS [SEED [DATABASE [FROM]]]]`: ROUNDS requests (100) of every endpoint by every kind of person, on an SQLite file and on a PostgreSQL server of its own
 * (DATABASE sqlite or postgres: one alone; both: "sqlite,postgres"). `npm run fuzz -- readers [COUNT [SEED [READER,… [FROM]]]]`: COUNT changed files (1,000) for each reader of files, or for those named.
 * `npm run fuzz -- importers [COUNT [SEED]]`: COUNT changed files of all formats in turn (1,000), imported into libraries by the command. The same seed asks the same; FROM leaves out the first
 * rounds or files, which another go has done. Ctrl-C prints what was found so far, and how to go on. Fails where an answer breaks the contract, or a reader fails with what is no error of the catalogue.
 */
import { inMb } from "./fuzz-api.ts";
import { fuzzBothStores } from "./fuzz-stores.ts";
import { fuzzImporters } from "./importers/fuzz-importers.ts";
import { fuzzReaders, type ReaderReport } from "./readers/fuzz-readers.ts";
import { fuzzedReaders } from "./readers/reader-list.ts";

const [what, ...rest] = process.argv.slice(2);
const [count = what === "api" ? 100 : 1000, seed = 1] = rest.slice(0, 2).map(Number);
const [, , names, start = "0"] = rest;
const from = Number(start);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const choices = what === "api" ? ["sqlite", "postgres"] : fuzzedReaders.map(({ name }) => name);
const chosen = names?.split(",") ?? choices;
const areNumbers = [count, seed, from].every(Number.isInteger) && count > 0 && from >= 0;
if (!["api", "readers", "importers"].includes(what ?? "") || !areNumbers || !chosen.every((name) => choices.includes(name))) {
  say("npm run fuzz -- api [ROUNDS [SEED [sqlite|postgres [FROM]]]], or: npm run fuzz -- readers [COUNT [SEED [READER,… [FROM]]]],");
  say("or: npm run fuzz -- importers [COUNT [SEED]]");
  say(`READER is one of: ${fuzzedReaders.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

let hasEnded = false;
// The package that starts PostgreSQL does so as well when it is imported.
process.removeAllListeners("SIGINT");
process.once("SIGINT", () => (hasEnded = true));
const isOver = (): boolean => hasEnded;

if (what === "api") {
  const breaches = await fuzzBothStores(chosen, { rounds: count, from, seed, lanes: 4, say, isOver });
  if (breaches > 0) process.exitCode = 1;
} else if (what === "importers") {
  const { files, outcomes, slowest, readersMb, breaches } = await fuzzImporters({ count, seed, isOver, say });
  for (const [name, counts] of Object.entries(outcomes)) say(`${name}: ${JSON.stringify(counts)}`);
  const own = Math.round(process.resourceUsage().maxRSS / 1024);
  say(
    `${files} files, ${breaches.length} breaches, slowest ${slowest.name} ${slowest.ms} ms of the processor, at most ${readersMb ?? "?"} MB a reader, ${own} MB here`,
  );
  process.exit(breaches.length > 0 ? 1 : 0);
} else {
  const begin = performance.now();
  const reports = await fuzzReaders(
    fuzzedReaders.filter(({ name }) => chosen.includes(name)),
    {
      count,
      seed,
      from,
      isOver,
      onReport: ({ name, breaches }) => {
        for (const breach of breaches) say(`${name}: ${JSON.stringify(breach)}`);
      },
      onRound: (all) =>
        say(
          `${Math.round((performance.now() - begin) / 1000)} s: ${all.map(({ mutants }) => mutants).join(" ")}; resident ${inMb(process.memoryUsage.rss())}`,
        ),
    },
  );
  reports.forEach(sayReport);
  if (reports.some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;
  // The process that reads PDF files waits for more.
  process.exit();
}

function sayReport({ name, from: first, mutants, outcomes, slowestMs, tookMs, cpuMs, breaches }: ReaderReport): void {
  const pace = Math.round((mutants / tookMs) * 1000);
  const next = first + mutants;
  const cost = `${(cpuMs / mutants).toFixed(2)} ms of the processor each`;
  const found = `${breaches.length} breaches, slowest ${Math.round(slowestMs)} ms; ${JSON.stringify(outcomes)}`;
  say(`${name}: ${mutants} files, ${first} to ${next - 1} of seed ${seed}, ${pace} a second, ${cost}, ${found}`);
  if (mutants < count) say(`  to go on: npm run fuzz -- readers ${count - mutants} ${seed} "${name}" ${next}`);
}
