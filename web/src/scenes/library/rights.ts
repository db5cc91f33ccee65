import type { DocumentRights } from "@rapporteur/app/records";

/** In the order they are offered. The record's own list comes with its schema, which a browser need not load. */
export const documentRights = ["internal", "public", "no-text"] as const satisfies readonly DocumentRights[];
