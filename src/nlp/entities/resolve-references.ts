import type { Span } from "../../model/span.ts";
import type { Warning } from "../../base/warning.ts";
import type { DocumentView } from "./document-view.ts";
import type { KnownNames } from "./find-known-names.ts";
import type { Found } from "./found.ts";

export interface References {
  readonly found: readonly Found[];
  readonly warnings: readonly Warning[];
}

/** Descriptions and pronouns. */
export function resolveReferences(_view: DocumentView, _names: KnownNames, _sections: readonly Span[]): References {
  return { found: [], warnings: [] };
}
