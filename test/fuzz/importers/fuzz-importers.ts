import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openImport } from "../../../packages/app/src/analysis/import/import-source.ts";
import type { ImportOutcome } from "../../../packages/app/src/jobs/import-with-progress.ts";
import { openDocumentTable } from "../../../packages/app/src/jobs/metadata/open-document-table.ts";
import { rowsOfSource, tellStatementSource } from "../../../packages/app/src/analysis/input/open-statements.ts";
import { errorCatalogue } from "../../../packages/core/src/base/error-catalogue.ts";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import { processorMs } from "../../../packages/reader/src/sources/child/processor-time.ts";
import { residentMb } from "../../../packages/reader/src/sources/child/resident-memory.ts";
import { runCommand } from "../../support/run-command.ts";
import { importedFiles, type ImportedFile } from "./imported-files.ts";

export interface ImportReport {
  readonly files: number;
  /** How often a format was taken in, or refused with which code. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly slowest: { readonly name: string; readonly ms: number };
  /** The most that one of the processes which read held, in megabytes; null where this system does not tell. */
  readonly readersMb: number | null;
  readonly breaches: readonly { readonly name: string; readonly seed: number; readonly what: string; readonly base64: string }[];
}

export interface ImportPlan {
  readonly count: number;
  readonly seed: number;
  readonly formats?: readonly ImportedFile[];
  readonly isOver?: () => boolean;
  /** Told each breach when it is found, and each hundred files: what is ended from without keeps what it found. */
  readonly say?: (line: string) => void;
}

/** The longest that a file may take of the processor, and the most that a process which reads may hold. */
const [longestMs, mostMb] = [30_000, 640];
/** So many files come into one library. */
const filesOfLibrary = 100;

/**
 * Imports changed files of every format in turn by the command, each beside a whole one: each is taken in, or refused with an error of the catalogue, in time and
 * memory; what is left out is told; the whole one comes in. Each file follows from its own seed.
 */
export async function fuzzImporters({
  count,
  seed,
  formats = importedFiles,
  isOver = () => false,
  say = () => {},
}: ImportPlan): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-import-"));
  const outcomes: Record<string, Record<string, number>> = {};
  const breaches: ImportReport["breaches"][number][] = [];
  let slowest = { name: "", ms: 0 };
  let files = 0;
  const watch = watchReaders();
  try {
    // The processes that read start with the first file.
    await importOne({
      folder,
      library: join(folder, "first.rapporteur"),
      format: startsReaders,
      bytes: Buffer.from("A first text.\n"),
      number: -1,
      watch,
    });
    for (; files < count && !isOver(); files++) {
      const format = formats[files % formats.length];
      if (format === undefined) break;
      const own = seed * 1_000_003 + files;
      const bytes = format.make(seededRandom(own));
      const library = join(folder, `${Math.floor(files / filesOfLibrary)}.rapporteur`);
      const { outcome, problems, ms } = await importOne({ folder, library, format, bytes, number: files, watch });
      const counts = (outcomes[format.name] ??= {});
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (ms > slowest.ms) slowest = { name: format.name, ms };
      for (const what of problems) {
        breaches.push({ name: format.name, seed: own, what, base64: Buffer.from(bytes).toString("base64") });
        say(JSON.stringify(breaches.at(-1)));
      }
      if ((files + 1) % filesOfLibrary === 0) say(`${files + 1} files, ${breaches.length} breaches`);
    }
  } finally {
    watch.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const readersMb = watch.mostMb();
  if (readersMb !== null && readersMb > mostMb) breaches.push({ name: "", seed, what: `a process that reads held ${readersMb} MB`, base64: "" });
  return { files, outcomes, slowest, readersMb, breaches };
}

const startsReaders: ImportedFile = { name: "text", file: "a.txt", whole: [], make: () => Buffer.alloc(0) };

interface Tried {
  readonly watch: Watch;
  readonly folder: string;
  readonly library: string;
  readonly format: ImportedFile;
  readonly bytes: Uint8Array;
  readonly number: number;
}

