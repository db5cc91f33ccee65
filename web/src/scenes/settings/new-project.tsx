import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useSession } from "../../data/session.ts";
import { TextField } from "../../parts/field.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

/** Makes a project and opens it; for administrators of the server, and for a person who is alone on it. */
export function NewProject() {
  const { account } = useProject();
  const { data: session } = useSession();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  if (session?.mode !== "single-user" && !account.isAdministrator) return null;
  const make = async (): Promise<void> => {
    try {
      const { id } = await client.projects.create({ body: { name: name.trim() } });
      window.location.assign(`/p/${id}/library`);
    } catch (thrown) {
      setProblem(describeError(thrown).message);
    }
  };
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h3>{text.project.another}</h3>
      <TextField label={text.project.anotherName} help={text.project.anotherHelp} value={name} maxLength={200} error={problem} onChange={setName} />
      <div className="row">
        <SaveButton why={name.trim() === "" ? text.notYet([text.project.anotherName]) : null}>{text.project.anotherMake}</SaveButton>
      </div>
    </form>
  );
}
