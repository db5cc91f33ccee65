import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../frame/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { describeError, ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

/** Everybody who has an account on this server. */
export function Accounts() {
  const { account: self } = useProject();
  const { data, error, reload } = useResource("accounts", [], () => client.accounts.list({}));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const set = async (id: string, isDisabled: boolean): Promise<void> => {
    try {
      await client.accounts.update({ params: { id }, body: { isDisabled } });
      reload();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <>
      <h3>{text.people.accounts}</h3>
      <ul className="settings-list">
        {data.accounts.map(({ id, name, email, isDisabled, isAdministrator }) => (
          <li key={id} className="settings-line">
            <span className="grow">
              {name}{" "}
              <span className="soft">
                {[email, isAdministrator ? text.people.administrator : null, isDisabled ? text.people.disabled : null]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </span>
            </span>
            {id === self.id ? null : (
              <Button onClick={() => void set(id, !isDisabled)}>{isDisabled ? text.people.enable : text.people.disable}</Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
