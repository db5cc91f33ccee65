import type { CoderRef } from "../records/statement-record.ts";

/** A coder as readouts and tables write it: "builtin@1.2.0", "model:NAME", "person:ACCOUNT"; of imported codings the name they came with. */
export function coderName({ kind, name }: CoderRef): string {
  return kind === "model" || kind === "person" ? `${kind}:${name}` : name;
}

/** The way back. */
export function coderOf(name: string): CoderRef {
  if (name.startsWith("builtin@")) return { kind: "builtin", name };
  const [, kind, rest] = /^(model|person):(.+)/s.exec(name) ?? [];
  if (kind === undefined || rest === undefined) return { kind: "import", name: name === "" ? "unknown" : name.slice(0, 200) };
  return { kind: kind as "model" | "person", name: rest.slice(0, 200) };
}

/** True where no person has accepted, rejected, corrected or coded it: what a new coding may replace. */
export function isUntouchedDraft({ review, reviewedBy, coder }: { review: string; reviewedBy: string | null; coder: CoderRef }): boolean {
  return review === "draft" && reviewedBy === null && coder.kind !== "person";
}
