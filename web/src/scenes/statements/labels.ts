import { useCallback } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { formatDay, formatNumber, formatPercent } from "../../hooks/format.ts";
import { text } from "./strings.ts";

/** What columns, coders and values are called on this screen. */
export interface Labels {
  /** Of a column or facet. */
  readonly columnName: (name: string) => string;
  readonly coderName: (coder: string) => string;
  /** Of one of a facet's values, where it has no name of its own. */
  readonly valueName: (facet: string, value: string) => string;
}

export function useLabels(types: ReadonlyMap<string, TypeRecord>): Labels {
  const { id: project, account } = useProject();
  const { data: people } = useResource(`members:${project}`, [], () => client.members.list({ params: { project } }));
  const coderName = useCallback(
    (coder: string) => {
      if (coder.startsWith("builtin")) return text.builtinCoder(coder.split("@")[1] ?? "");
      if (!coder.startsWith("person:")) return coder.replace(/^model:/, "");
      const id = coder.slice("person:".length);
      return id === account.id ? text.you : (people?.members.find((one) => one.account === id)?.name ?? id);
    },
    [people, account.id],
  );
  const columnName = useCallback(
    (name: string) =>
      text.columns[name] ?? [...types.values()].flatMap(({ variables }) => variables).find((variable) => variable.name === name)?.label ?? name,
    [types],
  );
  const valueName = useCallback(
    (facet: string, value: string) => {
      if (facet === "type") return types.get(value)?.label ?? value;
      if (facet === "review") return text.reviews[value] ?? value;
      if (facet === "coder") return coderName(value);
      return value === "true" ? text.yes : value === "false" ? text.no : value;
    },
    [types, coderName],
  );
  return { columnName, coderName, valueName };
}

/** A value in a cell, as people write it. */
export function cellText(name: string, value: unknown): string {
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") return name === "confidence" ? formatPercent(value) : formatNumber(value);
  if (typeof value !== "string") return "";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
}
