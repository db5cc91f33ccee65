import { useState } from "react";
import { client } from "../../../data/client.ts";
import { useResource } from "../../../data/use-resource.ts";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { describeError, ErrorState, Loading } from "../../../parts/states.tsx";
import { text } from "../strings.ts";

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** Turning codes by the clock on and off. What is shown once is kept nowhere but on this screen. */
export function SecondFactor() {
  const { data, error, reload } = useResource("second-factor", [], () => client.secondFactor.get({}));
  const [begun, setBegun] = useState<Begun | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>([]);
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const begin = async (password: string): Promise<void> => setBegun(await client.secondFactor.begin({ body: { password } }));
  const turnOff = async (password: string): Promise<void> => {
    await client.secondFactor.remove({ body: { password } });
    setRecoveryCodes([]);
    reload();
  };
  const confirm = async (code: string): Promise<void> => {
    setRecoveryCodes((await client.secondFactor.confirm({ body: { code } })).recoveryCodes);
    setBegun(null);
    reload();
  };
  return (
    <>
      <h3>{text.account.factor}</h3>
      <p className="soft">{text.account.factorLead}</p>
      <p>{data.isOn ? text.account.isOn(data.recoveryLeft) : text.account.isOff}</p>
      {recoveryCodes.length === 0 ? null : <RecoveryCodes codes={recoveryCodes} />}
      {begun === null ? null : <Secret {...begun} />}
      {begun === null ? (
        <Ask
          key={`${data.isOn}`}
          label={text.account.password}
          type="password"
          button={data.isOn ? text.account.turnOff : text.account.begin}
          onGive={data.isOn ? turnOff : begin}
        />
      ) : (
        <Ask key="code" label={text.account.code} type="text" button={text.account.confirm} onGive={confirm} />
      )}
    </>
  );
}

function Secret({ secret, uri }: Begun) {
  return (
    <>
      <TextField label={text.account.secret} readOnly value={secret} onFocus={(event) => event.target.select()} onChange={() => undefined} />
      <p>
        <a href={uri}>{text.account.open}</a>
      </p>
    </>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      <p>{text.account.recovery}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AskProps {
  readonly label: string;
  readonly type: "password" | "text";
  readonly button: string;
  readonly onGive: (given: string) => Promise<void>;
}

function Ask({ label, type, button, onGive }: AskProps) {
  const [given, setGiven] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    try {
      await onGive(given);
      setProblem(null);
    } catch (thrown) {
      setProblem(describeError(thrown).message);
    }
    setGiven("");
  };
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={label}
        type={type}
        value={given}
        autoComplete={type === "password" ? "current-password" : "one-time-code"}
        maxLength={type === "password" ? 1024 : 40}
        required
        error={problem}
        onChange={setGiven}
      />
      <div className="row">
        <Button type="submit" disabled={given === ""}>
          {button}
        </Button>
      </div>
    </form>
  );
}
