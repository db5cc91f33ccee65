import { Link } from "wouter";
import { Inspector } from "../../parts/inspector.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { PlainTable } from "../../parts/figure.tsx";
import { Basis } from "../../parts/basis.tsx";
import { formatNumber } from "../../hooks/format.ts";
import { EvidenceList } from "../../figures/evidence-list.tsx";
import { SpeakerScope } from "../../figures/scope/speaker-scope.tsx";
import type { ProjectOverview } from "../../figures/use-overview.ts";
import { useBasis } from "../../figures/use-basis.ts";
import type { NetworkAnswer, NetworkNode, NetworkRequest } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { endsOf, nodeKey, tiesByStrength } from "./drawn-network.ts";
import { text } from "./strings.ts";

interface DetailsProps {
  readonly request: NetworkRequest;
  readonly names: ProjectOverview;
  readonly onClose: () => void;
}

/** What makes a tie: its value, what each column adds, and the statements themselves. */
export function TieDetails({ request, names, row, column, onClose }: DetailsProps & { readonly row: string; readonly column: string }) {
  const { nameOf } = names;
  const { data, error } = useEngine("tieEvidence", { ...request, row, column });
  const basis = useBasis(data?.basis ?? null, request.settings.statementType);
  const isOneMode = request.settings.networkType === "onemode";
  return (
    <Inspector title={isOneMode ? text.tie(nameOf(row), nameOf(column)) : text.tieTo(nameOf(row), nameOf(column))} onClose={onClose}>
      {error === null ? null : <ErrorState error={error} />}
      {data === null ? (
        <Loading />
      ) : (
        <div className="stack">
          <p>
            {text.value}: <strong className="figure-number">{formatNumber(data.value)}</strong>
          </p>
          {isOneMode && data.parts.length > 0 ? (
            <>
              <h3>{text.parts}</h3>
              <PlainTable
                title={text.parts}
                table={{
                  columns: [{ title: text.settingLabels.variable2 }, { title: text.value, align: "right" }],
                  rows: data.parts.map((part) => [nameOf(part.column), part.contribution]),
                }}
              />
            </>
          ) : null}
          <h3>{text.statements}</h3>
          <EvidenceList rows={data.rows} count={data.count} nameOf={nameOf} />
          {basis === null ? null : <Basis basis={basis} />}
        </div>
      )}
    </Inspector>
  );
}

interface NodeDetailsProps extends DetailsProps {
  readonly node: NetworkNode;
  readonly network: NetworkAnswer;
  readonly onTie: (tie: number) => void;
}

/** A node: how active it is, its strongest ties, and its statements. */
export function NodeDetails({ request, names, node, network, onTie, onClose }: NodeDetailsProps) {
  const { nameOf, entityOf } = names;
  const { data, error } = useEngine("nodeEvidence", { ...request, node: node.key, mode: node.mode });
  const basis = useBasis(data?.basis ?? null, request.settings.statementType);
  const entity = entityOf(node.key);
  const own = tiesByStrength(network).filter((tie) => endsOf(network, tie).some((end) => nodeKey(end) === nodeKey(node)));
  return (
    <Inspector title={nameOf(node.key)} onClose={onClose}>
      <div className="stack">
        <p className="small">
          {text.node.statements} {node.statements} · {text.node.documents} {node.documents} ·{" "}
          {network.nodes.some((one) => one !== node && one.community === node.community) ? text.communityOf(node.community + 1) : text.noCommunity}
          {node.meanLevel === null ? "" : ` · ${text.node.mean} ${formatNumber(node.meanLevel)}`}
        </p>
        {node.mode === 1 && request.settings.variable1 === "speaker" ? <SpeakerScope speaker={node.key} /> : null}
        {entity === undefined ? null : <Link href={`/networks?entity=${entity.id}`}>{text.aboutEntity}</Link>}
        {own.length === 0 ? null : <h3>{text.ties}</h3>}
        <ul className="networks-ties">
          {own.slice(0, 8).map((tie) => {
            const [from, to] = endsOf(network, tie);
            const other = nodeKey(from) === nodeKey(node) ? to : from;
            return (
              <li key={tie}>
                <button type="button" className="button button-quiet" onClick={() => onTie(tie)}>
                  {nameOf(other.key)} <span className="figure-number">{formatNumber(network.values[tie] ?? 0)}</span>
                </button>
              </li>
            );
          })}
        </ul>
        <h3>{text.statements}</h3>
        {error === null ? null : <ErrorState error={error} />}
        {data === null ? <Loading /> : <EvidenceList rows={data.rows} count={data.count} nameOf={nameOf} />}
        {basis === null ? null : <Basis basis={basis} />}
      </div>
    </Inspector>
  );
}
