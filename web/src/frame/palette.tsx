import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useLocation } from "wouter";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { useResource } from "../data/use-resource.ts";
import { useDebounced } from "../hooks/use-debounced.ts";
import { useEntityQuery } from "../hooks/use-entity-query.ts";
import { Dialog } from "../parts/dialog.tsx";
import { useEntities } from "../parts/use-entities.ts";
import { strings } from "../strings/strings.ts";
import { offeredActions } from "./actions.ts";
import { screens } from "./screens.ts";
import { setTheme, themes } from "./theme.ts";
import { useUndo } from "./undo.ts";

interface Way {
  readonly id: string;
  readonly group: keyof typeof strings.palette.groups;
  readonly label: string;
  readonly detail?: string;
  readonly go: () => void;
}

/** Finds every screen, document, entity and action by what is typed. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  // The option that the arrows chose: what comes in above it later does not take its place.
  const [chosen, setChosen] = useState<string | null>(null);
  // Enter was pressed before the names of what was typed had come.
  const [isSent, setSent] = useState(false);
  const listId = useId();
  const { ways, isLoading } = useWays(typed);
  const at = Math.max(
    0,
    ways.findIndex(({ id }) => id === chosen),
  );
  const go = (way: Way | undefined): void => {
    if (way === undefined) return;
    onClose();
    // Once the dialog has given the focus back, so that the action has the last word on it.
    setTimeout(way.go, 0);
  };
  // Names come in above these; documents may be those of the word before.
  const mayChange = isLoading && chosen === null && (ways[at]?.id === "search-texts" || ways[at]?.group === "document");
  useEffect(() => {
    if (!isSent || mayChange) return;
    setSent(false);
    go(ways[at]);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen(ways[(at + step + ways.length) % Math.max(1, ways.length)]?.id ?? null);
    else if (event.key === "Enter") setSent(true);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={strings.palette.title} onClose={onClose} className="palette" losesNothing>
      <input
        className="input palette-input"
        role="combobox"
        aria-label={strings.palette.title}
        aria-expanded={ways.length > 0}
        aria-controls={listId}
        aria-activedescendant={ways.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        data-autofocus=""
        placeholder={strings.palette.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(null);
          setSent(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="palette-list" role="listbox" id={listId} aria-label={strings.palette.title} aria-busy={isLoading}>
        {ways.map((way, index) => (
          <li
            key={way.id}
            id={`${listId}-${index}`}
            className="palette-option"
            role="option"
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: "nearest" });
            }}
            onClick={() => go(way)}
          >
            <span>{way.label}</span>
            <span className="note">{way.detail ?? strings.palette.groups[way.group]}</span>
          </li>
        ))}
      </ul>
      {ways.length === 0 ? <p className="soft">{isLoading ? `${strings.palette.searching}…` : strings.palette.nothing}</p> : null}
    </Dialog>
  );
}

const mostWays = 60;
/** Documents, and entities. */
const mostNamed = 8;

/** What was typed may be anything: last of all it can be looked for in every text. */
function useWays(typed: string): { ways: readonly Way[]; isLoading: boolean } {
  const text = typed.trim();
  const documents = useDocumentWays(text);
  const entities = useEntityWays(text);
  const fixed = useFixedWays().filter(({ label }) => matches(label, text));
  const [, navigate] = useLocation();
  const search: Way = {
    id: "search-texts",
    group: "action",
    label: strings.palette.searchTexts(text),
    go: () => navigate(`/library?q=${encodeURIComponent(text)}`),
  };
  const ask: Way = { id: "ask", group: "action", label: strings.palette.ask(text), go: () => navigate(`/ask?q=${encodeURIComponent(text)}`) };
  // A question is no name of anything.
  const isQuestion = /\?$|\s\S+\s/.test(text);
  const named = [...fixed, ...documents.ways, ...entities.ways].slice(0, mostWays);
  return {
    ways: text === "" ? named : isQuestion ? [ask, ...named, search] : [...named, search, ask],
    isLoading: documents.isLoading || entities.isLoading,
  };
}

/** Every word typed begins a word of the label. */
function matches(label: string, typed: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function useFixedWays(): Way[] {
  const [, navigate] = useLocation();
  const undo = useUndo();
  const actions = offeredActions().map(({ id, label, keyHint, run }): Way => {
    const detail = keyHint === undefined ? strings.palette.groups.action : `${strings.palette.groups.action} · ${keyHint}`;
    return { id: `action-${id}`, group: "action", label, detail, go: run };
  });
  return [
    ...screens.map(({ key, path }): Way => ({ id: `screen-${key}`, group: "screen", label: strings.screens[key], go: () => navigate(path) })),
    ...actions,
    { id: "undo", group: "action", label: strings.palette.undo, go: () => undo("undo") },
    { id: "redo", group: "action", label: strings.palette.redo, go: () => undo("redo") },
    ...themes.map((theme): Way => ({
      id: `theme-${theme}`,
      group: "action",
      label: strings.palette.themeTo(strings.frame.themes[theme]),
      go: () => setTheme(theme),
    })),
  ];
}

function useDocumentWays(text: string): { ways: Way[]; isLoading: boolean } {
  const { id: project } = useProject();
  const [, navigate] = useLocation();
  const asked = useDebounced(text, 80);
  const { data, isLoading } = useResource(`palette-documents:${project}:${asked}`, ["document"], () =>
    client.documents.list({ params: { project }, query: { limit: mostNamed, ...(asked === "" ? {} : { title: asked }) } }),
  );
  const ways = (data?.entries ?? []).map(({ record }): Way => ({
    id: record.id,
    group: "document",
    label: record.title,
    go: () => navigate(`/read/${record.id}`),
  }));
  return { ways, isLoading: isLoading || asked !== text };
}

function useEntityWays(text: string): { ways: Way[]; isLoading: boolean } {
  const [, open] = useEntityQuery();
  const { entries, isSettled } = useEntities(text === "" ? null : text, []);
  const ways = entries.slice(0, mostNamed).map(({ record }): Way => ({
    id: record.id,
    group: "entity",
    label: record.name,
    detail: strings.entityTypes[record.type] ?? record.type,
    go: () => open(record.id),
  }));
  return { ways, isLoading: text !== "" && !isSettled };
}
