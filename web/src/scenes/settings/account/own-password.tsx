import { useState, type FormEvent } from "react";
import { client } from "../../../data/client.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { describeError } from "../../../data/describe-error.ts";
import { text } from "../strings.ts";

const blank = { current: "", next: "" };

/** Changing one's password. It ends one's other sessions and tokens. */
export function OwnPassword() {
  const [given, setGiven] = useState(blank);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await client.session.changePassword({ body: given });
      setGiven(blank);
      setProblem(null);
      showToast(text.account.passwordChanged);
    } catch (thrown) {
      const { message, cure } = describeError(thrown);
      setProblem(cure === null ? message : `${message}; ${cure}`);
    }
  };
  return (
    <>
      <h3>{text.account.changePassword}</h3>
      <form className="settings-form" onSubmit={(event) => void submit(event)}>
        <TextField
          label={text.account.presentPassword}
          type="password"
          value={given.current}
          autoComplete="current-password"
          maxLength={1024}
          required
          onChange={(current) => setGiven({ ...given, current })}
        />
        <TextField
          label={text.account.newPassword}
          type="password"
          value={given.next}
          autoComplete="new-password"
          minLength={12}
          maxLength={1024}
          required
          error={problem}
          onChange={(next) => setGiven({ ...given, next })}
        />
        <div className="row">
          <Button type="submit">{text.account.changePassword}</Button>
        </div>
      </form>
    </>
  );
}
