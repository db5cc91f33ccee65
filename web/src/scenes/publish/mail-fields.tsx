import { Check, TextField } from "../../parts/field.tsx";
import type { SettingsProps } from "./site-settings.ts";
import { text } from "./strings.ts";

const fresh = { host: "", port: 587, isSecure: false, user: null, from: "", to: "" };

/** The site's own mail server; off unless it is wanted. */
export function MailFields({ settings, set }: SettingsProps) {
  const { mail } = settings;
  return (
    <>
      <h2>{text.site.mail}</h2>
      <Check label={text.site.mailOn} checked={mail !== null} onChange={(isOn) => set({ mail: isOn ? fresh : null })} />
      {mail === null ? null : (
        <>
          <p className="note">{text.site.mailHelp}</p>
          <div className="publish-pair">
            <TextField label={text.site.host} value={mail.host} maxLength={253} onChange={(host) => set({ mail: { ...mail, host } })} />
            <TextField
              label={text.site.port}
              type="number"
              min={1}
              max={65_535}
              value={String(mail.port)}
              onChange={(port) => set({ mail: { ...mail, port: Math.min(65_535, Math.max(1, Math.round(Number(port)) || 1)) } })}
            />
            <TextField
              label={text.site.user}
              value={mail.user ?? ""}
              onChange={(user) => set({ mail: { ...mail, user: user === "" ? null : user } })}
            />
            <TextField label={text.site.from} type="email" value={mail.from} onChange={(from) => set({ mail: { ...mail, from } })} />
            <TextField label={text.site.to} type="email" value={mail.to} onChange={(to) => set({ mail: { ...mail, to } })} />
          </div>
          <Check label={text.site.secure} checked={mail.isSecure} onChange={(isSecure) => set({ mail: { ...mail, isSecure } })} />
        </>
      )}
    </>
  );
}
