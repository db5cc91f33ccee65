import { RapporteurError } from "@rapporteur/core/base";

/** A field that cannot be as it was sent: RAP_LIBRARY_FIELD. `problem` goes on behind the field's name ("is empty"), `cure` says what to give. */
export function badField(field: string, problem: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_LIBRARY_FIELD", { field, problem, cure });
}
