import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { Button } from "../../../parts/button.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { text } from "../strings.ts";

interface AccountsProps {
  /** Accounts that are in the project already. */
  readonly members: ReadonlySet<string>;
  readonly onAdded: () => void;
}

/** What an invitation gives too: it is narrowed where it should be. */
const everything = { seeDocuments: "all", changeDocuments: "all", seeStatements: "all", changeStatements: "all" } as const;

/** A person who may do all on the server is called so in its projects too. */
const roleOf = (isAdministrator: boolean) => (isAdministrator ? "admin" : "coder");

/** Everybody who has an account on this server. */
export function Accounts({ members, onAdded }: AccountsProps) {
  const { id: project, account: self } = useProject();
  const { data, error, reload } = useResource("accounts", [], () => client.accounts.list({}));
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const act = async (deed: () => Promise<unknown>, after: () => void): Promise<void> => {
    try {
      await deed();
      after();
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
            {members.has(id) || isDisabled ? null : (
              <Button
                aria-label={`${text.people.add}: ${name}`}
                onClick={() =>
                  void act(
                    () => client.members.put({ params: { project, account: id }, body: { role: roleOf(isAdministrator), grants: everything } }),
                    onAdded,
                  )
                }
              >
                {text.people.add}
              </Button>
            )}
            {id === self.id ? null : (
              <Button onClick={() => void act(() => client.accounts.update({ params: { id }, body: { isDisabled: !isDisabled } }), reload)}>
                {isDisabled ? text.people.enable : text.people.disable}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
