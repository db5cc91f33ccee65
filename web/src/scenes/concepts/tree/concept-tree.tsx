import { useMemo, useState } from "react";
import type { EntityType } from "@rapporteur/core/model";
import { useMay } from "../../../data/use-may.ts";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { text } from "../strings.ts";
import { useDecisions } from "../use-decisions.ts";
import { isBelow, treeLines, type TreeLine } from "./make-tree.ts";
import { PlaceDialog } from "./place-dialog.tsx";
import { useKind, type NamedEntry } from "./use-kind.ts";
import { useTreeKeys } from "./use-tree-keys.ts";

interface ConceptTreeProps {
  readonly kind: EntityType;
  readonly drafts: boolean;
}

/** The hierarchy of all names of a kind. One dropped on another, or taken and put there by keyboard, is placed below it or merged into it. */
export function ConceptTree({ kind, drafts }: ConceptTreeProps) {
  const { data, error, reload } = useKind(kind);
  const mayChange = useMay("editor");
  const [words, setWords] = useState("");
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return (
    <>
      <p className="note">{mayChange ? text.tree.help : text.editorsOnly}</p>
      {data.isCut ? <p className="note">{text.tree.cut(data.entries.length)}</p> : null}
      <TextField label={text.tree.find} type="search" value={words} onChange={setWords} />
      <Tree entries={data.entries} words={words} drafts={drafts} mayChange={mayChange} />
    </>
  );
}

interface TreeProps {
  readonly entries: readonly NamedEntry[];
  readonly words: string;
  readonly drafts: boolean;
  readonly mayChange: boolean;
}

/** One on its way to another. */
interface Move {
  readonly from: NamedEntry;
  readonly onto: NamedEntry;
}

function Tree({ entries, words, drafts, mayChange }: TreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<string | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const decide = useDecisions();
  const known = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const lines = useMemo(() => treeLines(named(entries, known, words), words === "" ? closed : new Set()), [entries, known, words, closed]);
  const put = (ontoId: string): void => {
    const [from, onto] = [known.get(taken ?? ""), known.get(ontoId)];
    setTaken(null);
    if (from !== undefined && onto !== undefined && from !== onto) setMove({ from, onto });
  };
  const toTop = (id: string): void => {
    const from = known.get(id);
    setTaken(null);
    if (from !== undefined && from.parent !== null) void decide("top", { from, into: from });
  };
  const toggle = (id: string, isOpen: boolean): void =>
    setClosed((before) => (isOpen ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const keys = useTreeKeys({ lines, taken, mayChange, onTake: setTaken, onPut: put, onTop: toTop, onToggle: toggle });
  const shared = { taken, mayChange, onTake: setTaken, onPut: put, onToggle: toggle };
  const takenName = taken === null ? null : known.get(taken)?.name;
  return (
    <>
      <p className="concepts-taken" role="status">
        {takenName === null || takenName === undefined ? "" : text.tree.taken(takenName)}
      </p>
      <div
        className="concepts-top"
        data-open={taken !== null && known.get(taken)?.parent !== null ? "" : undefined}
        onDragOver={(event) => event.preventDefault()}
        onDrop={() => (taken === null ? undefined : toTop(taken))}
      >
        {text.tree.top}
      </div>
      <ul className="concepts-tree" role="tree" aria-label={text.tree.label} {...keys.handlers}>
        {lines.map((line) => (
          <Line key={line.entry.id} line={line} isAt={keys.at === line.entry.id} onAt={keys.goTo} {...shared} />
        ))}
      </ul>
      {lines.length === 0 ? <p className="soft">{text.tree.none}</p> : null}
      {move === null ? null : (
        <PlaceDialog {...move} drafts={drafts} isCircle={isBelow(known, move.onto.id, move.from.id)} decide={decide} onClose={() => setMove(null)} />
      )}
    </>
  );
}

/** Entries with the words in their names, and those above them. */
function named(entries: readonly NamedEntry[], known: ReadonlyMap<string, NamedEntry>, words: string): readonly NamedEntry[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return entries;
  const kept = new Set<string>();
  for (const { id, name } of entries)
    if (name.toLowerCase().includes(wanted))
      for (let at: string | null = id; at !== null && !kept.has(at); at = known.get(at)?.parent ?? null) kept.add(at);
  return entries.filter(({ id }) => kept.has(id));
}

interface LineProps {
  readonly line: TreeLine<NamedEntry>;
  readonly isAt: boolean;
  readonly taken: string | null;
  readonly mayChange: boolean;
  readonly onAt: (id: string) => void;
  readonly onTake: (id: string | null) => void;
  readonly onPut: (id: string) => void;
  readonly onToggle: (id: string, isOpen: boolean) => void;
}

function Line({ line: { entry, level, childCount, isOpen }, isAt, taken, mayChange, onAt, onTake, onPut, onToggle }: LineProps) {
  const [isOver, setOver] = useState(false);
  const isTaken = taken === entry.id;
  return (
    <li
      role="treeitem"
      id={`concept-${entry.id}`}
      className="concepts-line"
      aria-level={level}
      aria-expanded={childCount === 0 ? undefined : isOpen}
      aria-selected={isTaken}
      tabIndex={isAt ? 0 : -1}
      data-over={isOver && !isTaken ? "" : undefined}
      style={{ paddingInlineStart: `${(level - 1) * 1.6 + 0.4}rem` }}
      draggable={mayChange}
      onFocus={() => onAt(entry.id)}
      onClick={() => (taken === null || isTaken ? onToggle(entry.id, !isOpen) : onPut(entry.id))}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", entry.name);
        event.dataTransfer.effectAllowed = "move";
        onTake(entry.id);
      }}
      onDragEnd={() => onTake(null)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onPut(entry.id);
      }}
    >
      <span className="concepts-fold" aria-hidden="true">
        {childCount === 0 ? "" : isOpen ? "▾" : "▸"}
      </span>
      <span className="grow">{entry.name}</span>
      <span className="note figure-number">{text.tree.uses(entry.uses)}</span>
      {mayChange ? (
        <Button
          look="quiet"
          tabIndex={-1}
          aria-label={isTaken ? text.tree.letGoOf(entry.name) : text.tree.takeIt(entry.name)}
          onClick={(event) => {
            event.stopPropagation();
            onTake(isTaken ? null : entry.id);
          }}
        >
          {isTaken ? text.tree.letGo : text.tree.take}
        </Button>
      ) : null}
    </li>
  );
}
