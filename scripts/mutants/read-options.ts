import { parseArgs } from "node:util";

export interface MutantOptions {
  readonly folders: readonly string[];
  readonly count: number;
  readonly seed: number;
  /** Only test files below one of these count. */
  readonly tests: readonly string[];
  /** A pattern of the paths of test files that do not count; "" for none. */
  readonly without: string;
  /** A pattern of the names of tests that are left out; "" for none. */
  readonly skip: string;
  /** How many test files a mutant has at most. */
  readonly most: number;
  /** How many of the nearest test files are looked at to find them. */
  readonly look: number;
  readonly limitMs: number;
  readonly json: string | null;
  /** The outcome of a run, whose survivors are tried again. */
  readonly survivors: string | null;
  /** Where it is kept which tests enter which functions. */
  readonly measures: string | null;
  readonly isList: boolean;
}

export const usage = `npm run -s mutants -- --in FOLDER [--in FOLDER …] [--count 60] [--seed 1]
  --in FOLDER      sources to change, below the checkout
  --count N        how many changes, spread over the files by how many places each has
  --seed N         the same seed draws the same changes
  --tests FOLDER   only tests below it, which may be given several times
  --without PATTERN  no test files whose paths match
  --skip PATTERN   without tests whose names match
  --most N         the N nearest test files of those that enter the function (6)
  --look N         of the N nearest that use its file (20)
  --limit SECONDS  for a run, added to three times what it takes unchanged (60)
  --json FILE      every change and what became of it
  --survivors FILE those that no test noticed in a run with --json, again
  --measures FILE  keeps which tests enter which functions of the sources, for the next run
  --list           prints what would be changed, and runs nothing
`;

/** @returns null where the arguments cannot be read */
export function readOptions(args: readonly string[]): MutantOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        in: { type: "string", multiple: true, default: [] },
        count: { type: "string", default: "60" },
        seed: { type: "string", default: "1" },
        tests: { type: "string", multiple: true, default: [""] },
        without: { type: "string", default: "" },
        skip: { type: "string", default: "" },
        most: { type: "string", default: "6" },
        look: { type: "string", default: "20" },
        limit: { type: "string", default: "60" },
        json: { type: "string" },
        survivors: { type: "string" },
        measures: { type: "string" },
        list: { type: "boolean", default: false },
      },
    });
    const [count, seed, most, look, limit] = [values.count, values.seed, values.most, values.look, values.limit].map(Number);
    const numbers = { count: count ?? 0, seed: seed ?? 0, most: most ?? 0, look: look ?? 0, limitMs: 1000 * (limit ?? 0) };
    if (values.in.length === 0 || !Object.values(numbers).every((one) => Number.isInteger(one) && one > 0)) return null;
    const { tests, without, skip, json = null, survivors = null, measures = null } = values;
    return { ...numbers, folders: values.in, tests, without, skip, json, survivors, measures, isList: values.list };
  } catch {
    return null;
  }
}
