import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { limitsOf, needOf, readersOf, usualAssumptions, type Assumptions, type UnitCosts } from "./capacity/capacity-model.ts";
import { measureUnits } from "./capacity/measure-units.ts";
import { simulateQueue } from "./capacity/simulate-queue.ts";

const sizes = [1e4, 1e6, 1e8, 1e9];
const workersOf = [1, 2, 16, 256, 1024];

/**
 * What a document costs here, and what a corpus of ten thousand to a billion of them needs by that: time, memory, disk, money, and what gives way first.
 * `--characters`, `--statements`, `--cores`, `--memory`, `--core-hour`, `--gigabyte-month` set what is taken for granted.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const given = assumptionsOf(options);
  const costs = await measureUnits();
  return [
    ...unitFigures(costs, given),
    ...sizes.flatMap((documents) => needFigures(documents, costs, given)),
    ...limitFigures(costs, given),
    ...queueFigures(costs, given),
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

/** How far workers help before the database is full; a document is claimed and noted in a tenth of what storing it takes. */
function queueFigures(costs: UnitCosts, given: Assumptions): Figure[] {
  const readSeconds = (given.characters / 1000) * costs.secondsPerThousandCharacters;
  const commitSeconds = costs.storeMsPerDocument / 1000;
  return workersOf.map((workers) => {
    const documents = Math.max(2000, workers * 60);
    const { perSecond, databaseLoad } = simulateQueue({
      documents,
      workers,
      readSeconds,
      commitSeconds,
      claimSeconds: commitSeconds / 10,
      batch: 50,
    });
    const data = `simulated; the database works ${(databaseLoad * 100).toFixed(0)} % of the time`;
    return { ...plain, name: `${workers} reading processes on one database`, value: perSecond, unit: "documents/s", better: "higher", data };
  });
}

/** "readingCoreHours" as words. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
