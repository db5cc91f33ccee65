import { type ErrorCode, isRapporteurError, RapporteurError } from "@rapporteur/core/base";

/** PostgreSQL's codes, or the system's, that a user can do something about; two letters stand for a class. */
const codes: Readonly<Record<string, ErrorCode>> = {
  "08": "RAP_STORE_UNREACHABLE",
  "28": "RAP_STORE_UNREACHABLE",
  "57P01": "RAP_STORE_UNREACHABLE",
  "57P02": "RAP_STORE_UNREACHABLE",
  "57P03": "RAP_STORE_UNREACHABLE",
  "57P05": "RAP_STORE_UNREACHABLE",
  "3D000": "RAP_STORE_UNREACHABLE",
  "53300": "RAP_STORE_UNREACHABLE",
  "53100": "RAP_STORE_FULL",
  "25006": "RAP_STORE_READ_ONLY",
  "42501": "RAP_STORE_READ_ONLY",
  XX001: "RAP_STORE_DAMAGED",
  XX002: "RAP_STORE_DAMAGED",
};

const system = /^(?:ECONN\w+|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|ENOENT|EACCES)$/;
/** What the driver throws without a code when a connection goes or none can be had. */
const lost =
  /connection terminated|connection error|timeout exceeded when trying to connect|not queryable|server closed the connection|driver has already been destroyed/i;

function codeOf(problem: unknown): string {
  return problem instanceof Error && "code" in problem && typeof problem.code === "string" ? problem.code : "";
}

/** Turns what the database or its driver throws into an error of the catalogue where there is one for it. */
export function postgresError(problem: unknown, location: string): unknown {
  if (isRapporteurError(problem) || !(problem instanceof Error)) return problem;
  const code = codeOf(problem);
  const isLost = code === "" ? lost.test(problem.message) : system.test(code);
  const entry: ErrorCode | undefined = isLost ? "RAP_STORE_UNREACHABLE" : (codes[code] ?? codes[code.slice(0, 2)]);
  if (entry === undefined) return problem;
  // Several addresses of one host give an error whose own message is empty.
  const reason = problem.message !== "" ? problem.message : code;
  return new RapporteurError(entry, { location, reason }, { cause: problem });
}
