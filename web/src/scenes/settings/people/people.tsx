import { useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { roles, useSession } from "../../../data/session.ts";
import { useMay } from "../../../data/use-may.ts";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Select } from "../../../parts/select.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { Accounts } from "./accounts.tsx";
import { Invitation } from "./invitation.tsx";
import { LockNote } from "../lock-note.tsx";
import { roleOptions } from "./role-options.ts";
import { text } from "../strings.ts";

type Member = AnswerOf<Api["members"]["list"]>["members"][number];

/** Who works here, with which role and rights; where there are accounts, invitations too. */
export function People() {
  const { id: project, account } = useProject();
  const { data: session } = useSession();
  const mayChange = useMay("admin");
  const { data, error, reload } = useResource(`members:${project}`, [], () => client.members.list({ params: { project } }));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const isAlone = session?.mode === "single-user";
  return (
    <>
      <p className="soft">{isAlone ? text.people.alone : text.people.lead}</p>
      <LockNote role="admin" />
      <ul className="settings-list">
        {data.members.map((member) => (
          <li key={member.account} className="settings-line">
            <span className="grow">
              {member.name}
              {member.account === account.id ? <span className="soft"> ({text.you})</span> : null}
            </span>
            {mayChange && !isAlone ? <MemberControls member={member} onChanged={reload} /> : <span className="soft">{text.roles[member.role]}</span>}
          </li>
        ))}
      </ul>
      {account.isAdministrator && !isAlone ? (
        <>
          <Invitation />
          <Accounts members={new Set(data.members.map((member) => member.account))} onAdded={reload} />
        </>
      ) : null}
    </>
  );
}

function MemberControls({ member, onChanged }: { readonly member: Member; readonly onChanged: () => void }) {
  const { id: project, account } = useProject();
  const [open, setOpen] = useState<"rights" | "out" | null>(null);
  const params = { project, account: member.account };
  const act = async (deed: () => Promise<unknown>): Promise<void> => {
    try {
      await deed();
      onChanged();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  const put = (part: Partial<Pick<Member, "role" | "grants">>): void =>
    void act(() => client.members.put({ params, body: { role: member.role, grants: member.grants, ...part } }));
  return (
    <div className="row">
      <Select
        label={text.people.role(member.name)}
        className="settings-role"
        value={member.role}
        options={roleOptions}
        onChange={(value) => put({ role: roles.find((role) => role === value) ?? member.role })}
      />
      <Button onClick={() => setOpen("rights")}>{text.people.rights}</Button>
      {member.account === account.id ? null : (
        <Button look="danger" onClick={() => setOpen("out")}>
          {text.people.takeOut}
        </Button>
      )}
      {open === "rights" ? <RightsDialog member={member} onPut={(grants) => put({ grants })} onClose={() => setOpen(null)} /> : null}
      {open === "out" ? (
        <Dialog title={text.people.takeOut} onClose={() => setOpen(null)}>
          <p>{text.people.takeOutAsk(member.name)}</p>
          <Button
            look="danger"
            onClick={() => {
              setOpen(null);
              void act(() => client.members.remove({ params }));
            }}
          >
            {text.people.takeOut}
          </Button>
        </Dialog>
      ) : null}
    </div>
  );
}

interface RightsProps {
  readonly member: Member;
  readonly onPut: (grants: Member["grants"]) => void;
  readonly onClose: () => void;
}

const grantNames = ["seeDocuments", "changeDocuments", "seeStatements", "changeStatements"] as const;

function RightsDialog({ member, onPut, onClose }: RightsProps) {
  const [grants, setGrants] = useState(member.grants);
  return (
    <Dialog title={text.people.rightsTitle(member.name)} onClose={onClose}>
      {grantNames.map((name) => {
        const reach = grants[name];
        const given = Array.isArray(reach) ? [{ value: "some", label: text.people.some(reach.length) }] : [];
        const options = [...(["all", "own"] as const).map((value) => ({ value, label: text.people.reaches[value] ?? value })), ...given];
        return (
          <Select
            key={name}
            label={text.people.reach[name] ?? name}
            value={Array.isArray(reach) ? "some" : reach}
            options={options}
            onChange={(value) => {
              if (value !== "some") setGrants({ ...grants, [name]: value === "own" ? "own" : "all" });
            }}
          />
        );
      })}
      <Button
        look="primary"
        onClick={() => {
          onPut(grants);
          onClose();
        }}
      >
        {text.save}
      </Button>
    </Dialog>
  );
}
