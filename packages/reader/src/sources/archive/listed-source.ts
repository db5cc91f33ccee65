import type { RapporteurError } from "@rapporteur/core/base";
import { defaultMaxBytes } from "../bytes/read-bytes.ts";

/** A file that was found: its bytes, or why it cannot be had; or what of it is left out, where it is a collection. Names count from the folder or archive, with "/" between folders. */
export type ListedSource =
  | { readonly name: string; readonly bytes: Uint8Array; readonly error?: undefined }
  | { readonly name: string; readonly error: RapporteurError; readonly bytes?: undefined }
  | { readonly name: string; readonly note: string; readonly bytes?: undefined; readonly error?: undefined };

/** How much a folder or an archive may hold. */
export interface ListLimits {
  /** Largest single file, in bytes. */
  readonly maxBytes: number;
  /** All files of one archive together, unpacked, in bytes. */
  readonly maxTotalBytes: number;
  readonly maxFiles: number;
}

export const defaultListLimits: ListLimits = { maxBytes: defaultMaxBytes, maxTotalBytes: 4 * 1024 ** 3, maxFiles: 200_000 };
