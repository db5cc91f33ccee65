import { useState } from "react";
import type { ScopeChoice, ScopeChoicesAnswer } from "@rapporteur/app/analysis/figures";
import { formatNumber } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Check, TextField } from "../../parts/field.tsx";
import { Loading } from "../../parts/states.tsx";
import { scopeText as text } from "./scope-strings.ts";
import type { Scoped } from "./use-scope.ts";

interface ScopeDialogProps {
  readonly scoped: Scoped;
  readonly choices: ScopeChoicesAnswer | null;
  readonly onClose: () => void;
}

/** Everything that the statements can be narrowed by, with how many each choice would leave. A choice takes effect at once. */
export function ScopeDialog({ scoped, choices, onClose }: ScopeDialogProps) {
  const { query, change, isWhole, clear } = scoped;
  const toggled = (values: readonly string[], value: string): string[] =>
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  const pick = (name: "in" | "tags" | "authors" | "types") => ({
    chosen: query[name],
    onToggle: (value: string) => change({ [name]: toggled(query[name], value) }),
  });
  return (
    <Dialog title={text.dialog} onClose={onClose} isWide losesNothing>
      {choices === null ? (
        <Loading />
      ) : (
        <div className="scope-parts">
          <div className="stack">
            <Choices title={text.parts.documents} choices={choices.documents} {...pick("in")} />
            {isSigned(choices.contributors) ? (
              <Choices title={text.parts.contributors} help={text.contributorsHelp} choices={choices.contributors.map(named)} {...pick("authors")} />
            ) : null}
          </div>
          <Speakers scoped={scoped} choices={choices.speakers} />
          <div className="stack">
            <Choices title={text.parts.types} choices={choices.types} {...pick("types")} />
            {choices.tags.length === 0 ? null : <Choices title={text.parts.tags} choices={choices.tags} {...pick("tags")} />}
            <fieldset className="scope-part">
              <legend>{text.parts.dates}</legend>
              <div className="scope-dates">
                <TextField label={text.from} type="date" value={query.from} onChange={(from) => change({ from })} />
                <TextField label={text.to} type="date" value={query.to} onChange={(to) => change({ to })} />
              </div>
            </fieldset>
          </div>
        </div>
      )}
      <div className="row row-end scope-foot">
        <span className="note grow" role="status">
          {choices === null ? "" : text.kept(choices.kept, choices.total)}
        </span>
        <Button disabled={isWhole} onClick={clear}>
          {text.clear}
        </Button>
        <Button look="primary" onClick={onClose}>
          {text.done}
        </Button>
      </div>
    </Dialog>
  );
}

/** Where nobody signs anything, there is nobody to choose. */
const isSigned = (contributors: readonly ScopeChoice[]): boolean => contributors.some(({ value }) => value !== "");
const named = (choice: ScopeChoice): ScopeChoice => (choice.value === "" ? { ...choice, label: text.noContributor } : choice);

const shownAtFirst = 10;

/** Those whose names hold what is typed; of many, the first, and the chosen ones. */
function useShortList(choices: readonly ScopeChoice[], chosen: readonly string[]) {
  const [typed, setTyped] = useState("");
  const [isWhole, setWhole] = useState(false);
  const found = choices.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
  const shown = isWhole ? found.slice(0, 500) : found.filter(({ value }, at) => at < shownAtFirst || chosen.includes(value));
  return { typed, setTyped, shown, hidden: found.length - shown.length, showAll: () => setWhole(true) };
}

interface ChoicesProps {
  readonly title: string;
  readonly help?: string;
  readonly choices: readonly ScopeChoice[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

function Choices({ title, help, choices, chosen, onToggle }: ChoicesProps) {
  const list = useShortList(choices, chosen);
  return (
    <fieldset className="scope-part">
      <legend>{title}</legend>
      {help === undefined ? null : <p className="note">{help}</p>}
      {choices.length > shownAtFirst ? <TextField label={text.find(title)} type="search" value={list.typed} onChange={list.setTyped} /> : null}
      {choices.length === 0 ? <p className="note">{text.none}</p> : null}
      {list.shown.map(({ value, label, count }) => (
        <Check key={value} label={<Counted label={label} count={count} />} checked={chosen.includes(value)} onChange={() => onToggle(value)} />
      ))}
      {list.hidden > 0 ? (
        <Button look="quiet" onClick={list.showAll}>
          {text.more(list.hidden)}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Speakers({ scoped, choices }: { readonly scoped: Scoped; readonly choices: readonly ScopeChoice[] }) {
  const { query, change } = scoped;
  const list = useShortList(choices, [...query.by, ...query.without]);
  const without = (values: readonly string[], value: string): string[] => values.filter((one) => one !== value);
  const set = (value: string, to: "by" | "without"): void => {
    const isSet = query[to].includes(value);
    const other = to === "by" ? "without" : "by";
    change({ [to]: isSet ? without(query[to], value) : [...query[to], value], [other]: without(query[other], value) });
  };
  return (
    <fieldset className="scope-part">
      <legend>{text.parts.speakers}</legend>
      {choices.length > shownAtFirst ? (
        <TextField label={text.find(text.parts.speakers)} type="search" value={list.typed} onChange={list.setTyped} />
      ) : null}
      {choices.length === 0 ? <p className="note">{text.none}</p> : null}
      {list.shown.map(({ value, label, count }) => {
        const name = value === "" ? text.noSpeaker : label;
        return (
          <div key={value} className="scope-speaker">
            <Counted label={name} count={count} />
            <Button look="quiet" aria-pressed={query.by.includes(value)} aria-label={text.includeThis(name)} onClick={() => set(value, "by")}>
              {text.include}
            </Button>
            <Button
              look="quiet"
              aria-pressed={query.without.includes(value)}
              aria-label={text.leaveOutThis(name)}
              onClick={() => set(value, "without")}
            >
              {text.leaveOut}
            </Button>
          </div>
        );
      })}
      {list.hidden > 0 ? (
        <Button look="quiet" onClick={list.showAll}>
          {text.more(list.hidden)}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Counted({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <span className="scope-counted">
      {label} <span className="note figure-number">{formatNumber(count)}</span>
    </span>
  );
}
