import { useMemo, useRef, useState } from "react";
import { useRecords } from "../../../data/use-records.ts";
import { picturePixels } from "../../../figures/export-picture.ts";
import { listQuery, useQueryState } from "../../../hooks/use-query-state.ts";
import { drawnSearch } from "../../networks/settings.ts";
import type { ReportPicture } from "./report-content.ts";
import { type DrawnFigure, networkTitle } from "./report-network.tsx";
import type { ReportProps } from "./report-parts.ts";

export interface ReportNetworks {
  /** How each is drawn, as it stands in an address. */
  readonly chosen: readonly string[];
  readonly choices: readonly { readonly search: string; readonly label: string }[];
  readonly choose: (search: string, isOn: boolean) => void;
  /** Remembers where a network is drawn. */
  readonly keep: (search: string, drawn: DrawnFigure | null) => void;
  /** Those that are drawn, as pixels, in the order of the page. */
  readonly pictures: () => Promise<ReportPicture[]>;
}

/** Networks that a report can hold: the usual one, those that were saved, and the one that it was opened from. */
export function useReportNetworks({ basis }: ReportProps["answer"]): ReportNetworks {
  const [chosen, setChosen] = useQueryState("networks", listQuery);
  // What it was opened with can be taken out and put in again.
  const [given] = useState(chosen);
  const { records } = useRecords("view");
  const drawn = useRef(new Map<string, DrawnFigure>());
  const hasDrafts = (basis.unreviewedShare ?? 0) > 0;
  const choices = useMemo(() => {
    const views = (records ?? []).filter(({ record }) => record.screen === "networks").map(({ record }) => record);
    const named = new Map(views.map(({ name, query }) => [drawnSearch(query, hasDrafts), name]));
    const all = new Set([...given, ...chosen, drawnSearch("", hasDrafts), ...named.keys()]);
    return [...all].map((search) => ({ search, label: named.get(search) ?? networkTitle(search) }));
  }, [records, given, chosen, hasDrafts]);
  return {
    chosen,
    choices,
    choose: (search, isOn) => setChosen(isOn ? [...chosen, search] : chosen.filter((one) => one !== search)),
    keep: (search, figure) => void (figure === null ? drawn.current.delete(search) : drawn.current.set(search, figure)),
    pictures: async () => {
      const found: ReportPicture[] = [];
      for (const search of chosen) {
        const figure = drawn.current.get(search);
        const pixels = figure === undefined ? null : await picturePixels(figure.svg);
        if (figure !== undefined && pixels !== null) found.push({ ...pixels, title: figure.title, caption: figure.caption });
      }
      return found;
    },
  };
}
