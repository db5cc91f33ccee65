import { useSession } from "../../../data/session.ts";
import { text } from "../strings.ts";
import { AskSecret } from "../../../sign-in/ask-secret.tsx";

/** Connecting one's account with the identity provider, where the server has one: the browser goes there and comes back. */
export function ProviderLink() {
  const { data: session } = useSession();
  if (session === null || session.provider === null) return null;
  const { provider, csrf } = session;
  const connect = async (password: string): Promise<void> => {
    const headers = { "x-csrf-token": csrf ?? "", "content-type": "application/json" };
    const response = await fetch("/sign-in/provider/connect", { method: "POST", headers, body: JSON.stringify({ password }) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(detailOf(answer) ?? text.account.connectFailed(provider));
    if (typeof answer === "object" && answer !== null && "url" in answer) window.location.assign(String(answer.url));
  };
  return (
    <>
      <h3>{provider}</h3>
      <p className="soft">{text.account.connectLead(provider)}</p>
      <AskSecret label={text.account.passwordToConnect} type="password" button={text.account.connect(provider)} onGive={connect} />
    </>
  );
}

function detailOf(answer: unknown): string | null {
  return typeof answer === "object" && answer !== null && "detail" in answer && typeof answer.detail === "string" ? answer.detail : null;
}
