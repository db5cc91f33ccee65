import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import manifest from "../package.json" with { type: "json" };
import { limitsOf, needOf, readersOf, usualAssumptions, type Assumptions, type UnitCosts } from "./capacity/capacity-model.ts";
import { measureUnits } from "./capacity/measure-units.ts";
import { needSizes, queueOf, withCapacity, type Queue } from "./capacity/capacity-page.ts";

const workersOf = [1, 2, 16, 256, 1024];
const page = new URL("../docs/scale.md", import.meta.url);

/**
 * What a document costs here, and what a corpus of ten thousand to a billion of them needs by that: time, memory, disk, money, and what gives way first.
 * `--characters`, `--statements`, `--cores`, `--memory`, `--core-hour`, `--gigabyte-month` set what is taken for granted.
 * `--write` puts the figures into docs/scale.md. Ten minutes on a machine at rest.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const given = assumptionsOf(options);
  const costs = await measureUnits();
  const queues = workersOf.map((workers) => queueOf(workers, costs, given));
  if (options["write"] !== undefined) {
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"})`;
    const where = `version ${manifest.version}, ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}`;
    writeFileSync(page, withCapacity(readFileSync(page, "utf8"), { costs, given, queues, where }));
  }
  return [
    ...unitFigures(costs, given),
    ...needSizes.flatMap((documents) => needFigures(documents, costs, given)),
    ...limitFigures(costs, given),
    ...queueFigures(queues),
  ];
}

function assumptionsOf(options: Readonly<Record<string, string>>): Assumptions {
  const number = (name: string, usual: number): number => Number(options[name] ?? usual);
  return {
    ...usualAssumptions,
    characters: number("characters", usualAssumptions.characters),
    statementsPerDocument: number("statements", usualAssumptions.statementsPerDocument),
    cores: number("cores", usualAssumptions.cores),
    memoryGigabytes: number("memory", usualAssumptions.memoryGigabytes),
    pricePerCoreHour: number("core-hour", usualAssumptions.pricePerCoreHour),
    pricePerGigabyteMonth: number("gigabyte-month", usualAssumptions.pricePerGigabyteMonth),
  };
}

const plain = { must: null, aim: null, better: "lower", n: 1 } as const;

function unitFigures(costs: UnitCosts, given: Assumptions): Figure[] {
  const units: Readonly<Record<keyof UnitCosts, string>> = {
    secondsPerThousandCharacters: "s",
    readerMegabytes: "MB",
    storeMsPerDocument: "ms",
    libraryBytesPerDocument: "B",
    tableBytesPerStatement: "B",
    networkMsPerStatement: "ms",
    networkBytesPerStatement: "B",
  };
  const names = Object.keys(units) as (keyof UnitCosts)[];
  const readers = readersOf(costs, given);
  const allReaders = {
    ...plain,
    name: "memory of all processes that read on one machine",
    value: (readers * costs.readerMegabytes) / 1000,
    unit: "GB",
    data: `computed: ${readers} processes`,
  };
  return [
    ...names.map((name) => ({ ...plain, name: wordsOf(name), value: costs[name], unit: units[name], data: "measured on this machine" })),
    allReaders,
  ];
}

function needFigures(documents: number, costs: UnitCosts, given: Assumptions): Figure[] {
  const { documents: _, ...need } = needOf(documents, costs, given);
  const data = `computed: ${given.characters} characters and ${given.statementsPerDocument} statements a document, ${given.cores} cores`;
  return Object.entries(need).map(([name, value]) => ({
    ...plain,
    name: `10^${Math.log10(documents)} documents: ${wordsOf(name)}`,
    value,
    unit: "",
    data,
  }));
}

function limitFigures(costs: UnitCosts, given: Assumptions): Figure[] {
  return limitsOf(costs, given).map(({ what, from, remedy }) => ({
    ...plain,
    name: `gives way: ${what}`,
    value: from,
    unit: "documents",
    data: remedy,
  }));
}

/** How far workers help before the database is full. */
function queueFigures(queues: readonly Queue[]): Figure[] {
  return queues.map(({ workers, perSecond, databaseLoad }) => {
    const data = `simulated; the database works ${(databaseLoad * 100).toFixed(0)} % of the time`;
    return { ...plain, name: `${workers} reading processes on one database`, value: perSecond, unit: "documents/s", better: "higher", data };
  });
}

/** "readingCoreHours" as words. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
