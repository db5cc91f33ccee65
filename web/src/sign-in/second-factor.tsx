import { useState } from "react";
import { client } from "../data/client.ts";
import { useResource } from "../data/use-resource.ts";
import { TextField } from "../parts/field.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { text } from "./strings.ts";
import { AskSecret } from "./ask-secret.tsx";

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** Turning the codes of an authenticator app on and off. What is shown once is kept nowhere but on this screen. */
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
      <h3>{text.factor}</h3>
      <p className="soft">{text.factorLead}</p>
      <p>{data.isOn ? text.isOn(data.recoveryLeft) : text.isOff}</p>
      {recoveryCodes.length === 0 ? null : <RecoveryCodes codes={recoveryCodes} />}
      {begun === null ? null : <Secret {...begun} />}
      {begun === null ? (
        <AskSecret
          key={`${data.isOn}`}
          label={text.password}
          type="password"
          button={data.isOn ? text.turnOff : text.begin}
          onGive={data.isOn ? turnOff : begin}
        />
      ) : (
        <AskSecret key="code" label={text.code} type="text" button={text.confirm} onGive={confirm} />
      )}
    </>
  );
}

function Secret({ secret, uri }: Begun) {
  return (
    <>
      <TextField label={text.secret} readOnly value={secret} onFocus={(event) => event.target.select()} onChange={() => undefined} />
      <p>
        <a href={uri}>{text.open}</a>
      </p>
    </>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      <p>{text.recovery}</p>
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
