import { useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { ScopeChoicesAnswer } from "@rapporteur/app/analysis/figures";
import { useProject } from "../../data/live-project.tsx";
import { screens } from "../../frame/screens.ts";
import { formatDay, formatMoment } from "../../hooks/format.ts";
import type { ScopeQuery } from "../../hooks/scope-query.ts";
import { usePrintedPage } from "../../hooks/use-printed-page.ts";
import { Button } from "../../parts/button.tsx";
import { strings } from "../../strings/strings.ts";
import { useEngine } from "../../worker/use-engine.ts";
import "./scope.css";
import { ScopeDialog } from "./scope-dialog.tsx";
import { scopeName, scopeNote } from "./scope-note.ts";
import { useScopeCounts } from "../../data/scope-counts.ts";
import { scopeText as text } from "./scope-strings.ts";
import { useScope, type Scoped } from "./use-scope.ts";

interface ScopeBarProps {
  /** Whether drafts count, and how that is changed; left out where the screen has no such choice. */
  readonly drafts?: boolean;
  readonly onDrafts?: (drafts: boolean) => void;
  /** The title above each printed page; the screen's name and the project's unless told. */
  readonly printedAs?: string;
}

interface Chip {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<ScopeQuery>;
}

/** Under the title of every analysis: which statements it looks at, each part as a chip that takes it away, and how many are left. */
export function ScopeBar({ drafts, onDrafts, printedAs }: ScopeBarProps) {
  const scoped = useScope();
  const [isOpen, setOpen] = useState(false);
  const { data } = useEngine("scopeChoices", { scope: scoped.scope, countsDrafts: drafts ?? true });
  const chips = chipsOf(scoped, data);
  const note = useScopeNote(chips, { drafts, choices: data });
  usePrintedScreen(note, printedAs);
  useScopeName(scoped, data);
  useScopeCounts(data);
  return (
    <div className="scope no-print" role="group" aria-label={text.title}>
      <Button className="scope-edit" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.edit}
      </Button>
      {chips.map(({ key, label, without }) => (
        <button key={key} type="button" className="scope-chip" aria-label={text.remove(label)} onClick={() => scoped.change(without)}>
          <span className="scope-chip-label">{label}</span>
          <span aria-hidden="true">×</span>
        </button>
      ))}
      {drafts === undefined || onDrafts === undefined ? null : (
        <button type="button" className="scope-chip" aria-pressed={drafts} title={text.draftsHelp} onClick={() => onDrafts(!drafts)}>
          {drafts ? text.chip.drafts : text.chip.accepted}
        </button>
      )}
      <span className="note" role="status">
        {data === null ? "" : text.kept(data.kept, data.total)}
      </span>
      {scoped.isWhole ? null : (
        <Button look="quiet" onClick={scoped.clear}>
          {text.clear}
        </Button>
      )}
      {isOpen ? <ScopeDialog scoped={scoped} choices={data} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function namer(choices: ScopeChoicesAnswer | null) {
  return (part: "documents" | "speakers" | "contributors", value: string): string => {
    if (part !== "documents" && value === "") return part === "speakers" ? text.noSpeaker : text.noContributor;
    return choices?.[part].find((choice) => choice.value === value)?.label ?? (part === "documents" ? text.unknownDocument : value);
  };
}

function chipsOf({ query }: Scoped, choices: ScopeChoicesAnswer | null): Chip[] {
  const named = namer(choices);
  const each = (name: "in" | "tags" | "authors" | "by" | "without" | "types", say: (value: string) => string): Chip[] =>
    query[name].map((value) => ({ key: `${name} ${value}`, label: say(value), without: { [name]: query[name].filter((one) => one !== value) } }));
  return [
    ...each("in", (id) => text.chip.document(named("documents", id))),
    ...each("tags", text.chip.tag),
    ...each("authors", (key) => text.chip.author(named("contributors", key))),
    ...each("by", (key) => text.chip.by(named("speakers", key))),
    ...each("without", (key) => text.chip.without(named("speakers", key))),
    ...each("types", text.chip.type),
    ...(query.from === "" ? [] : [{ key: "from", label: text.chip.from(formatDay(query.from)), without: { from: "" } }]),
    ...(query.to === "" ? [] : [{ key: "to", label: text.chip.to(formatDay(query.to)), without: { to: "" } }]),
  ];
}

/** What a file says of its scope: the parts, and how many statements they leave out. */
function useScopeNote(
  chips: readonly Chip[],
  { drafts, choices }: { readonly drafts: boolean | undefined; readonly choices: ScopeChoicesAnswer | null },
): string {
  const reviewed = drafts === undefined ? [] : [drafts ? text.chip.drafts : text.chip.accepted];
  const note = choices === null ? "" : text.note([...chips.map(({ label }) => label), ...reviewed], choices.kept, choices.total);
  useEffect(() => {
    scopeNote.set(note);
    return () => scopeNote.set("");
  }, [note]);
  return note;
}

/** Paper has no chips: title, scope and date stand round each page. */
function usePrintedScreen(note: string, printedAs: string | undefined): void {
  const { name: project } = useProject();
  const [location] = useLocation();
  const screen = screens.find(({ path }) => location === path || location.startsWith(`${path}/`));
  const date = useMemo(() => formatMoment(new Date().toISOString()), []);
  usePrintedPage({ title: printedAs ?? (screen === undefined ? project : `${strings.screens[screen.key]}, ${project}`), scope: note, date });
}

/** What a title says of the scope. */
function useScopeName({ query }: Scoped, choices: ScopeChoicesAnswer | null): void {
  const named = namer(choices);
  const { name } = text;
  const say = (part: (names: readonly string[]) => string, values: readonly string[], label = (value: string): string => value): string[] =>
    values.length === 0 ? [] : [part(values.map(label))];
  const words = [
    ...say(name.types, query.types),
    ...say(name.contributors, query.authors, (key) => named("contributors", key)),
    ...say(name.speakers, query.by, (key) => named("speakers", key)),
    ...say(name.without, query.without, (key) => named("speakers", key)),
    ...say(name.documents, query.in, (id) => named("documents", id)),
    ...say(name.tags, query.tags),
    ...(query.from === "" ? [] : [name.from(formatDay(query.from))]),
    ...(query.to === "" ? [] : [name.to(formatDay(query.to))]),
  ].join(", ");
  useEffect(() => {
    scopeName.set(words);
    return () => scopeName.set("");
  }, [words]);
}
