import { useState } from "react";
import { dayOf, type UnaskedGroup } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { useOpenQuestions } from "./open-questions.ts";
import { text } from "./strings.ts";

interface OpenDialogProps {
  readonly groups: readonly UnaskedGroup[];
  readonly onClose: () => void;
}

/** Shows how the questions would be worded before they are opened; a single one can be reworded. */
export function OpenDialog({ groups, onClose }: OpenDialogProps) {
  const [first] = groups;
  if (first === undefined) return null;
  return (
    <Dialog title={text.openTitle(groups.length)} onClose={onClose}>
      <p className="note">{text.openHint}</p>
      {groups.length === 1 ? <OneQuestion group={first} onClose={onClose} /> : <ManyQuestions groups={groups} onClose={onClose} />}
    </Dialog>
  );
}

function OneQuestion({ group, onClose }: { readonly group: UnaskedGroup; readonly onClose: () => void }) {
  const openQuestions = useOpenQuestions();
  const [words, setWords] = useState(group.text);
  const [criteria, setCriteria] = useState("");
  const [due, setDue] = useState(dayOf(group.due) ?? "");
  const [isRefused, refuse] = useState(false);
  const open = (): void => {
    if (words.trim() === "") return refuse(true);
    openQuestions([{ ...group, text: words.trim(), criteria, due: due === "" ? null : Date.parse(due) }]);
    onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextArea
        label={text.wording}
        value={words}
        maxLength={2000}
        error={isRefused ? text.needsWording : null}
        onChange={(value) => {
          setWords(value);
          refuse(false);
        }}
        data-autofocus
      />
      {group.condition === null ? null : <p className="note">{text.condition(group.condition)}</p>}
      <TextArea label={text.criteriaOptional} value={criteria} maxLength={2000} onChange={setCriteria} />
      <TextField label={text.dueOptional} type="date" value={due} onChange={setDue} />
      <div className="row row-end">
        <span className="note grow">{text.answeredBy(group.statements.length)}</span>
        <Button type="submit" look="primary">
          {text.confirmOpen(1)}
        </Button>
      </div>
    </form>
  );
}

function ManyQuestions({ groups, onClose }: OpenDialogProps) {
  const openQuestions = useOpenQuestions();
  return (
    <>
      <ol className="forecasts-wordings" tabIndex={0} aria-label={text.openTitle(groups.length)}>
        {groups.map((group) => (
          <li key={group.statements.join(" ")}>
            <p className="serif">{group.text}</p>
            <p className="note">
              {[
                group.condition === null ? null : text.condition(group.condition),
                group.due === null ? text.noDue : text.dueBy(formatDay(dayOf(group.due))),
                text.answeredBy(group.statements.length),
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
      <div className="row row-end">
        <Button
          look="primary"
          data-autofocus
          onClick={() => {
            openQuestions(groups);
            onClose();
          }}
        >
          {text.confirmOpen(groups.length)}
        </Button>
      </div>
    </>
  );
}
