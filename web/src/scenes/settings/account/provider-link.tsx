import { useState } from "react";
import { useSession } from "../../../data/session.ts";
import { Button } from "../../../parts/button.tsx";
import { text } from "../strings.ts";

/** Connecting one's account with the identity provider, where the server has one: the browser goes there and comes back. */
export function ProviderLink() {
  const { data: session } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  if (session === null || session.provider === null) return null;
  const { provider, csrf } = session;
  const connect = async (): Promise<void> => {
    const response = await fetch("/sign-in/provider/connect", { method: "POST", headers: { "x-csrf-token": csrf ?? "" } });
    const answer: unknown = await response.json();
    if (response.ok && typeof answer === "object" && answer !== null && "url" in answer) window.location.assign(String(answer.url));
    else setProblem(text.account.connectFailed(provider));
  };
  return (
    <>
      <h3>{provider}</h3>
      <p className="soft">{text.account.connectLead(provider)}</p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <div className="row">
        <Button onClick={() => void connect()}>{text.account.connect(provider)}</Button>
      </div>
    </>
  );
}
