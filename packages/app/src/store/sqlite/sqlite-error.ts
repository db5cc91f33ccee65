import { type ErrorCode, type ErrorDetails, RapporteurError } from "@rapporteur/core/base";
import { hasRoomBeside } from "../has-room.ts";

/** SQLite's primary result codes that a user can do something about. */
const codes: Readonly<Record<number, ErrorCode>> = {
  5: "RAP_STORE_BUSY",
  8: "RAP_STORE_READ_ONLY",
  10: "RAP_STORE_DISK",
  11: "RAP_STORE_DAMAGED",
  13: "RAP_STORE_FULL",
  14: "RAP_STORE_READ_ONLY",
  26: "RAP_STORE_NO_LIBRARY",
};

/** What SQLite also says where it cannot make its log or make its files longer since the disk is full. */
const mayBeFull: ReadonlySet<number> = new Set([8, 10, 14]);

/** Turns what SQLite throws into an error of the catalogue where there is one for it; anything else is left as it is. */
function from(problem: unknown, location: string): unknown {
  if (!(problem instanceof Error) || !("errcode" in problem) || typeof problem.errcode !== "number") return problem;
  const primary = problem.errcode & 0xff;
  const code = mayBeFull.has(primary) && !hasRoomBeside(location) ? "RAP_STORE_FULL" : codes[primary];
  if (code === undefined) return problem;
  const details: ErrorDetails = { location, path: location, reason: problem.message };
  return new RapporteurError(code, details, { cause: problem });
}

export const sqliteError = {
  from,
  /** @param what what is in it */
  strange: (path: string, what: string): RapporteurError => new RapporteurError("RAP_STORE_STRANGE", { location: path, what }),
  noLibrary: (path: string): RapporteurError => new RapporteurError("RAP_STORE_NO_LIBRARY", { path }),
};
