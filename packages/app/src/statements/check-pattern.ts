import { RE2JS } from "re2js";
import { RapporteurError } from "@rapporteur/core/base";

/** A regular expression of RE2. @throws RAP_LIBRARY_PATTERN */
export function checkPattern(pattern: string, isCaseSensitive = true): RE2JS {
  try {
    return RE2JS.compile(pattern, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (cause) {
    throw new RapporteurError("RAP_LIBRARY_PATTERN", { pattern, problem: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}
