import { Option, type Command } from "commander";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { networkOptionName, networkOptionNames, type NetworkOptionName, type RawOptions } from "@rapporteur/engines/network";
import { networkEngineOptions as engineOptions } from "../../contract/analysis-options.ts";

const repeated = new Set<string>(["exclude", "only", "excludeAuthors", "excludeSources", "excludeSections", "excludeTypes"]);
const flags = new Set<string>(engineOptions.filter(([, takes]) => takes.startsWith("[")).map(([name]) => name));

/** "--window-size", and "--type" for the one whose usual name is short. */
function flagOf(name: string): string {
  return name === "networkType"
    ? "--type"
    : `--${name
        .replace(/([a-z])([A-Z0-9])/g, "$1-$2")
        .replace(/-(\d)/g, "$1")
        .toLowerCase()}`;
}

/** Adds the engine's options to a command, under our names and DNA's. */
export function addNetworkOptions(command: Command): Command {
  for (const [name, takes, help] of engineOptions) {
    const option = new Option(`${flagOf(name)} ${takes}`, help);
    if (help === "") option.hideHelp();
    if (repeated.has(name)) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (args) => parse(ourFlags(args, command));
  return command;
}

/** What the engine was told. */
export function rawNetworkOptions(given: Readonly<Record<string, unknown>>): RawOptions {
  return Object.fromEntries(engineOptions.map(([name]) => [name, given[attributeOf(name)] as RawOptions[string]]));
}

function attributeOf(name: string): string {
  return name === "networkType" ? "type" : name;
}

const yesOrNo = /^(?:yes|no|true|false|on|off|0|1)$/i;

/** A command line with our flags in the place of DNA's ("--qualifierAggregation", "--time-window"), and with yes for flags that stand alone. */
function ourFlags(args: readonly string[], command: Command): string[] {
  const ours: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (word === "--") return [...ours, ...args.slice(at)];
    const [, written, value] = /^(--[^=\s]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const name = written === undefined ? null : optionOf(written, command);
    if (name === null) ours.push(word);
    else if (value !== undefined) ours.push(`${flagOf(name)}=${value}`);
    else if (!flags.has(name)) ours.push(flagOf(name));
    else ours.push(`${flagOf(name)}=${yesOrNo.test(args[at + 1] ?? "") ? args[++at] : "yes"}`);
  }
  return ours;
}

/** The engine's option behind a flag; null for the command's own. */
function optionOf(written: string, command: Command): NetworkOptionName | null {
  const own = command.options.find(({ long }) => long === written);
  const name = networkOptionName(written);
  if (name !== null && (own === undefined || flagOf(name) === written)) return name;
  if (own !== undefined || written === "--help") return null;
  const flagNames = command.options.filter(({ hidden }) => !hidden).map(({ long }) => long ?? "");
  const near = nearestName(written, [
    ...flagNames,
    ...Object.entries(networkOptionNames).flatMap(([ours, aliases]) => [ours, ...aliases].map((alias) => `--${alias}`)),
  ]);
  if (near === null) return null;
  throw new RapporteurError("RAP_NETWORK_OPTION", { option: "an option", value: written, cure: `did you mean ${near}?` });
}
