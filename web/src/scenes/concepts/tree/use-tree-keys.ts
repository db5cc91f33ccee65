import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { TreeLine } from "./make-tree.ts";
import type { NamedEntry } from "./use-kind.ts";

interface TreeKeysOptions {
  readonly lines: readonly TreeLine<NamedEntry>[];
  readonly taken: string | null;
  readonly mayChange: boolean;
  readonly onTake: (id: string | null) => void;
  readonly onPut: (id: string) => void;
  readonly onTop: (id: string) => void;
  readonly onToggle: (id: string, isOpen: boolean) => void;
}

interface TreeKeys {
  /** The line that the keyboard is on. */
  readonly at: string | null;
  readonly goTo: (id: string) => void;
  readonly handlers: { readonly onKeyDown: (event: KeyboardEvent) => void };
}

/** A tree by keyboard: arrows go through it and fold it; m takes a line, Enter puts it on another, Escape lets it go; t puts a line at the top. */
export function useTreeKeys({ lines, taken, mayChange, onTake, onPut, onTop, onToggle }: TreeKeysOptions): TreeKeys {
  const [wanted, setWanted] = useState<string | null>(null);
  const byKey = useRef(false);
  const found = lines.findIndex(({ entry }) => entry.id === wanted);
  const place = Math.max(0, found);
  const line = lines[place];
  const at = line?.entry.id ?? null;
  useEffect(() => {
    if (!byKey.current || at === null) return;
    byKey.current = false;
    document.querySelector<HTMLElement>(`#concept-${CSS.escape(at)}`)?.focus();
  }, [at]);
  const goBy = (next: number): void => {
    const id = lines[Math.min(lines.length - 1, Math.max(0, next))]?.entry.id;
    if (id === undefined) return;
    byKey.current = true;
    setWanted(id);
  };
  const deeds: Readonly<Record<string, () => void>> = {
    ArrowDown: () => goBy(place + 1),
    ArrowUp: () => goBy(place - 1),
    Home: () => goBy(0),
    End: () => goBy(lines.length - 1),
    ArrowRight: () => {
      if (line?.isOpen === true) goBy(place + 1);
      else if (at !== null) onToggle(at, true);
    },
    ArrowLeft: () => {
      if (line?.isOpen === true && at !== null) onToggle(at, false);
      else goBy(lines.findLastIndex(({ level }, before) => before < place && level < (line?.level ?? 1)));
    },
    Enter: () => {
      if (at === null) return;
      if (taken !== null && taken !== at) onPut(at);
      else onToggle(at, line?.isOpen !== true);
    },
    Escape: () => onTake(null),
    ...(mayChange ? { m: () => onTake(at), t: () => (at === null ? undefined : onTop(at)) } : {}),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const deed = deeds[event.key];
    if (deed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed();
  };
  return { at, goTo: setWanted, handlers: { onKeyDown } };
}
