import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import type { ActorArc, ActorLayoutRequest, ActorsAnswer } from "@rapporteur/app/analysis/figures";
import { EvidenceList } from "../../figures/evidence-list.tsx";
import { profileHref } from "../../hooks/profile-href.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { Basis } from "../../parts/basis.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { text } from "./strings.ts";

interface ActorPanelProps {
  readonly actor: string;
  readonly answer: ActorsAnswer;
  readonly request: ActorLayoutRequest;
  readonly nameOf: (key: string | null) => string;
  readonly onPair: (pair: readonly string[]) => void;
}

const mostPartners = 8;

/** One actor: with whom it has most to do, and the words of all that it did and met with. */
export function ActorPanel({ actor, answer, request, nameOf, onPair }: ActorPanelProps) {
  const { data, error, reload } = useEngine("actorEvidence", { ...request, actor });
  const basis = useBasis(data?.basis ?? null, "relation");
  const search = scopeSearch(useSearch());
  const partners = partnersOf(answer.arcs, actor);
  return (
    <div className="stack">
      <p className="small">
        <Link href={profileHref("actor", [actor], search)}>{text.ofActor.page(nameOf(actor))}</Link>
      </p>
      <h3>{text.ofActor.partners}</h3>
      <ul className="actors-partners">
        {partners.slice(0, mostPartners).map(({ other, count }) => (
          <li key={other}>
            <Button look="quiet" onClick={() => onPair([actor, other])}>
              {text.ofActor.partner(nameOf(other), count)}
            </Button>
          </li>
        ))}
      </ul>
      {partners.length > mostPartners ? <p className="note">{text.ofActor.morePartners(partners.length - mostPartners)}</p> : null}
      <h3>{text.acts}</h3>
      {error === null ? null : <ErrorState error={error} onRetry={reload} />}
      {data === null ? error === null ? <Loading /> : null : <EvidenceList rows={data.rows} count={data.count} nameOf={nameOf} />}
      {basis === null ? null : <Basis basis={basis} />}
    </div>
  );
}

interface Partner {
  readonly other: string;
  readonly count: number;
}

/** Both directions in one; those with most acts first. */
function partnersOf(arcs: readonly ActorArc[], actor: string): Partner[] {
  const counts = new Map<string, number>();
  for (const { source, target, count } of arcs) {
    if (source !== actor && target !== actor) continue;
    const other = source === actor ? target : source;
    counts.set(other, count + (counts.get(other) ?? 0));
  }
  const found = [...counts].map(([other, count]) => ({ other, count }));
  return found.toSorted((a, b) => b.count - a.count || (a.other < b.other ? -1 : 1));
}
