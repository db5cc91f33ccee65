import { isRapporteurError } from "../../../packages/core/src/base/errors.ts";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import { processorOfAll } from "./processor-of-all.ts";
import type { FuzzedReader } from "./reader-list.ts";

export interface ReaderReport {
  readonly name: string;
  /** The first that was tried: those before it are of another go with the same seed. */
  readonly from: number;
  readonly mutants: number;
  /** How often it was read, or refused with which code. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** On the clock, for all of them. */
  readonly tookMs: number;
  /** Of the processor, by this process and those that it started. */
  readonly cpuMs: number;
  /** What is no error of the catalogue, or took too long, with what brings it about again. */
  readonly breaches: readonly { readonly seed: number; readonly what: string; readonly base64: string }[];
}

export interface ReaderPlan {
  readonly count: number;
  readonly seed: number;
  /** The first that is tried, where others were tried before. */
  readonly from?: number;
  readonly isOver?: () => boolean;
}

/** The longest that the reading process would be given. */
const longestMs = 30_000;

/** Lets a reader read changed files: each is read, or refused with an error of the catalogue, in time. Each file follows from its own seed. */
export async function fuzzReader(reader: FuzzedReader, { count, seed, from = 0, isOver = () => false }: ReaderPlan): Promise<ReaderReport> {
  const outcomes: Record<string, number> = {};
  const breaches: ReaderReport["breaches"][number][] = [];
  let slowestMs = 0;
  let mutants = 0;
  const begin = performance.now();
  const cpu = processorOfAll();
  for (; mutants < count && !isOver(); mutants++) {
    const own = seed * 1_000_003 + from + mutants;
    const bytes = reader.make(seededRandom(own));
    const first = await readOnce(reader, bytes);
    // Once more, since a machine that does other things as well may have let it wait.
    const { thrown, tookMs } = first.tookMs > longestMs ? await readOnce(reader, bytes) : first;
    slowestMs = Math.max(slowestMs, tookMs);
    const outcome = thrown === null ? "read" : isRapporteurError(thrown) ? thrown.code : "unforeseen";
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const what = outcome === "unforeseen" ? String(thrown) : tookMs > longestMs ? `it took ${Math.round(tookMs)} ms` : null;
    if (what !== null) breaches.push({ seed: own, what, base64: Buffer.from(bytes).toString("base64") });
  }
  const cpuMs = processorOfAll() - cpu;
  return { name: reader.name, from, mutants, outcomes, slowestMs, tookMs: performance.now() - begin, cpuMs, breaches };
}

async function readOnce(reader: FuzzedReader, bytes: Uint8Array): Promise<{ readonly thrown: unknown; readonly tookMs: number }> {
  const start = performance.now();
  const thrown: unknown = await reader.read(bytes).then(
    () => null,
    (problem: unknown) => problem,
  );
  return { thrown, tookMs: performance.now() - start };
}

function together(one: ReaderReport, other: ReaderReport): ReaderReport {
  const codes = new Set([...Object.keys(one.outcomes), ...Object.keys(other.outcomes)]);
  return {
    name: one.name,
    from: one.from,
    mutants: one.mutants + other.mutants,
    outcomes: Object.fromEntries([...codes].map((code) => [code, (one.outcomes[code] ?? 0) + (other.outcomes[code] ?? 0)])),
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
    tookMs: one.tookMs + other.tookMs,
    cpuMs: one.cpuMs + other.cpuMs,
    breaches: [...one.breaches, ...other.breaches],
  };
}

/** Readers of a thousand files a second and of twenty have turns of about this long. */
const turnMs = 5_000;
const mostATurn = 2_000;

/**
 * Lets all of these readers read so many changed files each, in turns of a few seconds: ended early, each has had about the same time.
 *
 * @param told of each breach when it is found, and after each round of turns
 */
export async function fuzzReaders(
  readers: readonly FuzzedReader[],
  plan: ReaderPlan & { readonly onReport?: (report: ReaderReport) => void; readonly onRound?: (reports: readonly ReaderReport[]) => void },
): Promise<ReaderReport[]> {
  const { count, from = 0, isOver = () => false, onReport, onRound } = plan;
  const reports = new Map<string, ReaderReport>();
  const isDone = ({ name }: FuzzedReader): boolean => (reports.get(name)?.mutants ?? 0) >= count;
  while (!isOver() && !readers.every(isDone)) {
    for (const reader of readers.filter((one) => !isDone(one))) {
      if (isOver()) break;
      const known = reports.get(reader.name);
      const pace = known === undefined ? 0.01 : known.mutants / known.tookMs;
      const turn = Math.min(mostATurn, Math.max(20, Math.round(pace * turnMs)), count - (known?.mutants ?? 0));
      const report = await fuzzReader(reader, { ...plan, count: turn, from: from + (known?.mutants ?? 0) });
      onReport?.(report);
      reports.set(reader.name, known === undefined ? report : together(known, report));
    }
    onRound?.([...reports.values()]);
  }
  return [...reports.values()];
}
