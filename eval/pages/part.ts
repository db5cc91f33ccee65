import type { LineRole } from "../../packages/core/src/model/document.ts";
import type { Person } from "./names.ts";

export type { LineRole };

export interface Run {
  readonly text: string;
  readonly style?: "bold" | "italic" | "link";
  /** Who says these words; null for the page's own. */
  readonly owner?: string | null;
}

export interface Leaf {
  readonly role: LineRole;
  readonly tag: string;
  readonly className?: string;
  readonly runs: readonly Run[];
  /** In plain text the next line follows without a blank one. */
  readonly isTight?: boolean;
}

export interface Box {
  readonly tag: string;
  readonly className?: string;
  readonly children: readonly Part[];
}

export type Part = Leaf | Box;

export function isLeaf(part: Part): part is Leaf {
  return "runs" in part;
}

/** A page before it has a format, with what is true of it. */
export interface PlannedPage {
  readonly parts: readonly Part[];
  readonly contributors: readonly Person[];
  /** Interviewers and moderators: they ask, and contribute nothing. */
  readonly hosts: readonly string[];
  readonly questions: readonly string[];
  /** False where a contributor is named without a post anywhere. */
  readonly tellsPosts: boolean;
}

export function leaf(role: LineRole, tag: string, text: string | readonly Run[], more: Partial<Pick<Leaf, "className" | "isTight">> = {}): Leaf {
  return { role, tag, runs: typeof text === "string" ? [{ text }] : text, ...more };
}

export function box(tag: string, className: string, children: readonly Part[]): Box {
  return { tag, className, children };
}

export function textOf(line: Leaf): string {
  return line.runs.map((run) => run.text).join("");
}

export function leavesOf(parts: readonly Part[]): Leaf[] {
  return parts.flatMap((part) => (isLeaf(part) ? [part] : leavesOf(part.children)));
}
