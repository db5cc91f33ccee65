import { useMemo } from "react";
import type { NetworkAnswer, NetworkRequest } from "@rapporteur/app/analysis/figures";
import type { Sharing } from "../../figures/share/sharing.ts";
import type { FigureTable } from "../../parts/figure.tsx";
import { endsOf, tiesByStrength } from "./drawn-network.ts";
import type { NetworkQuery } from "./settings.ts";
import { variableName } from "./settings-panel.tsx";
import { text } from "./strings.ts";

/** What a shared network says of itself: the statements behind it, and its settings in the words of the panel. */
export function useNetworkSharing(request: NetworkRequest, query: NetworkQuery): Sharing {
  return useMemo(() => ({ screen: "networks", behind: { task: "networkIds", request }, settings: settingWords(query, request) }), [request, query]);
}

/** The settings of a network in the words of its panel. */
export function settingWords(
  { net, type, rows, columns, qualifier, ties, divide, repeats }: NetworkQuery,
  { period }: NetworkRequest,
): Sharing["settings"] {
  const labels = text.settingLabels;
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return [
    { label: labels.networkType, value: text.networkTypes[net] },
    { label: labels.statementType, value: type },
    { label: labels.variable1, value: variableName(rows) },
    { label: labels.variable2, value: variableName(columns) },
    { label: labels.qualifier, value: qualifier === "" ? text.noQualifier : variableName(qualifier) },
    { label: labels.aggregation, value: text.aggregations[ties] },
    { label: labels.normalization, value: text.normalizations[divide] },
    { label: labels.duplicates, value: text.duplicateRules[repeats] },
    ...(period === null ? [] : [{ label: text.window, value: `${day(period.from)} – ${day(period.to - 1)}` }]),
  ];
}

/** Every tie in words, the strongest first. */
export function tieTable(network: NetworkAnswer, nameOf: (key: string | null) => string): FigureTable {
  const { from, to, sign, value } = text.listColumns;
  return {
    columns: [{ title: from }, { title: to }, { title: sign }, { title: value, align: "right" }],
    rows: tiesByStrength(network).map((tie) => {
      const [a, b] = endsOf(network, tie);
      const strength = network.values[tie] ?? 0;
      return [nameOf(a.key), nameOf(b.key), strength < 0 ? text.minus : text.plus, strength];
    }),
  };
}
