import { useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { formatNumber } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { PlainTable } from "../../parts/figure.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { text } from "./strings.ts";

/** Backing up, checking, and the settings in force. */
export function Care() {
  const { account } = useProject();
  return account.isAdministrator ? <AdministratorCare /> : <p className="soft">{text.care.needsAdministrator}</p>;
}

function AdministratorCare() {
  const [backup, setBackup] = useState<AnswerOf<Api["server"]["backup"]> | null>(null);
  const [findings, setFindings] = useState<AnswerOf<Api["server"]["doctor"]>["findings"] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { data: config } = useResource("config", [], () => client.server.config({}));
  const run = async (deed: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await deed();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="soft">{text.care.lead}</p>
      <div className="row">
        <Button disabled={isBusy} onClick={() => void run(async () => setBackup(await client.server.backup({})))}>
          {text.care.backup}
        </Button>
        <Button disabled={isBusy} onClick={() => void run(async () => setFindings((await client.server.doctor({})).findings))}>
          {text.care.check}
        </Button>
      </div>
      {error === null ? null : <ErrorState error={error} />}
      <div role="status">
        {backup === null ? null : <p>{text.care.backupDone(backup.path, `${formatNumber(backup.bytes / 1_000_000)} MB`)}</p>}
        {findings === null ? null : <p>{findings.length === 0 ? text.care.healthy : text.care.findings(findings.length)}</p>}
      </div>
      {findings === null || findings.length === 0 ? null : (
        <ul className="settings-list">
          {findings.map(({ code, message, isFixable, id }) => (
            <li key={`${code}-${id}-${message}`}>
              {message} <span className="note">{[code, id, isFixable ? text.care.fixable : null].filter((part) => part !== null).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
      {config === null ? null : (
        <div className="settings-form">
          <h3>{text.care.settings}</h3>
          <PlainTable
            title={text.care.settings}
            table={{
              columns: text.care.settingColumns.map((title) => ({ title })),
              rows: config.settings.map(({ name, value, from }) => [name, value, from]),
            }}
          />
        </div>
      )}
    </>
  );
}
