import { InvalidArgumentError, Option, type Command } from "commander";
import type { OptionSpec, OptionSpecs } from "../../contract/option-spec.ts";
import { readOption } from "../../analysis/input/read-options.ts";

export interface FlagChoice<Name extends string> {
  /** Only these; all unless told. */
  readonly only?: readonly Name[];
  /** Without which the command does nothing. */
  readonly mandatory?: readonly Name[];
}

/** Adds the options of an analysis to its command, as flags of the same names. What they were given stands under those names, too. */
export function addAnalysisFlags<Specs extends OptionSpecs>(command: Command, specs: Specs, choice: FlagChoice<keyof Specs & string> = {}): Command {
  const mandatory = new Set<string>(choice.mandatory);
  for (const [name, spec] of Object.entries<OptionSpec>(specs)) {
    if (choice.only?.includes(name) === false) continue;
    for (const option of flagsOf(name, spec)) command.addOption(mandatory.has(name) ? option.makeOptionMandatory() : option);
  }
  return command;
}

/** One flag; of yes and no without a default, two. */
function flagsOf(name: string, spec: OptionSpec): Option[] {
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (spec.kind === "flag") {
    const own = new Option(`--${dashed}`, spec.says);
    return spec.fallback === undefined ? [own, new Option(`--no-${dashed}`, `leave ${dashed} out`)] : [own];
  }
  const option = new Option(`--${dashed} <${spec.takes ?? (spec.kind === "choice" ? name : takenBy[spec.kind])}>`, spec.says);
  if (spec.kind === "choice") option.choices(spec.choices);
  else option.argParser((text: string) => parsed(spec, text));
  if ("fallback" in spec && spec.fallback !== "") option.default(spec.fallback);
  return [option];
}

const takenBy = { text: "text", number: "n", pair: "a,b", day: "date" } as const;

function parsed(spec: OptionSpec, text: string): unknown {
  const read = readOption(spec, text, false);
  if ("must" in read) throw new InvalidArgumentError(read.must);
  return read.value;
}
