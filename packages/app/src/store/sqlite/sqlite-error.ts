import { type ErrorCode, type ErrorDetails, RapporteurError } from "@rapporteur/core/base";

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

/** Turns what SQLite throws into an error of the catalogue where there is one for it; anything else is left as it is. */
function from(problem: unknown, location: string): unknown {
  if (!(problem instanceof Error) || !("errcode" in problem) || typeof problem.errcode !== "number") return problem;
  const code = codes[problem.errcode & 0xff];
  if (code === undefined) return problem;
  const details: ErrorDetails = { location, path: location, reason: problem.message };
  return new RapporteurError(code, details, { cause: problem });
}

export const sqliteError = {
  from,
  noLibrary: (path: string): RapporteurError => new RapporteurError("RAP_STORE_NO_LIBRARY", { path }),
};
