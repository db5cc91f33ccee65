import { limitsOf, needOf, readersOf, type Assumptions, type Need, type UnitCosts } from "./capacity-model.ts";
import { simulateQueue, type QueueOutcome } from "./simulate-queue.ts";

/** What the page says, and where it is from. */
export interface CapacityFigures {
  readonly costs: UnitCosts;
  readonly given: Assumptions;
  /** By so many processes that read. */
  readonly queues: readonly Queue[];
  /** Version, day and machine. */
  readonly where: string;
}

export interface Queue extends QueueOutcome {
  readonly workers: number;
}

export const needSizes = [1e4, 1e6, 1e8, 1e9];
const begin = "<!-- written by npm run -s bench -- capacity --write -->";
const end = "<!-- written until here -->";

/** The page with the figures in the place of those that it had. @throws where the page has no place for them */
export function withCapacity(page: string, figures: CapacityFigures): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no part between ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${capacityPart(figures)}\n\n${page.slice(to)}`;
}

/** What so many reading processes do with one database; a document is claimed and noted in a tenth of what storing it takes. */
export function queueOf(workers: number, costs: UnitCosts, given: Assumptions): Queue {
  const commitSeconds = costs.storeMsPerDocument / 1000;
  const outcome = simulateQueue({
    documents: Math.max(2000, workers * 60),
    workers,
    readSeconds: (given.characters / 1000) * costs.secondsPerThousandCharacters,
    commitSeconds,
    claimSeconds: commitSeconds / 10,
    batch: 50,
  });
  return { workers, ...outcome };
}

function capacityPart({ costs, given, queues, where }: CapacityFigures): string {
  const units = [
    ["read and code 1,000 characters", `${short(costs.secondsPerThousandCharacters)} s of one core`],
    ["memory of a process that reads documents of 700 words, after 200 of them", bytes(costs.readerMegabytes / 1000)],
    ["put a document with ten statements into a library", `${short(costs.storeMsPerDocument)} ms`],
    ["a document with ten statements in a library's file, its text of 1,900 characters included", bytes(costs.libraryBytesPerDocument / 1e9)],
    ["a statement in Parquet", bytes(costs.tableBytesPerStatement / 1e9)],
    [
      "a two-mode network from Parquet, a statement",
      `${short(costs.networkMsPerStatement)} ms and ${bytes(costs.networkBytesPerStatement / 1e9)} of memory`,
    ],
  ];
  return [
    `Measured: ${where}. Times are the processor's, so that waiting is not counted; beside other programs they are longer by what these push out of the processor's memory.`,
    table(["unit", "cost"], units),
    "Computed from these:",
    table(["documents", ...needSizes.map((size) => `10^${Math.log10(size)}`)], needRows(costs, given)),
    table(
      ["what gives way", "from", "what to do"],
      limitsOf(costs, given).map(({ what, from, remedy }) => [what, `${short(from)} documents`, remedy]),
    ),
    queueTable(queues),
  ].join("\n\n");
}

function needRows(costs: UnitCosts, given: Assumptions): string[][] {
  const all = readersOf(costs, given) * costs.readerMegabytes;
  const row = (name: string, write: (need: Need) => string): string[] => [name, ...needSizes.map((size) => write(needOf(size, costs, given)))];
  return [
    row("reading, core-hours", ({ readingCoreHours }) => short(readingCoreHours)),
    row("reading, days of one machine", ({ readingDays }) => short(readingDays)),
    row("storing by one writer, days", ({ storingDays }) => short(storingDays)),
    row("library", ({ libraryGigabytes }) => bytes(libraryGigabytes)),
    row("statements in Parquet", ({ tablesGigabytes }) => bytes(tablesGigabytes)),
    row("memory of all processes that read on one machine", () => bytes(all / 1000)),
    row("a network in one process", ({ networkMinutes, networkGigabytes }) =>
      networkGigabytes > given.memoryGigabytes ? "too large" : `${short(networkMinutes * 60)} s, ${bytes(networkGigabytes)}`,
    ),
    row("price of reading", ({ readingPrice }) => short(readingPrice)),
    row("price of keeping the tables, a month", ({ keepingPrice }) => short(keepingPrice)),
  ];
}

function queueTable(queues: readonly Queue[]): string {
  return table(
    ["processes that read, simulated", "documents a second", "the database works"],
    queues.map(({ workers, perSecond, databaseLoad }) => [
      workers.toLocaleString("en"),
      short(perSecond),
      `${(databaseLoad * 100).toFixed(0)} % of the time`,
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Two digits that count; long numbers in groups of three. */
function short(value: number): string {
  if (value > 0 && value < 0.001) return "under 0.001";
  return new Intl.NumberFormat("en", { maximumSignificantDigits: 2 }).format(value);
}

function bytes(gigabytes: number): string {
  const units = [
    ["TB", 1e3],
    ["GB", 1],
    ["MB", 1e-3],
    ["kB", 1e-6],
  ] as const;
  const [unit, size] = units.find(([, least]) => gigabytes >= least) ?? ["bytes", 1e-9];
  return `${short(gigabytes / size)} ${unit}`;
}
