import type { PageUnit } from "../page-unit.ts";
import type { PageGraph } from "./page-graph.ts";

const shortestText = 80;

/**
 * Whom the page's metadata or a byline over its text names, by place from 1: in a report they tell what others say. Names in lines of their own further down may be of
 * those who are reported. Cost: linear.
 */
export function reportersOf({ people, units }: Pick<PageGraph, "people" | "units">): ReadonlySet<number> {
  const first = units.findIndex(isText);
  const bylined = people.mentions.filter(({ form, unit }) => form === "metadata" || (unit < first && units[unit]?.kind === "byline"));
  return new Set(bylined.map(({ person }) => person + 1));
}

const isText = ({ kind, plain }: PageUnit): boolean => kind === "paragraph" && plain.length >= shortestText;
