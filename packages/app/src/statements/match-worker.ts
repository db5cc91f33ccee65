import { serveTasks } from "@rapporteur/reader/sources";
import { checkPattern } from "./check-pattern.ts";

/* A process that runs patterns over the texts it is sent. The other side ends it when its time is up. */

export interface MatchTask {
  readonly pattern: string;
  readonly isCaseSensitive: boolean;
  readonly text: string;
  /** Most matches. */
  readonly limit: number;
  readonly mostMs: number;
}

/** The pattern of the last text: a search sends one text after the other. */
let last = { key: "", compiled: checkPattern("") };

serveTasks(async (given, begin): Promise<[number, number][]> => {
  const { pattern, isCaseSensitive, text, limit, mostMs } = given as MatchTask;
  begin(mostMs);
  const key = `${isCaseSensitive} ${pattern}`;
  if (last.key !== key) last = { key, compiled: checkPattern(pattern, isCaseSensitive) };
  const matcher = last.compiled.matcher(text);
  const found: [number, number][] = [];
  while (found.length < limit && matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
  return found;
});
