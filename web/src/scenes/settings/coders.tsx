import { useEffect } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment, formatPercent } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { PlainTable } from "../../parts/figure.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState } from "../../parts/states.tsx";
import { LockNote } from "./lock-note.tsx";
import { text } from "./strings.ts";

/** Who drafts: the built-in coder, and a language model only where the server was given one. */
export function Coders() {
  const { id: project, account } = useProject();
  const mayCode = useMay("coder");
  const { data: config } = useResource(account.isAdministrator ? "config" : null, [], () => client.server.config({}));
  const model = config?.settings.find(({ name }) => /model-?name/i.test(name))?.value ?? "";
  const start = async (coder: "builtin" | "model"): Promise<void> => {
    try {
      await client.documents.code({ params: { project }, body: { documents: null, coder } });
      showToast(text.coders.started);
    } catch (thrown) {
      const { message, cure } = describeError(thrown);
      showToast(cure === null ? message : `${message}: ${cure}`);
    }
  };
  return (
    <>
      <p className="soft">{text.coders.lead}</p>
      <LockNote role="coder" />
      <div className="settings-form">
        <h3>{text.coders.builtin}</h3>
        <p>{text.coders.builtinText}</p>
        {mayCode ? (
          <div className="row">
            <Button onClick={() => void start("builtin")}>{text.coders.again}</Button>
          </div>
        ) : null}
      </div>
      <div className="settings-form">
        <h3>{text.coders.model}</h3>
        <p>{model !== "" ? text.coders.modelOn(model) : config === null ? text.coders.modelUnknown : text.coders.modelText}</p>
        {mayCode && (model !== "" || config === null) ? (
          <div className="row">
            <Button onClick={() => void start("model")}>{text.coders.modelAgain}</Button>
          </div>
        ) : null}
      </div>
      <TrustTable />
      <Jobs />
    </>
  );
}

function TrustTable() {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`trust:${project}`, ["statement"], () => client.statements.trust({ params: { project } }));
  const share = (value: number | null): string => (value === null ? "–" : formatPercent(value));
  return (
    <div className="settings-form">
      <h3>{text.coders.trust}</h3>
      {error === null ? null : <ErrorState error={error} onRetry={reload} />}
      {data !== null && data.types.length === 0 ? <p className="note">{text.coders.trustNone}</p> : null}
      {data === null || data.types.length === 0 ? null : (
        <PlainTable
          title={text.coders.trust}
          table={{
            columns: text.coders.trustColumns.map((title, at) => ({ title, ...(at === 0 ? {} : { align: "right" as const }) })),
            rows: data.types.map(({ type, accepted, corrected, rejected, precision, low, high }) => [
              type,
              accepted,
              corrected,
              rejected,
              share(precision),
              low === null || high === null ? "–" : `${share(low)} – ${share(high)}`,
            ]),
          }}
        />
      )}
    </div>
  );
}

function Jobs() {
  const { id: project, signals } = useProject();
  const { data, reload } = useResource(`jobs:${project}`, [], () => client.jobs.list({ params: { project }, query: { limit: 8 } }));
  useEffect(() => signals.onJob(reload), [signals, reload]);
  if (data === null || data.entries.length === 0) return null;
  return (
    <div className="settings-form" aria-live="polite">
      <h3>{text.coders.jobs}</h3>
      <ul className="settings-list">
        {data.entries.map(({ id, kind, state, total, doneCount, failedCount, partDone, createdAt }) => (
          <li key={id}>
            <div className="settings-line">
              <span className="grow">{text.coders.state(kind, { done: doneCount, total, failed: failedCount, parts: partDone })}</span>
              <span className="soft">
                {text.coders.states[state]} · {formatMoment(createdAt)}
              </span>
            </div>
            {failedCount === 0 ? null : <JobReasons id={id} failedCount={failedCount} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Failures that are asked for; the reasons among them that are shown. */
const [mostFailures, mostReasons] = [100, 3];

/** Why a job was stopped or some of it failed: each reason once, with the first that it befell. */
function JobReasons({ id, failedCount }: { readonly id: string; readonly failedCount: number }) {
  const { id: project } = useProject();
  const { data } = useResource(`job-failures:${project}:${id}:${failedCount}`, [], () =>
    client.jobs.failures({ params: { project, id }, query: { limit: mostFailures } }),
  );
  const reasons = [...Map.groupBy(data?.entries ?? [], ({ message }) => message)];
  return (
    <>
      {reasons.slice(0, mostReasons).map(([message, failures]) => (
        <p key={message} className="note" dir="auto">
          {text.coders.reason(failures[0]?.label ?? "", failures.length, message)}
        </p>
      ))}
      {reasons.length <= mostReasons ? null : <p className="note">{text.coders.moreReasons(reasons.length - mostReasons)}</p>}
    </>
  );
}
