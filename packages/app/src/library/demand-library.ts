import { statSync } from "node:fs";
import { RapporteurError } from "@rapporteur/core/base";
import { isDatabaseAddress } from "../store/open-store.ts";

/**
 * Refuses a path where no library is, for what only reads one: opening would make it. An empty file is nobody's library yet.
 *
 * @throws RAP_STORE_NO_LIBRARY
 */
export function demandLibrary(location: string): void {
  if (isDatabaseAddress(location)) return;
  if ((statSync(location, { throwIfNoEntry: false })?.size ?? 0) === 0) throw new RapporteurError("RAP_STORE_NO_LIBRARY", { path: location });
}
