import { useMemo } from "react";
import { Link } from "wouter";
import type { EvidenceRow, MergeEffectAnswer, MergeSide, MergeSuggestion, SpeakerPair } from "@rapporteur/app/analysis/figures";
import { EvidenceList } from "../../figures/evidence-list.tsx";
import { useScope } from "../../figures/scope/use-scope.ts";
import { profileHref, roleOfType } from "../../hooks/profile-href.ts";
import { PlainTable } from "../../parts/figure.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { text } from "./strings.ts";

type NameOf = (key: string | null) => string;

interface PairViewProps {
  readonly suggestion: MergeSuggestion;
  /** The two as they would be merged: the reader may have turned them round. */
  readonly pair: Pick<MergeSuggestion, "into" | "from">;
  readonly drafts: boolean;
  readonly nameOf: NameOf;
}

/** Two names with their words, why they may be the same, and what merging them would change. */
export function PairView({ suggestion, pair: { into, from }, drafts, nameOf }: PairViewProps) {
  const { scope } = useScope();
  const request = useMemo(() => ({ scope, countsDrafts: drafts, into: into.key, from: from.key }), [scope, drafts, into.key, from.key]);
  const { data, error, isLoading } = useEngine("mergeEffect", request);
  const effect = isLoading ? null : data;
  return (
    <article className="concepts-pair">
      <p className="concepts-reason">{text.reasons[suggestion.reason]}</p>
      <div className="concepts-sides">
        <Side heading={text.merged} side={from} quotes={effect?.fromQuotes ?? null} nameOf={nameOf} />
        <Side heading={text.kept} side={into} quotes={effect?.intoQuotes ?? null} nameOf={nameOf} />
      </div>
      <section className="concepts-effect">
        <h2>{text.effect}</h2>
        {error === null ? null : <ErrorState error={error} />}
        {effect === null ? error === null ? <Loading what={text.effectWorking} /> : null : <Effect effect={effect} nameOf={nameOf} />}
        <p className="note">{text.effectNote}</p>
      </section>
    </article>
  );
}

interface SideProps {
  readonly heading: string;
  readonly side: MergeSide;
  readonly quotes: readonly EvidenceRow[] | null;
  readonly nameOf: NameOf;
}

function Side({ heading, side: { key, name, aliases, statements }, quotes, nameOf }: SideProps) {
  const type = /^(\w+):/.exec(key)?.[1] ?? "concept";
  return (
    <section className="concepts-side">
      <p className="note">{heading}</p>
      <h2>{name}</h2>
      <p className="note">
        <Link href={profileHref(roleOfType(type), [key])}>{text.statements(statements)}</Link>
        {aliases.length === 0 ? "" : ` · ${text.aliases(aliases.join(", "))}`}
      </p>
      {quotes === null ? <Loading /> : quotes.length === 0 ? <p className="soft">{text.noQuotes}</p> : <EvidenceList rows={quotes} nameOf={nameOf} />}
    </section>
  );
}

/** What the network of positions would become, in sentences and figures. */
export function Effect({ effect, nameOf }: { readonly effect: MergeEffectAnswer; readonly nameOf: NameOf }) {
  const { before, after, newAgreeing, newDisagreeing, divided } = effect;
  const rows = (["concepts", "agreeing", "disagreeing"] as const).map((key) => [text.effectRows[key], before[key], after[key]]);
  const columns = text.effectColumns.map((title, at) => ({ title, align: at === 0 ? ("left" as const) : ("right" as const) }));
  const pairs = (list: readonly SpeakerPair[]): string => list.map(({ first, second }) => text.pair(nameOf(first), nameOf(second))).join("; ");
  const isSame = newAgreeing.length + newDisagreeing.length + divided.length === 0;
  return (
    <>
      {isSame ? <p>{text.noChange}</p> : null}
      {newAgreeing.length === 0 ? null : <p>{text.newAgreeing(pairs(newAgreeing))}</p>}
      {newDisagreeing.length === 0 ? null : <p>{text.newDisagreeing(pairs(newDisagreeing))}</p>}
      {divided.length === 0 ? null : <p className="concepts-warning">{text.divided(divided.map(nameOf).join(", "))}</p>}
      <PlainTable title={text.effect} table={{ columns, rows }} />
    </>
  );
}
