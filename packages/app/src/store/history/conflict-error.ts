import { type ErrorDetails, RapporteurError } from "@rapporteur/core/base";
import type { AnyRecord, RecordKind, Stored } from "../../records/records.ts";

/** RAP_STORE_CONFLICT, with the record as it stands now: null where it was removed. */
export class ConflictError extends RapporteurError {
  readonly recordKind: RecordKind;
  readonly current: Stored<AnyRecord> | null;

  constructor(recordKind: RecordKind, current: Stored<AnyRecord> | null, details: ErrorDetails) {
    super("RAP_STORE_CONFLICT", { ...details, kind: recordKind });
    this.recordKind = recordKind;
    this.current = current;
  }
}
