import { wilsonInterval } from "../../packages/core/src/base/index.ts";
import type { Verdict } from "./judge-mutants.ts";
import { type Mutant, mutantKinds } from "./mutant.ts";

/** Tables by package and by kind, and the mutants that no test noticed. */
export function reportMutants(verdicts: readonly Verdict[]): string {
  const places = [...new Set(verdicts.map(({ mutant }) => placeOf(mutant)))].sort();
  const kinds = mutantKinds.filter((kind) => verdicts.some(({ mutant }) => mutant.kind === kind));
  return [
    row("", ["killed", "survived", "no test", "share killed, 95 % interval"]),
    ...places.map((place) =>
      countsRow(
        place,
        verdicts.filter(({ mutant }) => placeOf(mutant) === place),
      ),
    ),
    "",
    ...kinds.map((kind) =>
      countsRow(
        kind,
        verdicts.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    "",
    countsRow("all", verdicts),
    ...listOf("Survived", verdicts, "survived"),
    ...listOf("No test enters the function", verdicts, "no test"),
    "",
    "A mutant that does the same as the source cannot be killed, nor told apart from one that no test notices: look at each.",
    "",
  ].join("\n");
}

/** packages/engines/src/network/… is of engines/network. */
function placeOf({ file }: Mutant): string {
  return file
    .replace(/^packages\//, "")
    .replace(/\/src\//, "/")
    .split("/")
    .slice(0, 2)
    .join("/");
}

function countsRow(name: string, verdicts: readonly Verdict[]): string {
  const counts = (["killed", "survived", "no test"] as const).map((outcome) => verdicts.filter((one) => one.outcome === outcome).length);
  const [killed = 0] = counts;
  if (verdicts.length === 0) return row(name, ["0", "0", "0", ""]);
  const [low, high] = wilsonInterval(killed, verdicts.length);
  return row(name, [...counts.map(String), `${percent(killed / verdicts.length)} (${percent(low)} to ${percent(high)})`]);
}

function row(name: string, [killed = "", survived = "", none = "", share = ""]: readonly string[]): string {
  return `${name.padEnd(24)}${killed.padStart(8)}${survived.padStart(10)}${none.padStart(9)}  ${share}`.trimEnd();
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function listOf(title: string, verdicts: readonly Verdict[], outcome: Verdict["outcome"]): string[] {
  const listed = verdicts.filter((one) => one.outcome === outcome);
  return listed.length === 0 ? [] : ["", `${title}:`, ...listed.map(({ mutant }) => `  ${describeMutant(mutant)}`)];
}

/** One line: where, and what becomes what. */
export function describeMutant({ file, line, kind, before, after }: Mutant): string {
  const short = (text: string): string => {
    const flat = text.replace(/\s+/g, " ").trim();
    return flat.length > 90 ? `${flat.slice(0, 89)}…` : flat;
  };
  return `${file}:${line} ${kind}: ${short(before)} → ${after === "" ? "(nothing)" : short(after)}`;
}