async function importOne({ folder, library, format, bytes, number, watch }: Tried): Promise<{ outcome: string; problems: string[]; ms: number }> {
  const place = mkdtempSync(join(folder, "file-"));
  for (const [name, text] of Object.entries(format.besides ?? {})) writeFileSync(join(place, name), text);
  const path = join(place, format.file);
  writeFileSync(path, bytes);
  const whole = join(place, "whole.txt");
  writeFileSync(whole, `Report ${number}. Ministers will meet on day ${number}, and they are likely to agree on most of what was left open.\n`);
  const before = watch.processorMs();
  const ran = await runCommand(["import", path, whole, "--no-code", "--json", "--library", library]).catch((thrown: unknown) => thrown);
  const ms = Math.round(watch.processorMs() - before);
  const problems = ms > longestMs ? [`it took ${ms} ms of the processor`] : [];
  if (typeof ran !== "object" || ran === null || !("out" in ran) || typeof ran.out !== "string" || !("err" in ran))
    return { outcome: "thrown", problems: [...problems, `the command threw ${String(ran)}`], ms };
  const told = outcomeIn(ran.out);
  if (told === null) return { outcome: "ended", problems: [...problems, `the batch ended: ${String(ran.err).slice(0, 300)}`], ms };
  const statements = await statementsIn(path);
  rmSync(place, { recursive: true, force: true });
  return { outcome: told.failures[0]?.code ?? "read", problems: [...problems, ...problemsOf(told, statements)], ms };
}

function outcomeIn(out: string): ImportOutcome | null {
  try {
    return JSON.parse(out);
  } catch {
    return null;
  }
}

/** How many statements are in a file that is opened as statements; null where it is not. */
async function statementsIn(path: string): Promise<number | null> {
  try {
    const kind = await tellStatementSource(path);
    if (kind === "document" || kind === "readout") return null;
    const table = await rowsOfSource(path, {});
    if (table !== null && openDocumentTable(table.rows, path, {}) !== null) return null;
    return (await openImport(path)).opened.table.length;
  } catch {
    return null;
  }
}

/** What an import says that it must not, and what it does not say. */
export function problemsOf({ added, known, passedOver, notes, statements, failures }: ImportOutcome, opened: number | null): string[] {
  const problems: string[] = [];
  const words = [...notes, ...statements.losses, ...failures.map(({ message }) => message)];
  for (const { code } of failures) if (!(code in errorCatalogue)) problems.push(`${code} is not in the catalogue`);
  for (const one of words)
    if (/\n\s+at |(?<!received )\bundefined\b|\[object |node:internal/.test(one)) problems.push(`it says “${one.slice(0, 200)}”`);
  if (failures.some(({ label }) => label.includes("whole.txt"))) problems.push("the whole file beside it was refused");
  const taken = added + known + passedOver + notes.length + failures.length + statements.added + statements.known + statements.losses.length;
  if (taken < 2) problems.push("nothing is said of the file");
  const left = statements.losses.reduce((sum, loss) => sum + Number(/(\d+) statements are left out/.exec(loss)?.[1] ?? 0), 0);
  const isCounted = opened === null || failures.some(({ label }) => !label.includes("whole.txt"));
  if (!isCounted && statements.added + statements.known + left !== opened)
    problems.push(`${opened} statements are in it, ${statements.added} came in, ${statements.known} were known, ${left} are told to be left out`);
  return problems;
}

/** What this process and those that it has started take. */
interface Watch {
  /** Of the processor, so far. */
  readonly processorMs: () => number;
  readonly mostMb: () => number | null;
  readonly stop: () => void;
}

function watchReaders(): Watch {
  let most: number | null = null;
  const computed = new Map<number, number>();
  const look = (): void => {
    for (const pid of childrenOf(process.pid)) {
      most = Math.max(most ?? 0, Math.round(residentMb(pid) ?? 0));
      computed.set(pid, processorMs(pid) ?? computed.get(pid) ?? 0);
    }
  };
  const timer = setInterval(look, 50);
  const all = (): number => {
    look();
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + [...computed.values()].reduce((sum, ms) => sum + ms, 0);
  };
  return { processorMs: all, mostMb: () => most, stop: () => clearInterval(timer) };
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number));
  } catch {
    return [];
  }
}
