import { existsSync } from "node:fs";
import { libraryOwner } from "../store/lock.ts";
import { isDatabaseAddress } from "../store/open-store.ts";

/** The address of the server that has a library file open; null where none does, or it has not said where it answers. */
export function servedAddress(location: string): string | null {
  if (isDatabaseAddress(location) || !existsSync(location)) return null;
  return libraryOwner(location)?.address ?? null;
}
