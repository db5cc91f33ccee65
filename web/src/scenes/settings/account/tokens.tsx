import { useState } from "react";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useSession } from "../../../data/session.ts";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { formatMoment } from "../../../hooks/format.ts";
import { Button } from "../../../parts/button.tsx";
import { SaveButton } from "../../../parts/save-button.tsx";
import { Check, TextField } from "../../../parts/field.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { text } from "../strings.ts";

const scopes = ["read", "write", "admin"] as const;
type Scope = (typeof scopes)[number];

/** One's own tokens for programs. */
export function Tokens() {
  const { data: session } = useSession();
  if (session?.mode === "single-user") return <p className="soft">{text.tokens.alone}</p>;
  return <OwnTokens />;
}

function OwnTokens() {
  const { id: project } = useProject();
  const { data, error, reload } = useResource("tokens", [], () => client.tokens.list({}));
  const [secret, setSecret] = useState<string | null>(null);
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const act = async (deed: () => Promise<unknown>): Promise<void> => {
    try {
      await deed();
      reload();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <>
      <p className="soft">{text.tokens.lead}</p>
      {data.tokens.length === 0 ? <p>{text.tokens.none}</p> : null}
      <ul className="settings-list">
        {data.tokens.map(({ id, name, scopes: may, lastUsedAt }) => (
          <li key={id} className="settings-line">
            <span className="grow">
              {name}{" "}
              <span className="soft">
                {[
                  ...may.map((scope) => text.tokens.scopes[scope]),
                  lastUsedAt === null ? text.tokens.never : text.tokens.used(formatMoment(lastUsedAt)),
                ].join(" · ")}
              </span>
            </span>
            <Button
              look="danger"
              aria-label={`${text.tokens.revoke}: ${name}`}
              onClick={() => void act(() => client.tokens.remove({ params: { id } }))}
            >
              {text.tokens.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <NewToken
        onMake={(name, may, isHere) =>
          act(async () => {
            const made = await client.tokens.create({ body: { name, scopes: [...may], project: isHere ? project : null, expiresAt: null } });
            setSecret(made.secret);
          })
        }
      />
      {secret === null ? null : (
        <TextField label={text.tokens.secret} readOnly value={secret} onFocus={(event) => event.target.select()} onChange={() => undefined} />
      )}
    </>
  );
}

function NewToken({ onMake }: { readonly onMake: (name: string, scopes: readonly Scope[], isHere: boolean) => Promise<void> }) {
  const [name, setName] = useState("");
  const [may, setMay] = useState<readonly Scope[]>(["read"]);
  const [isHere, setHere] = useState(true);
  const missing = [...(name.trim() === "" ? [text.tokens.name] : []), ...(may.length === 0 ? [text.tokens.right] : [])];
  return (
    <div className="settings-form">
      <h3>{text.tokens.make}</h3>
      <TextField label={text.tokens.name} value={name} maxLength={100} onChange={setName} />
      <div className="settings-checks">
        {scopes.map((scope) => (
          <Check
            key={scope}
            label={text.tokens.scopes[scope]}
            checked={may.includes(scope)}
            onChange={(isOn) => setMay(isOn ? [...may, scope] : may.filter((one) => one !== scope))}
          />
        ))}
        <Check label={text.tokens.only} checked={isHere} onChange={setHere} />
      </div>
      <div className="row">
        <SaveButton
          why={missing.length === 0 ? null : text.notYet(missing)}
          onSave={() => void onMake(name.trim(), may, isHere).then(() => setName(""))}
        >
          {text.tokens.make}
        </SaveButton>
      </div>
    </div>
  );
}
