import { draftsQuery } from "../../figures/drafts-query.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { choiceQuery, flagQuery, listQuery, numberQuery, textQuery } from "../../hooks/use-query-state.ts";
import {
  aggregations,
  duplicateRules,
  networkTypes,
  normalizations,
  oneModeNormalizations,
  twoModeNormalizations,
} from "@rapporteur/engines/network";
import type { NetworkSettings } from "@rapporteur/app/analysis/figures";

/** How the settings stand in the address. */
export const networkQuery = {
  net: choiceQuery(networkTypes, "onemode"),
  type: textQuery("position"),
  rows: textQuery("speaker"),
  columns: textQuery("concept"),
  qualifier: textQuery("agreement"),
  ties: choiceQuery(aggregations, "subtract"),
  divide: choiceQuery(normalizations, "no"),
  repeats: choiceQuery(duplicateRules, "document"),
  isolates: flagQuery(),
  drafts: draftsQuery,
  view: choiceQuery(["graph", "matrix", "list"], "graph"),
  unit: choiceQuery(["", "weeks", "months", "years"], ""),
  size: numberQuery(1),
  window: numberQuery(-1),
  pick: listQuery,
  /** Nodes that were put somewhere by hand. */
  pins: listQuery,
};
export type NetworkQuery = { readonly [K in keyof typeof networkQuery]: ReturnType<(typeof networkQuery)[K]["read"]> };

export function settingsOf(query: NetworkQuery): NetworkSettings {
  return {
    networkType: query.net,
    statementType: query.type,
    variable1: query.rows,
    variable2: query.columns,
    qualifier: query.qualifier,
    aggregation: query.ties,
    normalization: query.divide,
    duplicates: query.repeats,
    isolates: query.isolates,
    countsDrafts: query.drafts,
    // The scope says it, for every screen alike.
    from: "",
    to: "",
  };
}

/** What a tie can count with these settings: comparing two actors needs a qualifier, and a network of actors. */
export function aggregationsFor({ net, qualifier }: Pick<NetworkQuery, "net" | "qualifier">): readonly (typeof aggregations)[number][] {
  if (qualifier === "") return ["ignore"];
  return net === "twomode" ? ["ignore", "combine", "subtract"] : aggregations;
}

/** Divisions that mean something together with what a tie counts. */
export function normalizationsFor({ net, ties }: Pick<NetworkQuery, "net" | "ties">): readonly (typeof normalizations)[number][] {
  if (net === "twomode") return twoModeNormalizations;
  const needs: Readonly<Record<string, readonly string[]>> = {
    profileCosine: ["ignore", "congruence", "subtract", "conflict"],
    correlation: ["ignore", "congruence", "subtract"],
    setJaccard: ["ignore", "congruence"],
    phi: ["ignore", "congruence"],
    hamming: ["ignore", "congruence"],
  };
  return oneModeNormalizations.filter((name) => needs[name]?.includes(ties) ?? true);
}

/** A change of settings, with what no longer fits put right. */
export function settled(query: NetworkQuery, change: Partial<NetworkQuery>): Partial<NetworkQuery> {
  const after = { ...query, ...change };
  const tiesAllowed = aggregationsFor(after);
  const ties = tiesAllowed.includes(after.ties) ? after.ties : (tiesAllowed.find((name) => name === "subtract") ?? "ignore");
  const divide = normalizationsFor({ net: after.net, ties }).includes(after.divide) ? after.divide : "no";
  return { ...change, ties, divide, pick: [], ...("window" in change ? {} : { window: -1 }) };
}

/** Variables that a type's statements are first looked at by. */
export const usualVariables: Readonly<Record<string, { rows: string; columns: string; qualifier: string }>> = {
  position: { rows: "speaker", columns: "concept", qualifier: "agreement" },
  relation: { rows: "source", columns: "target", qualifier: "" },
  cause: { rows: "cause", columns: "effect", qualifier: "sign" },
  forecast: { rows: "speaker", columns: "event", qualifier: "direction" },
};

/**
 * The settings by which nodes get their places: those that say who is tied to whom through what. How ties are counted, normalized and dated leaves everybody
 * where they are, so that what changes can be seen.
 */
export function placingOf(settings: NetworkSettings): NetworkSettings {
  const aggregation = settings.qualifier === "" ? "ignore" : "subtract";
  return { ...settings, aggregation, normalization: "no", duplicates: "document", isolates: true, from: "", to: "" };
}

/** What says how a network is drawn, and not what is opened beside it or which of its views is shown. */
const drawnParts = [
  "net",
  "type",
  "rows",
  "columns",
  "qualifier",
  "ties",
  "divide",
  "repeats",
  "isolates",
  "drafts",
  "pins",
] as const satisfies readonly (keyof NetworkQuery)[];

/** How a network is drawn, as it stands in an address. @param drafts whether drafts count, where the address does not say it */
export function drawnSearch(search: string, drafts: boolean): string {
  const before = new URLSearchParams(search);
  const kept = drawnParts.flatMap((name) => {
    const text = before.get(name) ?? (name === "drafts" ? draftsQuery.write(drafts) : null);
    return text === null ? [] : [[name, text]];
  });
  return `${new URLSearchParams(kept)}`;
}

/** A report on what is in scope that holds the network of an address. */
export function reportHref(search: string, drafts: boolean): string {
  const after = new URLSearchParams(scopeSearch(search));
  after.set("networks", listQuery.write([drawnSearch(search, drafts)]) ?? "");
  return `/statements/report?${after}`;
}
