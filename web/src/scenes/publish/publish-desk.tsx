import { useState } from "react";
import { Link } from "wouter";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import type { Overlaid } from "../../data/pending.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment, formatMomentInZone, formatZone } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { DocumentRightsChoice } from "./document-rights.tsx";
import { text } from "./strings.ts";

interface DeskProps {
  readonly stored: Overlaid<"roundup">;
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
}

/** From words to a public page: read, reviewed, looked at, published. */
export function PublishDesk({ stored, isUnsaved, isSaving }: DeskProps) {
  const { id: project } = useProject();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { record, revision } = stored;
  const isReady = !isUnsaved && !isSaving && revision !== null && !isBusy;
  const run = async (deed: (expected: number) => Promise<string>): Promise<void> => {
    if (revision === null) return;
    setBusy(true);
    setError(null);
    try {
      showToast(await deed(revision));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const read = (): Promise<void> =>
    run(async (expected) => {
      await client.publishing.read({ params: { project, id: record.id }, body: { expected } });
      return text.desk.isRead;
    });
  const wasRead = record.documentId !== null;
  return (
    <section className="publish-desk" aria-labelledby="publish-desk">
      <h2 id="publish-desk">{text.desk.title}</h2>
      <p>
        <span className="chip" data-state={record.state}>
          {text.states[record.state]}
        </span>{" "}
        <StateWords {...stored} />
      </p>
      {record.missed == null ? null : <p role="note">{text.desk.missed(formatMomentInZone(record.missed))}</p>}
      {isUnsaved || isSaving ? <p className="note">{isUnsaved ? text.desk.unsaved : text.desk.saving}</p> : null}
      {error === null ? null : <ErrorState error={error} isRefusal />}
      <div className="stack">
        <p className="note">{wasRead ? text.desk.readAgainWhy : text.desk.readWhy}</p>
        <Button look={wasRead ? "plain" : "primary"} disabled={!isReady} onClick={() => void read()}>
          {isBusy ? text.desk.reading : wasRead ? text.desk.readAgain : text.desk.read}
        </Button>
      </div>
      {record.documentId === null ? <p className="note">{text.desk.unread}</p> : <Told documentId={record.documentId} roundup={record.id} />}
      {record.documentId === null ? null : <DocumentRightsChoice documentId={record.documentId} />}
      {wasRead ? <Steps stored={stored} isReady={isReady} run={run} /> : null}
      <CorrectionList {...stored} />
    </section>
  );
}

function StateWords({ record }: Pick<Overlaid<"roundup">, "record">) {
  if (record.state === "scheduled" && record.publishAt !== null) {
    return text.desk.scheduledFor(formatMomentInZone(record.publishAt), record.approved?.before === "published");
  }
  if (record.state === "draft") return text.desk.onlyEditors;
  if (record.state !== "published" || record.publishedAt === null) return null;
  return (
    <>
      {text.desk.since(formatMoment(record.publishedAt))}{" "}
      <a href={`/site/roundups/${record.slug}.html`} target="_blank" rel="noreferrer">
        {text.desk.visit}
      </a>
    </>
  );
}

/** What readers would see and what is left out, with the ways to look at both. */
function Told({ documentId, roundup }: { readonly documentId: string; readonly roundup: string }) {
  const { id: project } = useProject();
  const { data } = useResource(`publish-counts:${project}:${documentId}`, ["statement"], async () => {
    const reviews = ["accepted", "draft", "rejected"] as const;
    const found = await Promise.all(
      reviews.map((review) => client.statements.list({ params: { project }, query: { documents: [documentId], reviews: [review], limit: 1 } })),
    );
    return found.map(({ total }) => total);
  });
  const [accepted = 0, drafts = 0, rejected = 0] = data ?? [];
  return (
    <div className="stack">
      {data === null ? null : <p role="status">{text.desk.told(accepted, drafts, rejected)}</p>}
      <div className="row">
        <Link className="button" href={`/read/${documentId}`}>
          {text.desk.review}
        </Link>
        <a className="button" href={`/api/projects/${project}/roundups/${roundup}/preview`} target="_blank" rel="noreferrer">
          {text.desk.preview}
        </a>
      </div>
    </div>
  );
}

interface StepsProps {
  readonly stored: Overlaid<"roundup">;
  readonly isReady: boolean;
  readonly run: (deed: (expected: number) => Promise<string>) => Promise<void>;
}

function Steps({ stored: { record }, isReady, run }: StepsProps) {
  const { id: project } = useProject();
  const [correctionNote, setNote] = useState("");
  const [when, setWhen] = useState("");
  const [isSure, setSure] = useState(false);
  const time = when === "" ? Number.NaN : new Date(when).getTime();
  const isPast = when !== "" && !(time > Date.now());
  const take = (step: "publish" | "schedule" | "unschedule" | "withdraw"): Promise<void> =>
    run(async (expected) => {
      const at = step === "schedule" ? new Date(time).toISOString() : null;
      const done = await client.publishing.publish({ params: { project, id: record.id }, body: { step, expected, at, correctionNote } });
      setSure(false);
      setNote("");
      if (step === "withdraw") return text.desk.withdrawn;
      if (step === "unschedule") return text.desk.unscheduled;
      return step === "schedule" && at !== null ? text.desk.isScheduled(formatMomentInZone(at)) : text.desk.published(done.statements);
    });
  const wasPublished = record.publishedAt !== null;
  const isScheduled = record.state === "scheduled";
  const isPublic = record.state === "published" || (isScheduled && wasPublished && record.approved?.before !== "withdrawn");
  return (
    <div className="stack">
      {wasPublished ? (
        <TextArea label={text.desk.note} help={text.desk.noteHelp} rows={2} maxLength={5000} value={correctionNote} onChange={setNote} />
      ) : null}
      <Button look="primary" disabled={!isReady} onClick={() => void take("publish")}>
        {isScheduled ? text.desk.publishNow : wasPublished ? text.desk.publishAgain : text.desk.publish}
      </Button>
      <fieldset className="publish-contribution">
        <legend>{text.desk.later(isScheduled)}</legend>
        <TextField
          label={text.desk.when}
          type="datetime-local"
          value={when}
          help={text.desk.zone(formatZone(Number.isNaN(time) ? Date.now() : time))}
          error={isPast ? text.desk.whenWrong : null}
          onChange={setWhen}
        />
        <div className="row">
          <Button disabled={!isReady || when === "" || isPast} onClick={() => void take("schedule")}>
            {isScheduled ? text.desk.move : text.desk.schedule}
          </Button>
          {isScheduled ? (
            <Button disabled={!isReady} onClick={() => void take("unschedule")}>
              {text.desk.unschedule}
            </Button>
          ) : null}
        </div>
      </fieldset>
      {isPublic && isSure ? <p role="alert">{text.desk.withdrawSure}</p> : null}
      {isPublic ? (
        <Button look="danger" disabled={!isReady} onClick={() => (isSure ? void take("withdraw") : setSure(true))}>
          {text.desk.withdraw}
        </Button>
      ) : null}
    </div>
  );
}

function CorrectionList({ record }: Pick<Overlaid<"roundup">, "record">) {
  if (record.corrections.length === 0) return null;
  return (
    <details>
      <summary>{text.desk.corrections}</summary>
      <ul className="publish-corrections">
        {record.corrections.map(({ at, what, old, new: now, note }, index) => (
          <li key={`${at}-${index}`}>
            {text.desk.taken(what, String(old ?? "—"), String(now ?? "—"))}{" "}
            <span className="soft">{[formatMoment(at), note].filter((part) => part !== "").join(" · ")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
