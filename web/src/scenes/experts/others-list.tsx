import { useState } from "react";
import { Link } from "wouter";
import type { OthersView } from "@rapporteur/app/analysis/figures";
import { profileHref } from "../../hooks/profile-href.ts";
import { Button } from "../../parts/button.tsx";
import type { PageContext } from "./page-context.ts";
import { text } from "./strings.ts";

interface OthersListProps {
  readonly others: readonly OthersView[];
  readonly of: string;
  readonly context: PageContext;
}

const shownAtFirst = 8;

/** With whom an expert agrees and parts, over how many concepts and which; each leads to both side by side. */
export function OthersList({ others, of, context: { nameOf, kept } }: OthersListProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? others : others.slice(0, shownAtFirst);
  const names = (keys: readonly string[]): string => keys.map(nameOf).join(", ");
  return (
    <section className="experts-part">
      <h2>{text.others}</h2>
      {others.length === 0 ? <p className="soft">{text.noOthers}</p> : null}
      <ul className="experts-list">
        {shown.map(({ speaker, same, opposite }) => (
          <li key={speaker} className="experts-other">
            <Link href={profileHref("speaker", [of, speaker], kept)} title={text.compareWith(nameOf(speaker))}>
              {nameOf(speaker)}
            </Link>
            <Share same={same.length} opposite={opposite.length} />
            <span className="note">
              {[same.length === 0 ? null : text.sameOn(names(same)), opposite.length === 0 ? null : text.oppositeOn(names(opposite))]
                .filter((part) => part !== null)
                .join(". ")}
            </span>
          </li>
        ))}
      </ul>
      {others.length > shown.length ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {text.more(others.length - shown.length)}
        </Button>
      ) : null}
      {others.length === 0 ? null : <p className="note">{text.othersNote}</p>}
    </section>
  );
}

/** A bar of two parts, with its numbers in words. */
function Share({ same, opposite }: { readonly same: number; readonly opposite: number }) {
  const words = [same === 0 ? null : text.same(same), opposite === 0 ? null : text.opposite(opposite)].filter((part) => part !== null).join(", ");
  return (
    <span className="experts-share">
      <svg viewBox={`0 0 ${same + opposite} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect width={same} height={1} className="experts-same" />
        <rect x={same} width={opposite} height={1} className="experts-opposite" />
      </svg>
      <span className="note">{words}</span>
    </span>
  );
}
