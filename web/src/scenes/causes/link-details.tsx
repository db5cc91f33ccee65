import { EvidenceOf } from "../../figures/evidence-list.tsx";
import { formatNumber } from "../../hooks/format.ts";
import { Inspector } from "../../parts/inspector.tsx";
import type { ClaimView, LinkView } from "@rapporteur/app/analysis/figures";
import { text } from "./strings.ts";

interface LinkDetailsProps {
  readonly link: LinkView;
  readonly nameOf: (key: string | null) => string;
  readonly onClose: () => void;
}

/** A link: its sign, who claims it, who denies it, and their words. */
export function LinkDetails({ link, nameOf, onClose }: LinkDetailsProps) {
  const sides = [
    { title: text.plus, claims: link.plus },
    { title: text.minus, claims: link.minus },
    { title: text.unsigned, claims: link.unsigned },
    { title: text.denied, claims: link.denied },
  ].filter(({ claims }) => claims.length > 0);
  return (
    <Inspector title={linkWords(link, nameOf)} onClose={onClose}>
      <div className="stack">
        <p className="small">
          {text.disagreement[link.disagreement]} {text.weight}: <span className="figure-number">{formatNumber(link.weight)}</span>
        </p>
        {sides.map(({ title, claims }) => (
          <section key={title} className="stack">
            <h3>{title}</h3>
            <p className="small soft">{claims.map(({ speaker }: ClaimView) => nameOf(speaker)).join(", ")}</p>
            <EvidenceOf ids={claims.flatMap(({ ids }) => ids)} nameOf={nameOf} />
          </section>
        ))}
      </div>
    </Inspector>
  );
}

export function linkWords({ cause, effect, sign }: LinkView, nameOf: (key: string | null) => string): string {
  return text.link(nameOf(cause), text.signs[String(sign)] ?? "?", nameOf(effect));
}
