import { useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { type AnyRecord, recordKinds } from "@rapporteur/app/records";
import { cache } from "../../data/cache.ts";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { makeRequestKey } from "../../data/request-key.ts";
import { useMay } from "../../data/use-may.ts";
import { usePages } from "../../data/use-pages.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

type Revision = AnswerOf<Api["history"]["list"]>["entries"][number];
type Change = AnswerOf<Api["history"]["get"]>["changes"][number];

/** All that was done to the project, each of it to be undone, and what was removed to be brought back. */
export function History() {
  const { id: project } = useProject();
  const list = usePages(`history:${project}`, recordKinds, (cursor) =>
    client.history.list({ params: { project }, query: cursor === undefined ? { limit: 50 } : { limit: 50, cursor } }),
  );
  if (list.error !== null && list.entries.length === 0) return <ErrorState error={list.error} onRetry={list.reload} />;
  if (list.isFirst) return <Loading />;
  return (
    <>
      <p className="soft">{text.history.lead}</p>
      <Snapshot />
      <ol className="settings-list">
        {list.entries.map((revision) => (
          <li key={revision.revision}>
            <RevisionLine revision={revision} />
          </li>
        ))}
      </ol>
      {list.hasMore ? <Button onClick={list.more}>{text.history.more}</Button> : null}
    </>
  );
}

function Snapshot() {
  const { id: project } = useProject();
  const mayKeep = useMay("editor");
  const [name, setName] = useState("");
  if (!mayKeep) return null;
  const keep = async (): Promise<void> => {
    try {
      await client.history.snapshot({ params: { project }, body: { name: name.trim() } });
      showToast(text.history.snapshotDone(name.trim()));
      setName("");
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <div className="settings-rule">
      <TextField label={text.history.snapshot} value={name} maxLength={200} onChange={setName} />
      <Button disabled={name.trim() === ""} onClick={() => void keep()}>
        {text.history.snapshotMake}
      </Button>
    </div>
  );
}

function RevisionLine({ revision: one }: { readonly revision: Revision }) {
  const { id: project } = useProject();
  const mayChange = useMay("coder");
  const [isOpen, setOpen] = useState(false);
  const undo = async (): Promise<void> => {
    try {
      const body = { requestKey: makeRequestKey(), direction: "undo" as const, revision: one.revision };
      await client.history.undo({ params: { project }, body });
      cache.invalidate("all");
    } catch (thrown) {
      const { message, cure } = describeError(thrown);
      showToast(cure === null ? message : `${message}: ${cure}`);
    }
  };
  const notes = [
    text.history.by(one.by.name, formatMoment(one.at)),
    text.history.changes(one.changeCount),
    ...(one.undoes === null ? [] : [text.history.undoes(one.undoes)]),
    ...(one.undoneBy === null ? [] : [text.history.undone(one.undoneBy)]),
  ];
  return (
    <>
      <div className="settings-line">
        <span className="grow">
          {whatWasDone(one)}
          <span className="note settings-block">{notes.join(" · ")}</span>
        </span>
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? text.history.hide : text.history.show}
        </Button>
        {mayChange && one.undoneBy === null ? (
          <Button aria-label={`${text.history.undo}: ${one.summary}`} onClick={() => void undo()}>
            {text.history.undo}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Changes revision={one.revision} mayChange={mayChange} /> : null}
    </>
  );
}

/** An undo is called by what it undid. */
function whatWasDone({ action, summary, undoes }: Revision): string {
  const words = summary === "" ? action : summary;
  if (undoes === null) return words;
  return action === "redo" ? text.history.doneAgain(words) : text.history.undid(words);
}

const mostShown = 50;

function Changes({ revision, mayChange }: { readonly revision: number; readonly mayChange: boolean }) {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`revision:${project}:${revision}`, [], () => client.history.get({ params: { project, revision } }));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return (
    <ul className="settings-changes">
      {data.changes.slice(0, mostShown).map((change) => (
        <li key={change.id} className="settings-line">
          <span className="grow">{describeChange(change)}</span>
          {change.after === null && change.before !== null && mayChange ? (
            <BringBack change={change} before={change.before} revision={revision} />
          ) : null}
        </li>
      ))}
      {data.changes.length > mostShown ? <li className="note">{text.history.first(mostShown)}</li> : null}
    </ul>
  );
}

function BringBack({ change, before, revision }: { readonly change: Change; readonly before: AnyRecord; readonly revision: number }) {
  const { id: project } = useProject();
  const restore = async (): Promise<void> => {
    const { kind, id } = change;
    try {
      await client.history.restore({ params: { project }, body: { requestKey: makeRequestKey(), kind, id, asOf: revision - 1, expected: null } });
      showToast(text.history.broughtBack(nameOf(before)));
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <Button aria-label={`${text.history.bringBack}: ${nameOf(before)}`} onClick={() => void restore()}>
      {text.history.bringBack}
    </Button>
  );
}

function nameOf(record: AnyRecord): string {
  const { name, title, label, text: words, quote, id } = record as Partial<Record<"name" | "title" | "label" | "text" | "quote" | "id", string>>;
  return (name ?? title ?? label ?? words ?? quote ?? id ?? "").replace(/\s+/g, " ").slice(0, 120);
}

function describeChange({ kind, before, after }: Change): string {
  const what = text.history.kinds[kind] ?? kind;
  const record = after ?? before;
  const name = record === null ? "" : `: ${nameOf(record)}`;
  if (before === null) return `${what} ${text.history.made}${name}`;
  if (after === null) return `${what} ${text.history.removed}${name}`;
  const fields = changedFields(before, after);
  return `${what} ${text.history.changed}${name}${fields.length === 0 ? "" : ` (${fields.join(", ")})`}`;
}

/** "status: asserted → denied" for each plain field that differs, values of statements among them. */
function changedFields(before: AnyRecord, after: AnyRecord): string[] {
  const flat = (record: AnyRecord): Record<string, unknown> => {
    const { values, ...rest } = record as Record<string, unknown>;
    return { ...rest, ...(values as Record<string, unknown> | undefined) };
  };
  const [one, other] = [flat(before), flat(after)];
  const quiet = new Set(["reviewedAt", "reviewedBy"]);
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !quiet.has(name) && JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null))
    .slice(0, 6)
    .map((name) => {
      const [was, is] = [shown(one[name]), shown(other[name])];
      return was === null || is === null ? name : `${name}: ${was} → ${is}`;
    });
}

/** Null for what is no plain value. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return text.none;
  if (typeof value === "string") return value.slice(0, 60);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
