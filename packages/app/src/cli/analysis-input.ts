import { Option, type Command } from "commander";
import type { ReviewBasis } from "@rapporteur/core/model";
import { openAudit, scoreAudit, type Trust } from "../analysis/agreement/audit.ts";
import { printableOutput } from "../present/text/terminal.ts";
import type { CommandIo } from "./io.ts";
import { addLibraryOptions } from "./flags/library-flags.ts";
import { addCsvOptions } from "./statement-sources.ts";
import { trustSentence } from "./trust-text.ts";

/** Options that every analysis takes. */
export interface AnalysisFlags {
  readonly drafts?: boolean;
  readonly json?: boolean;
  /** Path of an audit that a person filled in. */
  readonly audit?: string;
}

/** Adds the sources and the common options to an analysis command. */
export function analysisCommand(command: Command): Command {
  const taken = command
    .argument("[source...]", "readouts (.json), .dna, .csv, .jsonl, tables (.parquet or their folder), or documents to read")
    .addOption(new Option("--drafts", "count machine drafts too, not accepted statements alone"))
    .option("--audit <file>", "an audit of yours; its precision and recall are printed beside the figures")
    .option("--json", "print JSON");
  return addCsvOptions(addLibraryOptions(taken));
}

/** What every figure says of itself: how many statements, and the share no person has reviewed. */
export function basisSentence({ statements, reviewed, unreviewedShare }: ReviewBasis): string {
  if (statements === 0) return "No statements support this.";
  const share = Math.round((unreviewedShare ?? 0) * 100);
  return `Based on ${statements} ${statements === 1 ? "statement" : "statements"}; ${statements - reviewed} of them (${share} %) not reviewed by a person.`;
}

/** What reviews and an audit say of the drafts of one type, for the foot of a figure; nothing where nobody looked. */
export async function trustNotes(type: string, flags: AnalysisFlags, trust: readonly Trust[]): Promise<string[]> {
  if (flags.audit !== undefined) {
    const audited = scoreAudit(await openAudit(flags.audit)).trust.find((one) => one.type === type);
    return audited === undefined ? [] : [trustSentence(audited)];
  }
  const reviewed = trust.find((one) => one.type === type);
  return reviewed === undefined || reviewed.precision === null ? [] : [`By your own reviews: ${trustSentence(reviewed)}`];
}

/** Prints a result: as JSON, or as text with an empty line behind it. */
export function printResult(io: CommandIo, flags: AnalysisFlags, result: { readonly json: unknown; readonly text: () => string }): void {
  io.stdout.write(flags.json === true ? `${JSON.stringify(result.json, jsonValue, 2)}\n` : `${printableOutput(result.text())}\n`);
}

/** Typed arrays and sets as arrays; functions left out. */
function jsonValue(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as ArrayLike<number>);
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return Object.fromEntries(value);
  return typeof value === "function" ? undefined : value;
}
