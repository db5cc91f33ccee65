import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Figure, Measure, MeasureOptions } from "./figure.ts";
import { nearestName } from "../packages/core/src/base/nearest.ts";

/*
 * `npm run -s eval -- NAME` and `npm run -s bench -- NAME`: a file NAME.ts of the folder that exports `measure` is run and
 * its figures are printed. Without a name every one is run.
 */

/** Runs the named figures of a folder. Returns 0, 1 where `--check` finds a missed must, 2 for wrong usage. */
export async function runFigures(kind: "eval" | "bench", folder: URL, args: readonly string[]): Promise<0 | 1 | 2> {
  const known = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && /^export (?:async function|const) measure\b/m.test(readFileSync(new URL(name, folder), "utf8")))
    .map((name) => name.slice(0, -3))
    .sort();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage(kind, known));
    return 0;
  }
  const { names, options, json, check } = parse(args);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    process.stderr.write(`no ${kind} is called ${unknown}; ${nearest === null ? `there are: ${known.join(", ")}` : `did you mean ${nearest}?`}\n`);
    return 2;
  }
  const figures: Figure[] = [];
  for (const name of names.length > 0 ? names : known) {
    const module = (await import(new URL(`${name}.ts`, folder).href)) as { measure: Measure };
    figures.push(...(await module.measure(options)));
  }
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
  return check && figures.some(isMissed) ? 1 : 0;
}

const usage = (kind: string, known: readonly string[]): string =>
  `npm run -s ${kind} -- [NAME …] [--json] [--check] [--data FOLDER]

Prints figures with n, data and what they are compared with. Names: ${known.join(", ")}.
Without a name all are measured, which takes a long time. --check ends with 1 where a bound is missed.

  npm run -s ${kind} -- ${known[0] ?? "NAME"} --json
`;

function parse(args: readonly string[]): { names: string[]; options: MeasureOptions; json: boolean; check: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { json: { type: "boolean" }, check: { type: "boolean" }, data: { type: "string" } },
  });
  const names: string[] = [];
  const rest: Record<string, string> = {};
  let pending: string | null = null;
  for (const [name, value] of Object.entries(values)) if (!["json", "check", "data"].includes(name)) rest[name] = String(value);
  for (const positional of positionals) {
    // parseArgs in its lax mode hands "--runs 5" over as a flag and a word; join them again.
    pending = Object.keys(rest).find((name) => rest[name] === "true" && args[args.indexOf(`--${name}`) + 1] === positional) ?? null;
    if (pending === null) names.push(positional);
    else rest[pending] = positional;
  }
  const data = typeof values["data"] === "string" ? { data: values["data"] } : {};
  return { names, options: { ...data, options: rest }, json: values["json"] === true, check: values["check"] === true };
}

function isMissed({ value, must, better }: Figure): boolean {
  if (must === null) return false;
  return Number.isNaN(value) || (better === "higher" ? value < must : value > must);
}

const number = (value: number | null): string =>
  value === null ? "" : Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) < 1 ? 3 : 2);

function table(figures: readonly Figure[]): string {
  const head = ["figure", "value", "unit", "must", "aim", "n", "data", "compared with"];
  const rows = figures.map((figure) => [
    figure.name,
    `${number(figure.value)}${isMissed(figure) ? " ✗" : ""}`,
    figure.unit,
    figure.must === null ? "" : `${figure.better === "higher" ? "≥" : "≤"} ${number(figure.must)}`,
    number(figure.aim),
    String(figure.n),
    figure.data,
    figure.comparison ?? "",
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column >= 1 && column <= 5 && column !== 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n")}\n`;
}
