import { useMemo, type RefCallback } from "react";
import type { NetworkAnswer, NetworkRequest } from "@rapporteur/app/analysis/figures";
import { GraphPicture, phoneFrame } from "../../../figures/graph/graph-picture.tsx";
import { withPins } from "../../../figures/graph/pins.ts";
import { scopeNote } from "../../../figures/scope/scope-note.ts";
import type { StatementScope } from "../../../figures/scope/scope-types.ts";
import { readQuery } from "../../../figures/use-query-record.ts";
import { formatNumber, formatPercent } from "../../../hooks/format.ts";
import { useShared } from "../../../hooks/shared-value.ts";
import { useMedia } from "../../../hooks/use-media.ts";
import { describeError } from "../../../data/describe-error.ts";
import { Loading } from "../../../parts/states.tsx";
import { strings } from "../../../strings/strings.ts";
import { useEngine } from "../../../worker/use-engine.ts";
import { drawnNetwork } from "../../networks/drawn-network.ts";
import { legendOf } from "../../networks/legend.tsx";
import { networkQuery, placingOf, settingsOf, type NetworkQuery } from "../../networks/settings.ts";
import { settingWords } from "../../networks/sharing.ts";
import { text as networkText } from "../../networks/strings.ts";
import { text } from "../strings.ts";

/** As wide as the report; on paper its words are 10 points high. */
const reportFrame = { width: 960, height: 620, margin: 50 };

interface ReportNetworkProps {
  /** How it is drawn, as it stands in an address. */
  readonly search: string;
  readonly scope: StatementScope;
  /** True where the report narrows its statements by more than the scope, which the picture does not obey. */
  readonly isNarrowed: boolean;
  readonly nameOf: (key: string | null) => string;
  /** Where the picture is, with what stands below it. */
  readonly onDrawn: (drawn: DrawnFigure | null) => void;
}

export interface DrawnFigure {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly caption: readonly string[];
}

/** What a network of an address is called. */
export const networkTitle = (search: string): string => networkText.pictureTitle(queryOf(search));

const queryOf = (search: string): NetworkQuery => readQuery(networkQuery, search, null).values;

/** A network as a still picture in a report, in light colours whatever the theme, with its legend, settings and what it counts. */
export function ReportNetwork({ search, scope, isNarrowed, nameOf, onDrawn }: ReportNetworkProps) {
  const query = useMemo(() => queryOf(search), [search]);
  const request = useMemo((): NetworkRequest => ({ scope, settings: settingsOf(query), period: null }), [scope, query]);
  const network = useEngine("network", request);
  const layout = useEngine(
    "layout",
    useMemo(() => ({ ...request, settings: placingOf(request.settings) }), [request]),
  );
  const graph = useMemo(
    () => (network.data === null ? null : withPins(drawnNetwork(network.data, layout.data, nameOf), query.pins)),
    [network.data, layout.data, nameOf, query.pins],
  );
  const isPhone = useMedia("(max-width: 40rem)");
  const title = networkText.pictureTitle(query);
  const caption = useCaption(network.data, { query, request, isNarrowed });
  if (network.error !== null) return <p className="note">{text.report.noNetwork(title, describeError(network.error).message)}</p>;
  if (network.data === null || layout.data === null || graph === null) return <Loading />;
  if (graph.nodes.length === 0) return <p className="note">{text.report.noNetwork(title, networkText.noTies)}</p>;
  const take: RefCallback<SVGSVGElement> = (svg) => {
    onDrawn(svg === null ? null : { svg, title, caption });
    return () => onDrawn(null);
  };
  return (
    <figure className="report-network">
      <h3>{title}</h3>
      <GraphPicture
        ref={take}
        label={networkText.graphLabel(graph.nodes.length, graph.ties.length)}
        graph={graph}
        legend={legendOf(network.data, nameOf)}
        frame={isPhone ? phoneFrame : reportFrame}
        isFluid
        className="graph-picture white-paper"
      />
      <figcaption className="note">
        {caption.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </figcaption>
    </figure>
  );
}

interface Captioned {
  readonly query: NetworkQuery;
  readonly request: NetworkRequest;
  readonly isNarrowed: boolean;
}

/** What the picture holds, on what it rests, what it leaves out and by which settings it was made. */
function useCaption(network: NetworkAnswer | null, { query, request, isNarrowed }: Captioned): string[] {
  const scopeWords = useShared(scopeNote);
  if (network === null) return [];
  const { nodes, values, communityCount, modularity, basis, untiedCount } = network;
  const { documents, unreviewedShare } = basis;
  const facts = networkText.facts(nodes.length, values.length, communityCount, modularity === null ? null : formatNumber(modularity));
  const rests = [
    strings.parts.basis(basis.statements, documents),
    ...(unreviewedShare === null ? [] : [strings.parts.unreviewed(formatPercent(unreviewedShare))]),
    query.drafts ? text.report.withDrafts : text.report.acceptedOnly,
  ].join(" · ");
  const settings = settingWords(query, request).map(({ label, value }) => `${label}: ${value}`);
  return [
    `${facts}. ${rests}.`,
    ...(scopeWords === "" ? [] : [scopeWords]),
    ...(isNarrowed ? [text.report.widerNetwork] : []),
    ...(untiedCount === 0 ? [] : [networkText.untied(untiedCount)]),
    `${settings.join("; ")}.`,
  ];
}
