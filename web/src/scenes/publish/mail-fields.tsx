import { Check, TextField } from "../../parts/field.tsx";
import type { SettingsProps } from "./site-settings.ts";
import { text } from "./strings.ts";

/** Where moderators are written to; off unless it is wanted. The mail server is a setting of the server. */
export function MailFields({ settings, set }: SettingsProps) {
  const { mail } = settings;
  return (
    <>
      <h2>{text.site.mail}</h2>
      <Check label={text.site.mailOn} checked={mail !== null} onChange={(isOn) => set({ mail: isOn ? { to: "" } : null })} />
      {mail === null ? null : (
        <>
          <p className="note">{text.site.mailHelp}</p>
          <TextField label={text.site.to} type="email" value={mail.to} onChange={(to) => set({ mail: { to } })} />
        </>
      )}
    </>
  );
}
