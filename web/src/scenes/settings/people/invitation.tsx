import { useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { roles, type Role } from "../../../data/session.ts";
import { formatMoment } from "../../../hooks/format.ts";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { roleOptions } from "./role-options.ts";
import { text } from "../strings.ts";

/** Makes a link that lets somebody in. */
export function Invitation() {
  const { id: project } = useProject();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("coder");
  const [made, setMade] = useState<AnswerOf<Api["accounts"]["invite"]> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    try {
      setMade(await client.accounts.invite({ body: { email: email.trim() === "" ? null : email.trim(), project, role, isAdministrator: false } }));
      setProblem(null);
    } catch (thrown) {
      setProblem(describeError(thrown).message);
    }
  };
  return (
    <div className="settings-form">
      <h3>{text.people.invite}</h3>
      <div className="settings-pair">
        <TextField label={text.people.inviteEmail} type="email" value={email} error={problem} onChange={setEmail} />
        <Select
          label={text.people.inviteRole}
          value={role}
          options={roleOptions}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? "coder")}
        />
      </div>
      <div className="row">
        <Button look="primary" onClick={() => void make()}>
          {text.people.inviteMake}
        </Button>
      </div>
      {made === null ? null : (
        <TextField
          label={text.people.inviteLink}
          help={text.people.inviteUntil(formatMoment(made.expiresAt))}
          readOnly
          value={new URL(made.url, window.location.origin).href}
          onFocus={(event) => event.target.select()}
          onChange={() => undefined}
        />
      )}
    </div>
  );
}
