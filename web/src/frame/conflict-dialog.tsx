import { Fragment } from "react";
import { useProject } from "../data/live-project.tsx";
import type { PendingWrite } from "../data/pending.ts";
import { useEntityRecord } from "../data/use-entity-record.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { strings } from "../strings/strings.ts";
import { differences } from "./differences.ts";

/** Changes that met another's or were refused: both versions field by field, and the choice between them. */
export function ConflictDialog({ writes, onClose }: { readonly writes: readonly PendingWrite[]; readonly onClose: () => void }) {
  return (
    <Dialog title={strings.conflict.title} onClose={onClose} isWide>
      {writes.map((write) => (
        <section key={write.requestKey} className="stack">
          <h3>{write.summary}</h3>
          {write.state === "conflict" ? <Conflict write={write} /> : <Refused write={write} />}
        </section>
      ))}
    </Dialog>
  );
}

function Conflict({ write }: { readonly write: PendingWrite }) {
  const { queue } = useProject();
  const current = write.current ?? null;
  const theirs = (current?.record ?? null) as Record<string, unknown> | null;
  const change = write.changes.find(({ id }) => id === theirs?.["id"]) ?? write.changes[0];
  const mine = (change?.after ?? null) as Record<string, unknown> | null;
  return (
    <>
      <p>{current === null ? strings.conflict.removed : strings.conflict.met(current.by)}</p>
      <Versions mine={mine} theirs={theirs} />
      <div className="row">
        <Button look="primary" onClick={() => queue.resend(write.requestKey)}>
          {strings.conflict.keepMine}
        </Button>
        <Button onClick={() => queue.drop(write.requestKey)}>{strings.conflict.keepTheirs}</Button>
      </div>
    </>
  );
}

function Refused({ write }: { readonly write: PendingWrite }) {
  const { queue } = useProject();
  const mine = (write.changes[0]?.after ?? null) as Record<string, unknown> | null;
  const before = (write.changes[0]?.before ?? null) as Record<string, unknown> | null;
  return (
    <>
      <p>
        {strings.conflict.refused} {write.problem?.message}
      </p>
      {write.problem?.cure == null ? null : <p className="soft">{write.problem.cure}</p>}
      <Versions mine={mine} theirs={before} />
      <div className="row">
        <Button onClick={() => queue.resend(write.requestKey)}>{strings.conflict.again}</Button>
        <Button look="danger" onClick={() => queue.drop(write.requestKey)}>
          {strings.conflict.drop}
        </Button>
      </div>
    </>
  );
}

interface VersionsProps {
  readonly mine: Record<string, unknown> | null;
  readonly theirs: Record<string, unknown> | null;
}

function Versions({ mine, theirs }: VersionsProps) {
  return (
    <div className="versions">
      <strong>{strings.conflict.field}</strong>
      <strong>{strings.conflict.mine}</strong>
      <strong>{strings.conflict.theirs}</strong>
      {differences(mine, theirs).map(({ field, mine, theirs }) => (
        <Fragment key={field}>
          <span className="soft">{field}</span>
          <Value value={mine} />
          <Value value={theirs} />
        </Fragment>
      ))}
    </div>
  );
}

/** A value in words; an entity by its name. */
function Value({ value }: { readonly value: string | null }) {
  const { data } = useEntityRecord(value !== null && /^e[a-z0-9]{1,63}$/.test(value) ? value : null);
  return <span className="versions-differs">{data?.name ?? value ?? strings.conflict.empty}</span>;
}
