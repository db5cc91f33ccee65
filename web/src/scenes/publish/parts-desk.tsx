import { useId, useState, type ReactNode } from "react";
import type { RecordOf } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useRecords } from "../../data/use-records.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMomentInZone } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { LinkField } from "../../parts/link-field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { Markdown } from "../../parts/markdown.tsx";
import { partsText as text } from "./parts-strings.ts";

type Part = RecordOf<"part">;

interface PartsDeskProps {
  readonly roundup: string;
  /** What an accepted part would be overwritten by. */
  readonly isUnsaved: boolean;
}

/** Experts who were invited to write their own part: their links, what they sent in, and what an editor decides over it. */
export function PartsDesk({ roundup, isUnsaved }: PartsDeskProps) {
  const { records, error } = useRecords("part");
  const own = records?.filter(({ record }) => record.roundup === roundup) ?? [];
  const heading = useId();
  return (
    <section className="publish-parts stack" aria-labelledby={heading}>
      <h2 id={heading}>{text.title}</h2>
      <p className="note">{text.lead}</p>
      {error === null ? null : <ErrorState error={error} />}
      {own.map(({ record, revision }) =>
        revision === null ? null : <PartCard key={record.id} part={record} revision={revision} isUnsaved={isUnsaved} />,
      )}
      <InviteForm roundup={roundup} />
    </section>
  );
}

interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

/** One thing at a time, with what went wrong. */
function useSteps() {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (step: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await step();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run };
}

function InviteForm({ roundup }: { readonly roundup: string }) {
  const { id: project } = useProject();
  const [author, setAuthor] = useState("");
  const [role, setRole] = useState("");
  const [days, setDays] = useState("14");
  const [link, setLink] = useState<(Link & { readonly author: string }) | null>(null);
  const { error, isBusy, run } = useSteps();
  const invite = (): Promise<void> =>
    run(async () => {
      const made = await client.parts.invite({
        params: { project, id: roundup },
        body: { author: author.trim(), role: role.trim(), days: Number(days) },
      });
      setLink({ ...made, author: author.trim() });
      setAuthor("");
      setRole("");
    });
  return (
    <fieldset className="publish-contribution">
      <legend>{text.invite}</legend>
      <div className="publish-pair">
        <TextField label={text.author} help={text.authorHelp} value={author} maxLength={200} dir="auto" onChange={setAuthor} />
        <TextField label={text.role} value={role} maxLength={1000} dir="auto" onChange={setRole} />
      </div>
      <Select
        label={text.days}
        value={days}
        options={["7", "14", "30", "90"].map((value) => ({ value, label: text.dayCount(value) }))}
        onChange={setDays}
      />
      {error === null ? null : <ErrorState error={error} isRefusal />}
      <div>
        <Button disabled={isBusy || author.trim() === ""} onClick={() => void invite()}>
          {text.makeLink}
        </Button>
      </div>
      {link === null ? null : <PartLink link={link} author={link.author} />}
    </fieldset>
  );
}

/** The link whole, to be copied: it is shown this once. */
function PartLink({ link, author }: { readonly link: Link; readonly author: string }) {
  const url = new URL(link.url, window.location.origin).href;
  return <LinkField label={text.linkOf(author)} help={text.linkHelp(formatMomentInZone(link.expiresAt))} url={url} words={text} />;
}

interface CardProps {
  readonly part: Part;
  readonly revision: number;
  readonly isUnsaved: boolean;
}

function PartCard({ part, revision, isUnsaved }: CardProps) {
  const { id: project } = useProject();
  const { error, isBusy, run } = useSteps();
  const [note, setNote] = useState("");
  const [link, setLink] = useState<Link | null>(null);
  const [isSure, setSure] = useState(false);
  const { id, author, state } = part;
  const decide = (step: "accept" | "return" | "revoke", says: string): Promise<void> =>
    run(async () => {
      await client.parts.decide({ params: { project, id }, body: { expected: revision, step, note } });
      setNote("");
      setSure(false);
      setLink(null);
      showToast(says);
    });
  const renew = (): Promise<void> =>
    run(async () => setLink(await client.parts.renew({ params: { project, id }, body: { expected: revision, days: 14 } })));
  const isOver = Date.parse(part.expiresAt) <= Date.now();
  return (
    <article className="publish-contribution" aria-label={text.partOf(author)}>
      <p>
        <strong dir="auto">{author}</strong>{" "}
        <span className="chip" data-state={state}>
          {text.states[state]}
        </span>
      </p>
      {state === "accepted" || state === "revoked" ? null : (
        <p className="note">{isOver ? text.linkOver(formatMomentInZone(part.expiresAt)) : text.linkUntil(formatMomentInZone(part.expiresAt))}</p>
      )}
      <PartWords part={part} />
      {error === null ? null : <ErrorState error={error} isRefusal />}
      {state === "submitted" ? (
        <>
          <TextArea label={text.note} help={text.noteHelp} rows={2} maxLength={5000} value={note} dir="auto" onChange={setNote} />
          {isUnsaved ? <p className="note">{text.saveFirst}</p> : null}
          <div className="row">
            <Button look="primary" disabled={isBusy || isUnsaved} onClick={() => void decide("accept", text.accepted(author))}>
              {text.accept}
            </Button>
            <Button disabled={isBusy} onClick={() => void decide("return", text.returned(author))}>
              {text.return}
            </Button>
          </div>
        </>
      ) : null}
      {state === "accepted" ? null : (
        <div className="row">
          <Button look="quiet" disabled={isBusy} onClick={() => void renew()}>
            {text.newLink}
          </Button>
          {state === "revoked" ? null : (
            <Button look="danger" disabled={isBusy} onClick={() => (isSure ? void decide("revoke", text.revoked(author)) : setSure(true))}>
              {isSure ? text.revokeSure : text.revoke}
            </Button>
          )}
        </div>
      )}
      {link === null ? null : <PartLink link={link} author={author} />}
    </article>
  );
}

/** What was written, folded away unless it waits for a decision. */
function PartWords({ part: { state, words, note, author } }: { readonly part: Part }): ReactNode {
  const isEmpty = words.markdown === "" && words.heading === "" && words.answers.length === 0;
  if (isEmpty) return <p className="soft">{text.nothing}</p>;
  return (
    <details open={state === "submitted"}>
      <summary>{text.words}</summary>
      <div className="publish-preview" tabIndex={0} role="region" aria-label={text.partOf(author)}>
        {words.heading === "" ? null : <h3 dir="auto">{words.heading}</h3>}
        <p className="note" dir="auto">
          <strong>{author}</strong>
          {words.role === "" ? "" : `, ${words.role}`}
        </p>
        <Markdown source={words.markdown} />
        {words.answers.map(({ question, markdown }) => (
          <div key={question}>
            <p dir="auto">
              <strong>{question}</strong>
            </p>
            <Markdown source={markdown} />
          </div>
        ))}
        {words.bio === "" ? null : (
          <p dir="auto">
            <em>{words.bio}</em>
          </p>
        )}
      </div>
      {state === "returned" && note !== "" ? <p className="note">{text.toldThem(note)}</p> : null}
    </details>
  );
}
