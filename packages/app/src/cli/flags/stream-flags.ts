import { type Command, Option } from "commander";
import { wholeNumber } from "./whole-number.ts";

/** What `read --jsonl` was asked for. */
export interface StreamFlags {
  readonly jsonl?: boolean;
  readonly rows?: "readouts" | "statements";
  readonly done?: string;
  readonly urls?: boolean;
  readonly workers?: number;
  readonly out?: string;
}

/** Adds the options of streams. */
export function addStreamOptions(command: Command): Command {
  return command
    .addOption(new Option("--jsonl", "read a stream of documents, one JSON object a line").conflicts(["format", "reviewed", "all"]))
    .addOption(new Option("--rows <kind>", "with --jsonl: what to write, a line each; readouts unless told").choices(["readouts", "statements"]))
    .option("--done <file>", "with --jsonl: leave out the ids in this file, an earlier output or one id a line")
    .option("--urls", "with --jsonl: fetch addresses too, from public ones only")
    .option("--workers <n>", "with --jsonl: processes that read; one a processor unless told", wholeNumber(1, 256));
}
