import { Option, type Command } from "commander";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import {
  aggregations,
  duplicateRules,
  kernelNames,
  networkOptionName,
  networkOptionNames,
  normalizations,
  timeUnits,
  type NetworkOptionName,
  type RawOptions,
} from "../analysis/network/network-request.ts";

/** Options of the engine, in the order of help: name, what it takes, what it does. Choices are checked by the engine, which knows DNA's words for them. */
const engineOptions: readonly (readonly [name: NetworkOptionName, takes: string, help: string])[] = [
  ["networkType", "<type>", "onemode (default), twomode, eventlist"],
  ["statementType", "<name>", "statements of one type alone"],
  ["variable1", "<name>", "the rows: speaker or organization unless told; document:author and its like are fields of the document"],
  ["variable1Document", "[yes|no]", "variable1 is a field of the document"],
  ["variable2", "<name>", "the columns, or what ties rows: concept unless told"],
  ["variable2Document", "[yes|no]", "variable2 is a field of the document"],
  ["qualifier", "<name>", "agreement unless told; none for none"],
  ["qualifierDocument", "[yes|no]", "the qualifier is a field of the document"],
  ["aggregation", "<how>", `${aggregations.join(", ")}; subtract where the qualifier is a number or yes and no`],
  ["normalization", "<how>", normalizations.join(", ")],
  ["duplicates", "<rule>", `${duplicateRules.join(", ")}; document unless told`],
  ["isolates", "[yes|no]", "keep labels whose statements were filtered out"],
  ["from", "<date>", "first day, YYYY-MM-DD"],
  ["to", "<date>", "last day"],
  ["startTime", "<time>", "time of day on the first day"],
  ["stopTime", "<time>", "time of day on the last day"],
  ["exclude", "<field=value>", "drop statements with that value; again for more"],
  ["only", "<field=value>", "keep statements with that value alone; again for more"],
  ["invertValues", "[yes|no]", "--exclude keeps what it names"],
  ["excludeAuthors", "<name>", "drop documents of that author; also sources, sections, types"],
  ["excludeSources", "<name>", ""],
  ["excludeSections", "<name>", ""],
  ["excludeTypes", "<name>", ""],
  ["invertAuthors", "[yes|no]", "--exclude-authors keeps what it names; also sources, sections, types"],
  ["invertSources", "[yes|no]", ""],
  ["invertSections", "[yes|no]", ""],
  ["invertTypes", "[yes|no]", ""],
  ["windows", "<unit>", `one network for each stretch of time: ${timeUnits.join(", ")}`],
  ["windowSize", "<n>", "length of a window, or width of a kernel, in units; 1 unless told"],
  ["step", "<n>", "units from one window to the next; 1 unless told"],
  ["kernel", "<name>", `weigh statements by distance from each centre: ${kernelNames.join(", ")}`],
  ["indent", "[yes|no]", "keep windows inside the range; yes unless told"],
  ["scale", "<low:high>", "ends of a numeric qualifier"],
  ["review", "<states>", "review states that count, such as accepted,draft"],
  ["weekRule", "<iso|us>", "whose weeks the week rule counts when it follows DNA"],
  ["compatible", "<version>", "follow DNA, quirks included: dna-3.1"],
];

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
