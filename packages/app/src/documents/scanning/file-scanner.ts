import { RapporteurError } from "@rapporteur/core/base";
import { type ScannerAddress, ScannerError, scanWithClamd } from "./scan-with-clamd.ts";

/** A file on its way in or out, with the name that errors call it by. */
export interface ScannedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** Looks for malware in files of strangers. */
export interface FileScanner {
  /**
   * Null where nothing was found; why nothing is known of the file, where such files are let through.
   *
   * @throws RAP_SOURCE_INFECTED, RAP_SOURCE_UNSCANNED
   */
  check(file: ScannedFile): Promise<string | null>;
}

export interface ScannerOptions {
  /** Files that cannot be scanned are let through; refused unless told. */
  readonly letsThrough?: boolean;
  /** How long a file may take. */
  readonly mostMs?: number;
}

/** clamd, where it listens. */
export function openFileScanner(address: ScannerAddress, { letsThrough = false, mostMs }: ScannerOptions = {}): FileScanner {
  return {
    async check({ bytes, name: source }) {
      try {
        const found = await scanWithClamd(bytes, address, mostMs);
        if (found !== null) throw new RapporteurError("RAP_SOURCE_INFECTED", { source, found });
        return null;
      } catch (thrown) {
        if (!(thrown instanceof ScannerError)) throw thrown;
        if (letsThrough) return thrown.message;
        throw new RapporteurError("RAP_SOURCE_UNSCANNED", { source, reason: thrown.message }, { cause: thrown });
      }
    },
  };
}
