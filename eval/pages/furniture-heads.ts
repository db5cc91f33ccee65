import { isFurnitureRole } from "../../packages/core/src/model/document.ts";
import type { LabelledLine } from "./generate.ts";

/** Indices of headings with nothing but furniture between them and the next heading, or the end: they head a list of links, comments, a form. */
export function headsOfFurniture(lines: readonly LabelledLine[]): ReadonlySet<number> {
  const heads = new Set<number>();
  for (const [index, { role }] of lines.entries()) {
    if (role !== "heading" || index + 1 >= lines.length) continue;
    const next = lines.findIndex((line, at) => at > index && !isFurnitureRole(line.role));
    if (next !== index + 1 && (next < 0 || lines[next]?.role === "heading")) heads.add(index);
  }
  return heads;
}
