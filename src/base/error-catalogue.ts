/**
 * Every error a user can meet: its text, the cure, and the kind that decides exit code and HTTP status.
 * `{name}` is filled from the details. `docs/errors.md` lists the same codes; a test holds the two together.
 *
 * Kinds: `usage` (asked wrongly: exit 2, status 400), `input` (what was given cannot be used: exit 1, status 422),
 * `missing` (exit 1, status 404), `environment` (the machine or the network: exit 1, status 503).
 */
export interface CatalogueEntry {
  readonly kind: "usage" | "input" | "missing" | "environment";
  readonly text: string;
  readonly cure: string;
}

export const errorCatalogue = {
  // command line
  RAP_CLI_USAGE: { kind: "usage", text: "{problem}", cure: "{cure}" },
  RAP_CLI_OUT: { kind: "environment", text: "cannot write {path}: {reason}", cure: "choose another place with --out, or make the folder writable" },

  // serving
  RAP_HTTP_PORT_BUSY: {
    kind: "environment",
    text: "port {port} on 127.0.0.1 is taken by another program",
    cure: "choose another one with --port, or --port 0 for any free one",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
