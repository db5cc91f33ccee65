import { client } from "../../../data/client.ts";
import { useSession } from "../../../data/session.ts";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { formatMoment } from "../../../hooks/format.ts";
import { Button } from "../../../parts/button.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { OwnPassword } from "./own-password.tsx";
import { ProviderLink } from "./provider-link.tsx";
import { SecondFactor } from "../../../sign-in/second-factor.tsx";
import { text } from "../strings.ts";

/** One's own sessions, password, second factor and identity provider. */
export function Account() {
  const { data: session } = useSession();
  if (session?.mode === "single-user") return <p className="soft">{text.account.alone}</p>;
  return (
    <>
      <Sessions />
      <OwnPassword />
      <SecondFactor />
      <ProviderLink />
    </>
  );
}

function Sessions() {
  const { data, error, reload } = useResource("sessions", [], () => client.session.list({}));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const act = async (change: () => Promise<unknown>): Promise<void> => {
    try {
      await change();
      reload();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <>
      <h3>{text.account.sessions}</h3>
      <ul className="settings-list">
        {data.sessions.map(({ id, agent, createdAt, isCurrent }) => {
          const name = agent === "" ? text.account.unknown : agent;
          const since = text.account.since(formatMoment(createdAt));
          return (
            <li key={id} className="settings-line">
              <span className="grow">
                {name} <span className="soft">{isCurrent ? `${since} · ${text.account.here}` : since}</span>
              </span>
              {isCurrent ? null : (
                <Button
                  look="danger"
                  aria-label={`${text.account.end}: ${name}, ${since}`}
                  onClick={() => void act(() => client.session.revoke({ params: { id } }))}
                >
                  {text.account.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {data.sessions.length < 2 ? null : (
        <div className="row">
          <Button onClick={() => void act(() => client.session.revokeOthers({}))}>{text.account.endOthers}</Button>
        </div>
      )}
    </>
  );
}
