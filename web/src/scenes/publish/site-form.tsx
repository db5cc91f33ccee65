import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { MailFields } from "./mail-fields.tsx";
import type { SettingsProps, SiteSettings } from "./site-settings.ts";
import { linesOf } from "./slug.ts";
import { text } from "./strings.ts";

/** What stands around every page, how comments are taken, and the mail to moderators. */
export function SiteForm() {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`publish-site:${project}`, [], () => client.publishing.settings({ params: { project } }));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return <Loaded stored={data} reload={reload} />;
}

function Loaded({ stored, reload }: { readonly stored: SiteSettings; readonly reload: () => void }) {
  const { id: project } = useProject();
  const mayChange = useMay("admin");
  const [edited, setEdited] = useState<Partial<SiteSettings> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const settings = { ...stored, ...edited };
  const set = (part: Partial<SiteSettings>): void => setEdited({ ...edited, ...part });
  const save = async (): Promise<void> => {
    setError(null);
    const { comments } = settings;
    const lists = { holdWords: linesOf(comments.holdWords.join("\n")), rejectWords: linesOf(comments.rejectWords.join("\n")) };
    try {
      await client.publishing.saveSettings({ params: { project }, body: { ...settings, comments: { ...comments, ...lists } } });
      showToast(text.saved(settings.title));
      setEdited(null);
      reload();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <fieldset className="publish-form publish-site" disabled={!mayChange}>
      <p className="soft">{mayChange ? text.site.lead : text.onlyAdmin}</p>
      <Around settings={settings} set={set} />
      <CommentRules settings={settings} set={set} />
      <MailFields settings={settings} set={set} />
      {error === null ? null : <ErrorState error={error} isRefusal />}
      <div className="row publish-save">
        <SaveButton why={!mayChange ? text.onlyAdmin : edited === null ? text.unchanged : null} onSave={() => void save()}>
          {text.save}
        </SaveButton>
        <Button look="quiet" disabled={edited === null} onClick={() => setEdited(null)}>
          {text.discard}
        </Button>
      </div>
    </fieldset>
  );
}

function Around({ settings, set }: SettingsProps) {
  return (
    <>
      <div className="publish-pair">
        <TextField label={text.site.name} value={settings.title} maxLength={200} onChange={(title) => set({ title })} />
        <TextField label={text.site.publisher} value={settings.publisher} maxLength={200} onChange={(publisher) => set({ publisher })} />
      </div>
      <TextArea
        label={text.site.description}
        rows={2}
        maxLength={1000}
        value={settings.description}
        onChange={(description) => set({ description })}
      />
      <div className="publish-pair">
        <TextField
          label={text.site.baseUrl}
          help={text.site.baseUrlHelp}
          type="url"
          value={settings.baseUrl ?? ""}
          onChange={(baseUrl) => set({ baseUrl: baseUrl === "" ? null : baseUrl.replace(/\/+$/, "") })}
        />
        <TextField
          label={text.site.language}
          help={text.site.languageHelp}
          value={settings.language}
          maxLength={35}
          onChange={(language) => set({ language })}
        />
      </div>
    </>
  );
}

const modes = ["held", "known", "open"] as const;
const numbers = [
  ["linkLimit", text.site.linkLimit, 0, 100],
  ["perPrefix", text.site.perPrefix, 1, 1000],
  ["fastestSeconds", text.site.fastest, 0, 600],
  ["forgetDays", text.site.forget, 1, 3650],
] as const;

function CommentRules({ settings, set }: SettingsProps) {
  const { comments } = settings;
  const rule = (part: Partial<SiteSettings["comments"]>): void => set({ comments: { ...comments, ...part } });
  return (
    <>
      <h2>{text.site.comments}</h2>
      <Select
        label={text.site.admits}
        value={comments.admits}
        options={modes.map((value) => ({ value, label: text.site.admitModes[value] }))}
        onChange={(value) => rule({ admits: modes.find((mode) => mode === value) ?? "held" })}
      />
      <div className="publish-pair">
        {numbers.map(([key, label, min, max]) => (
          <TextField
            key={key}
            label={label}
            type="number"
            min={min}
            max={max}
            value={String(comments[key])}
            onChange={(value) => rule({ [key]: Math.min(max, Math.max(min, Math.round(Number(value)) || min)) })}
          />
        ))}
      </div>
      <div className="publish-pair">
        {(["holdWords", "rejectWords"] as const).map((key) => (
          <TextArea
            key={key}
            label={text.site[key]}
            help={text.site.oneALine}
            rows={4}
            value={comments[key].join("\n")}
            onChange={(words) => rule({ [key]: words.split("\n") })}
          />
        ))}
      </div>
      <TextArea
        label={text.site.privacy}
        rows={2}
        maxLength={1000}
        value={settings.privacySentence}
        onChange={(privacySentence) => set({ privacySentence })}
      />
    </>
  );
}
