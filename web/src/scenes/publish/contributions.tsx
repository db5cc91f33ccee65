import { useState } from "react";
import type { RoundupRecord } from "@rapporteur/app/records";
import { isWide } from "../../hooks/is-wide.ts";
import { useDebounced } from "../../hooks/use-debounced.ts";
import { Button } from "../../parts/button.tsx";
import { Check, TextArea, TextField } from "../../parts/field.tsx";
import { Markdown } from "../../parts/markdown.tsx";
import { PortraitField, PortraitImage } from "./portrait-field.tsx";
import { text } from "./strings.ts";

type Contribution = RoundupRecord["contributions"][number];

interface ContributionsProps {
  readonly contributions: readonly Contribution[];
  readonly onChange: (contributions: Contribution[]) => void;
}

const most = 100;

/** Who wrote what, in order: each with the author's card and the words in Markdown. */
export function Contributions({ contributions, onChange }: ContributionsProps) {
  const [isShown, setShown] = useState(isWide);
  const swap = (from: number, to: number): void => {
    const moved = [...contributions];
    const [one] = moved.splice(from, 1);
    if (one !== undefined) moved.splice(to, 0, one);
    onChange(moved);
  };
  return (
    <section aria-labelledby="publish-contributions" className="stack">
      <div className="scene-head">
        <h2 id="publish-contributions">{text.editor.contributions}</h2>
        <Check label={text.editor.preview} checked={isShown} onChange={setShown} />
      </div>
      {contributions.map((one, index) => (
        // Contributions have no id of their own; they move only by the buttons here.
        <fieldset className="publish-contribution" key={index}>
          <legend>{one.author.trim() === "" ? text.editor.contribution(index + 1) : one.author}</legend>
          <ContributionFields
            one={one}
            isShown={isShown}
            onChange={(changed) => onChange(contributions.map((other, at) => (at === index ? changed : other)))}
          />
          <div className="row">
            <Button look="quiet" disabled={index === 0} onClick={() => swap(index, index - 1)}>
              {text.editor.up}
            </Button>
            <Button look="quiet" disabled={index === contributions.length - 1} onClick={() => swap(index, index + 1)}>
              {text.editor.down}
            </Button>
            <Button look="danger" onClick={() => onChange(contributions.filter((_, at) => at !== index))}>
              {text.editor.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          disabled={contributions.length >= most}
          onClick={() => onChange([...contributions, { author: "", role: "", bio: "", heading: "", markdown: "" }])}
        >
          {text.editor.add}
        </Button>
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly one: Contribution;
  readonly isShown: boolean;
  readonly onChange: (changed: Contribution) => void;
}

function withPortrait(one: Contribution, portrait: string | undefined): Contribution {
  const { portrait: _before, ...rest } = one;
  return portrait === undefined ? rest : { ...rest, portrait };
}

function ContributionFields({ one, isShown, onChange }: FieldsProps) {
  // What is typed is set once the fingers rest.
  const shown = useDebounced(one.markdown, 150);
  return (
    <>
      <div className="publish-pair">
        <TextField label={text.editor.author} value={one.author} maxLength={200} dir="auto" onChange={(author) => onChange({ ...one, author })} />
        <TextField label={text.editor.role} value={one.role} maxLength={1000} dir="auto" onChange={(role) => onChange({ ...one, role })} />
      </div>
      <PortraitField author={one.author} portrait={one.portrait} onChange={(portrait) => onChange(withPortrait(one, portrait))} />
      <TextField label={text.editor.heading} value={one.heading} maxLength={1000} dir="auto" onChange={(heading) => onChange({ ...one, heading })} />
      <div className={isShown ? "publish-live" : undefined}>
        <TextArea
          label={text.editor.words}
          rows={8}
          className="publish-words"
          value={one.markdown}
          dir="auto"
          onChange={(markdown) => onChange({ ...one, markdown })}
        />
        {isShown ? (
          <section className="publish-preview" tabIndex={0} aria-label={text.editor.previewOf(one.author)}>
            {one.heading.trim() === "" ? null : <h3>{one.heading}</h3>}
            {one.author.trim() === "" ? null : (
              <div className="row">
                {one.portrait === undefined ? null : <PortraitImage portrait={one.portrait} />}
                <p className="note">
                  <strong>{one.author}</strong>
                  {one.role.trim() === "" ? "" : `, ${one.role}`}
                </p>
              </div>
            )}
            {shown.trim() === "" ? <p className="soft">{text.editor.previewEmpty}</p> : <Markdown source={shown} />}
          </section>
        ) : null}
      </div>
      <TextArea label={text.editor.bio} rows={2} value={one.bio} dir="auto" onChange={(bio) => onChange({ ...one, bio })} />
    </>
  );
}
