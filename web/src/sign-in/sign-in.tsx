import { useState, type FormEvent } from "react";
import { errorCatalogue } from "@rapporteur/core/base";
import { client } from "../data/client.ts";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { describeError } from "../data/describe-error.ts";
import { strings } from "../strings/strings.ts";
import "./sign-in.css";

/** Signing in; behind an invitation's link, making the account first. */
export function SignIn({ provider, onDone }: { readonly provider: string | null; readonly onDone: () => void }) {
  // Behind the #, so that it reaches no server's log.
  const token = window.location.pathname === "/invitation" ? window.location.hash.slice(1) : null;
  const [given, setGiven] = useState({ name: "", email: "", password: "" });
  const [problem, setProblem] = useState<string | null>(null);
  /** Null: nobody has asked for one yet. */
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { name, email, password } = given;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      if (token === null) await client.session.start({ body: { email, password, ...(code === null ? {} : { code }) } });
      else await client.session.accept({ body: { token, name, email, password } });
      if (token !== null || window.location.pathname === "/sign-in") window.history.replaceState(null, "", "/");
      onDone();
    } catch (error) {
      const { message, cure, code: failure } = describeError(error);
      if (failure === "RAP_ACCOUNT_CODE_WANTED") {
        setCode("");
        return setProblem(null);
      }
      setProblem(cure === null ? message : `${message}; ${cure}`);
    } finally {
      setBusy(false);
    }
  };
  const set = (part: Partial<typeof given>): void => setGiven({ ...given, ...part });
  return (
    <main className="sign-in">
      <p className="sign-in-name">{strings.product}</p>
      <p className="soft">{strings.signIn.lead}</p>
      <ProviderProblem />
      <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
        <h1>{token === null ? strings.signIn.title : strings.signIn.joinTitle}</h1>
        {token === null ? null : <p>{strings.signIn.joinText}</p>}
        {token === null ? null : (
          <TextField label={strings.signIn.name} value={name} autoComplete="name" required autoFocus onChange={(text) => set({ name: text })} />
        )}
        <TextField
          label={strings.signIn.email}
          type="email"
          value={email}
          autoComplete="username"
          required
          autoFocus={token === null}
          onChange={(text) => set({ email: text })}
        />
        <TextField
          label={strings.signIn.password}
          type="password"
          value={password}
          autoComplete={token === null ? "current-password" : "new-password"}
          minLength={token === null ? 1 : 12}
          required
          error={code === null ? problem : null}
          onChange={(text) => set({ password: text })}
        />
        {code === null ? null : (
          <TextField
            label={strings.signIn.code}
            value={code}
            autoComplete="one-time-code"
            maxLength={40}
            required
            autoFocus
            error={problem}
            onChange={setCode}
          />
        )}
        <Button look="primary" type="submit" disabled={isBusy}>
          {token === null ? strings.signIn.submit : strings.signIn.join}
        </Button>
        {provider === null || token !== null ? null : <a href="/sign-in/provider">{strings.signIn.withProvider(provider)}</a>}
      </form>
    </main>
  );
}

/** Why signing in with the provider failed: the server sends the browser here with the code of the error. */
function ProviderProblem() {
  const code = window.location.pathname === "/sign-in" ? window.location.hash.slice(1) : "";
  const known = Object.entries(errorCatalogue).find(([name]) => name === code && name.startsWith("RAP_ACCOUNT_"))?.[1];
  return known === undefined ? null : (
    <p role="alert">
      {known.text}; {known.cure}
    </p>
  );
}
