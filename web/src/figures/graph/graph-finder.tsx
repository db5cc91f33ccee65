import { useId, useMemo, useState, type FormEvent } from "react";
import type { DrawnNode } from "./graph-types.ts";
import { figureText as text } from "../strings.ts";

interface GraphFinderProps {
  readonly nodes: readonly DrawnNode[];
  /** Nodes whose names have the words in them: they are ringed and named, whatever lies below. */
  readonly onFound: (keys: ReadonlySet<string>) => void;
  readonly onTake: (key: string) => void;
}

const none: ReadonlySet<string> = new Set();
/** More rings than this find nothing. */
const mostRinged = 30;

/** A field that finds nodes by their names; Enter goes to the largest of them. */
export function GraphFinder({ nodes, onFound, onTake }: GraphFinderProps) {
  const [words, setWords] = useState("");
  const list = useId();
  const matches = useMemo(() => findNodes(nodes, words), [nodes, words]);
  const look = (typed: string): void => {
    setWords(typed);
    const found = findNodes(nodes, typed);
    onFound(typed.trim() === "" ? none : new Set(found.slice(0, mostRinged).map(({ key }) => key)));
  };
  const take = (event: FormEvent): void => {
    event.preventDefault();
    const [first] = matches;
    if (first !== undefined && words.trim() !== "") onTake(first.key);
  };
  return (
    <form className="graph-finder" role="search" aria-label={text.findNode} onSubmit={take}>
      <input
        type="search"
        className="input small"
        aria-label={text.findNode}
        placeholder={text.findNode}
        list={list}
        value={words}
        onChange={(event) => look(event.target.value)}
      />
      <datalist id={list}>
        {nodes.slice(0, 500).map(({ key, label }) => (
          <option key={key} value={label} />
        ))}
      </datalist>
      <span className="note" role="status">
        {words.trim() === "" ? "" : text.foundNodes(matches.length)}
      </span>
    </form>
  );
}

/** Nodes with these words in their names, the largest first; one of just this name before all others. */
function findNodes(nodes: readonly DrawnNode[], typed: string): DrawnNode[] {
  const words = typed.trim().toLowerCase();
  const isExact = ({ label }: DrawnNode): number => Number(label.toLowerCase() === words);
  return nodes.filter(({ label }) => label.toLowerCase().includes(words)).toSorted((a, b) => isExact(b) - isExact(a) || b.size - a.size);
}
