import { useState, type ReactNode } from "react";
import { EvidenceOf } from "../../figures/evidence-list.tsx";
import { Button } from "../../parts/button.tsx";
import { text } from "./strings.ts";

export interface CountedItem {
  readonly key: string;
  readonly name: string;
  readonly label: ReactNode;
  /** What stands at the right: a count, or several. */
  readonly figure: ReactNode;
  readonly ids: readonly string[];
}

interface CountedListProps {
  readonly items: readonly CountedItem[];
  readonly nameOf: (key: string | null) => string;
  readonly none: string;
}

const shownAtFirst = 8;

/** Names with counts; each count opens the statements that make it. */
export function CountedList({ items, nameOf, none }: CountedListProps) {
  const [isWhole, setWhole] = useState(false);
  if (items.length === 0) return <p className="soft">{none}</p>;
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  return (
    <>
      <ul className="experts-list">
        {shown.map((item) => (
          <Item key={item.key} item={item} nameOf={nameOf} />
        ))}
      </ul>
      {items.length > shown.length ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {text.more(items.length - shown.length)}
        </Button>
      ) : null}
    </>
  );
}

function Item({ item: { name, label, figure, ids }, nameOf }: { readonly item: CountedItem; readonly nameOf: CountedListProps["nameOf"] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className="experts-item">
        <span className="grow">{label}</span>
        {ids.length === 0 ? (
          <span className="note">{figure}</span>
        ) : (
          <Button
            look="quiet"
            className="experts-count"
            aria-expanded={isOpen}
            aria-label={text.showWords(name, ids.length)}
            onClick={() => setOpen(!isOpen)}
          >
            {figure}
          </Button>
        )}
      </div>
      {isOpen ? <EvidenceOf ids={ids} nameOf={nameOf} /> : null}
    </li>
  );
}
