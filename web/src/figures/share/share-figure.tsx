import { useMemo, useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { makeRequestKey } from "../../data/request-key.ts";
import { useMay } from "../../data/use-may.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/field.tsx";
import type { FigureTable } from "../../parts/figure.tsx";
import { LinkField } from "../../parts/link-field.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { scopeName, scopeNote } from "../scope/scope-note.ts";
import { captureThemes, type InThemes } from "./capture.ts";
import { shareText as text } from "./share-strings.ts";
import { type Behind, type Sharing, useSharing } from "./sharing.ts";

interface ShareProps {
  /** What the figure is, without its scope, which the dialog adds. */
  readonly title: string;
  /** What it looks at, where that is not the scope of the screen. */
  readonly where?: string;
  /** What the figure holds, in words. */
  readonly says: string;
  /** Null where the figure is a table alone. */
  readonly picture: () => SVGSVGElement | null;
  /** The same drawn for a phone, where there is one. */
  readonly smallPicture?: () => SVGSVGElement | null;
  readonly table: () => FigureTable;
  readonly look?: "plain" | "quiet";
}

interface Taken {
  readonly picture: (InThemes & { readonly small: InThemes | null }) | null;
  readonly table: FigureTable;
  readonly scope: string;
  /** The scope as it stands in the title. */
  readonly where: string;
}

/** Freezes a figure as it stands and gives a link to it. Shown to editors, where the screen says what is behind its figures. */
export function ShareFigure({ title, where, says, picture, smallPicture, table, look = "plain" }: ShareProps) {
  const sharing = useSharing();
  const [taken, setTaken] = useState<Taken | null>(null);
  const mayShare = useMay("editor");
  if (sharing === null || !mayShare) return null;
  const take = (): void => {
    const whole = inThemes(picture());
    const small = whole === null ? null : inThemes(smallPicture?.() ?? null);
    setTaken({
      picture: whole === null ? null : { ...whole, small },
      table: table(),
      scope: scopeNote.value,
      where: where ?? scopeName.value,
    });
  };
  return (
    <>
      <Button look={look} aria-haspopup="dialog" onClick={take}>
        {text.share}
      </Button>
      {taken === null ? null : <ShareDialog {...{ title, says, sharing, taken }} onClose={() => setTaken(null)} />}
    </>
  );
}

const inThemes = (svg: SVGSVGElement | null): InThemes | null => (svg === null ? null : captureThemes(svg));

/** More statements than this are not behind one page. */
const mostStatements = 20_000;
/** Rows of the numbers that go along, and cells in them. */
const [mostRows, mostCells] = [1000, 20_000];

interface DialogProps extends Pick<ShareProps, "title" | "says"> {
  readonly sharing: Sharing;
  readonly taken: Taken;
  readonly onClose: () => void;
}

function ShareDialog({ title, says, sharing, taken, onClose }: DialogProps) {
  const { id: project, name: projectName } = useProject();
  const { ids, error } = useBehind(sharing.behind);
  const [name, setName] = useState(() => text.titled(title, taken.where === "" ? text.inProject(projectName) : taken.where));
  const [note, setNote] = useState("");
  const [requestKey] = useState(makeRequestKey);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly url: string; readonly withheld: number } | null>(null);
  const share = async (statements: readonly string[]): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const { screen, settings } = sharing;
    const { picture, scope, table } = taken;
    const body = { requestKey, screen, title: name.trim(), note: note.trim(), says, scope, picture, table: sentTable(table) };
    const lists = { settings: settings.map((one) => ({ ...one })), statements: [...statements] };
    try {
      setMade(await client.sharedFigures.freeze({ params: { project }, body: { ...body, ...lists } }));
    } catch (thrown) {
      const { message, cure } = describeError(thrown);
      setFailure([message, cure].filter((part) => part !== null && part !== "").join(": "));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={text.title} onClose={onClose}>
      {error !== null ? <ErrorState error={error} /> : ids === null ? <Loading what={text.finding} /> : null}
      {ids === null ? null : made !== null ? (
        <Made {...made} />
      ) : ids.length === 0 || ids.length > mostStatements ? (
        <p>{ids.length === 0 ? text.none : text.tooMany(mostStatements, ids.length)}</p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "" && !isBusy) void share(ids);
          }}
        >
          <p>{text.about(ids.length)}</p>
          <TextField label={text.name} value={name} onChange={setName} maxLength={300} data-autofocus required />
          <TextField label={text.note} help={text.noteHelp} value={note} onChange={setNote} maxLength={1000} />
          {failure === null ? null : <p role="alert">{failure}</p>}
          <div className="row row-end">
            <SaveButton why={name.trim() === "" ? text.noName : null}>{text.make}</SaveButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Made({ url, withheld }: { readonly url: string; readonly withheld: number }) {
  const address = new URL(url, window.location.origin).href;
  return (
    <div className="stack">
      <LinkField label={text.link} help={text.linkHelp} url={address} words={text} />
      {withheld === 0 ? null : <p className="note">{text.withheld(withheld)}</p>}
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {text.open}
        </a>
      </p>
    </div>
  );
}

function useBehind(behind: Behind): { readonly ids: readonly string[] | null; readonly error: unknown } {
  const network = useEngine("networkIds", behind.task === "networkIds" ? behind.request : null);
  const actors = useEngine("actorIds", behind.task === "actorIds" ? behind.request : null);
  const statements = useEngine("statementIds", behind.task === "statementIds" ? behind.request : null);
  const told = useMemo(() => (behind.task === "ids" ? behind.ids() : null), [behind]);
  if (behind.task === "ids") return { ids: told, error: null };
  const { data, error } = { networkIds: network, actorIds: actors, statementIds: statements }[behind.task];
  return { ids: data === null ? null : [...new Set(data.ids)], error };
}

function sentTable({ columns, rows }: FigureTable) {
  return {
    columns: columns.map(({ title, align = "left" }) => ({ title, align })),
    rows: rows.slice(0, Math.min(mostRows, Math.floor(mostCells / Math.max(1, columns.length)))).map((row) => [...row]),
    rowCount: rows.length,
  };
}
