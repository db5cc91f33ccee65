import { RapporteurError } from "@rapporteur/core/base";

/** Why a port cannot be listened on, in the catalogue's words: RAP_HTTP_PORT_BUSY, RAP_HTTP_PORT_FORBIDDEN; anything else as it was thrown. */
export function portError(thrown: unknown, port: number, flag = "--port"): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return new RapporteurError("RAP_HTTP_PORT_BUSY", { port, flag }, { cause: thrown });
  if (code === "EACCES") return new RapporteurError("RAP_HTTP_PORT_FORBIDDEN", { port, flag }, { cause: thrown });
  return thrown;
}
