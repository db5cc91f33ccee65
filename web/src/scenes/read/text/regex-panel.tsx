import { useState } from "react";
import { useProject } from "../../../data/live-project.tsx";
import { makeRecordId } from "../../../data/request-key.ts";
import { isAtLeast } from "../../../data/session.ts";
import { change, useCommit } from "../../../data/use-commit.ts";
import { Button } from "../../../parts/button.tsx";
import { Check, TextField } from "../../../parts/field.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { text } from "../strings.ts";
import type { Regexes } from "./use-regexes.ts";

const colors = ["#b8860b", "#3b7d8c", "#a0527a", "#5f7d2e", "#7a5ca8"];

/** The reader's own highlights: which are on, and trying a new one. */
export function RegexPanel({ regexes }: { readonly regexes: Regexes }) {
  const { role } = useProject();
  const { records, pattern, found, error } = regexes;
  return (
    <details className="read-panel">
      <summary className="button button-quiet">{text.highlights}</summary>
      <div className="read-panel-body stack">
        {records.map(({ id, label }) => (
          <Check key={id} label={label} checked={regexes.isOn(id)} onChange={() => regexes.toggle(id)} />
        ))}
        <TextField
          label={text.pattern}
          help={found === null ? text.patternHelp : text.matches(found.count, found.isComplete)}
          error={error === null || pattern === "" ? null : describeError(error).message}
          value={pattern}
          spellCheck={false}
          onChange={(value) => regexes.setPattern(value)}
        />
        {pattern !== "" && found !== null && isAtLeast(role, "editor") ? <Keep regexes={regexes} /> : null}
      </div>
    </details>
  );
}

function Keep({ regexes }: { readonly regexes: Regexes }) {
  const commit = useCommit();
  const [label, setLabel] = useState("");
  const keep = (): void => {
    const id = makeRecordId("x");
    const color = colors[regexes.records.length % colors.length] ?? "#b8860b";
    const after = { id, label: label.trim(), pattern: regexes.pattern, isCaseSensitive: false, color };
    commit({ action: "create", summary: text.keptPattern(after.label), changes: [change("regex", { id, expected: null, before: null, after })] });
    regexes.toggle(id);
    regexes.setPattern("");
  };
  return (
    <div className="row">
      <TextField label={text.keepAs} value={label} maxLength={100} onChange={setLabel} />
      <Button disabled={label.trim() === ""} onClick={keep}>
        {text.keepPattern}
      </Button>
    </div>
  );
}
