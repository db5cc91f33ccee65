import { dayMs } from "../../packages/core/src/base/day-ms.ts";

/** What one document, or one statement, costs; measured by `npm run -s bench -- capacity` on the machine that it runs on. */
export interface UnitCosts {
  /** Seconds of one core to read and code a thousand characters. */
  readonly secondsPerThousandCharacters: number;
  /** Megabytes that a process holds which reads one document after the other. */
  readonly readerMegabytes: number;
  /** Milliseconds of the processor to put a document with its statements into a library. */
  readonly storeMsPerDocument: number;
  /** Bytes that a library in a file grows by with a document and its statements. */
  readonly libraryBytesPerDocument: number;
  /** Bytes of a statement in a table in Parquet. */
  readonly tableBytesPerStatement: number;
  /** Milliseconds of the processor to make a two-mode network, a statement. */
  readonly networkMsPerStatement: number;
  /** Bytes of memory that the same takes, a statement. */
  readonly networkBytesPerStatement: number;
}

/** What is taken for granted; each can be set on the command line. */
export interface Assumptions {
  /** Length of a document. */
  readonly characters: number;
  readonly statementsPerDocument: number;
  /** Of one machine. */
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly diskGigabytes: number;
  /** Longest time that people wait for a corpus. */
  readonly patienceDays: number;
  /** In any currency. */
  readonly pricePerCoreHour: number;
  readonly pricePerGigabyteMonth: number;
}

export const usualAssumptions: Assumptions = {
  characters: 6000,
  statementsPerDocument: 10,
  cores: 16,
  memoryGigabytes: 64,
  diskGigabytes: 4000,
  patienceDays: 30,
  pricePerCoreHour: 0.04,
  pricePerGigabyteMonth: 0.08,
};

/** What a corpus needs. */
export interface Need {
  readonly documents: number;
  readonly readingCoreHours: number;
  /** On one machine, as many processes reading as it has cores and room for. */
  readonly readingDays: number;
  /** One writer, one document after the other. */
  readonly storingDays: number;
  readonly libraryGigabytes: number;
  readonly tablesGigabytes: number;
  readonly networkMinutes: number;
  readonly networkGigabytes: number;
  /** To read it once. */
  readonly readingPrice: number;
  /** To keep library or tables, whichever is smaller, for a month. */
  readonly keepingPrice: number;
}

/** Processes that read on one machine: one a core, as far as half of its memory holds them. */
export function readersOf({ readerMegabytes }: UnitCosts, { cores, memoryGigabytes }: Assumptions): number {
  return Math.max(1, Math.min(cores, Math.floor((memoryGigabytes * 1000) / 2 / readerMegabytes)));
}

/** Cost: O(1). */
export function needOf(documents: number, costs: UnitCosts, given: Assumptions = usualAssumptions): Need {
  const statements = documents * given.statementsPerDocument;
  const readingCoreHours = (documents * given.characters * costs.secondsPerThousandCharacters) / 1000 / 3600;
  const libraryGigabytes = (documents * costs.libraryBytesPerDocument) / 1e9;
  const tablesGigabytes = (statements * costs.tableBytesPerStatement) / 1e9;
  return {
    documents,
    readingCoreHours,
    readingDays: readingCoreHours / readersOf(costs, given) / 24,
    storingDays: (documents * costs.storeMsPerDocument) / dayMs,
    libraryGigabytes,
    tablesGigabytes,
    networkMinutes: (statements * costs.networkMsPerStatement) / 60_000,
    networkGigabytes: (statements * costs.networkBytesPerStatement) / 1e9,
    readingPrice: readingCoreHours * given.pricePerCoreHour,
    keepingPrice: Math.min(libraryGigabytes, tablesGigabytes) * given.pricePerGigabyteMonth,
  };
}

/** What gives way, from how many documents on, and what to do then. */
export interface Limit {
  readonly what: string;
  readonly from: number;
  readonly remedy: string;
}

/** Memory that a process of Node may take before figures are slow and the machine's other work suffers. */
const figureGigabytes = 3;

/** The limits in the order in which a corpus that grows meets them. */
export function limitsOf(costs: UnitCosts, given: Assumptions = usualAssumptions): Limit[] {
  const one = needOf(1, costs, given);
  const limits: Limit[] = [
    { what: "figures in the browser", from: 50_000 / given.statementsPerDocument, remedy: "none needed: the server makes them" },
    { what: "figures in one process of the server", from: figureGigabytes / one.networkGigabytes, remedy: "tables in Parquet, figures by Spark SQL" },
    {
      what: "reading on one machine",
      from: given.patienceDays / one.readingDays,
      remedy: "an array job or Spark: reading is a pure map, twice the machines take half the time",
    },
    {
      what: "one writer of a library",
      from: given.patienceDays / one.storingDays,
      remedy: "keep the corpus as tables, and the slice that people review as a library",
    },
    {
      what: "the disk of one machine",
      from: given.diskGigabytes / one.libraryGigabytes,
      remedy: "tables in an object store; the library holds the slice that people review",
    },
  ];
  return limits.sort((a, b) => a.from - b.from);
}
