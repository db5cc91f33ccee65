import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { describeError } from "../data/describe-error.ts";
import "./sign-in.css";

interface AskSecretProps {
  readonly label: string;
  readonly type: "password" | "text";
  readonly button: string;
  readonly onGive: (given: string) => Promise<void>;
}

/** One field for a password or a code, which is emptied once it was given; what is wrong with it stands below. */
export function AskSecret({ label, type, button, onGive }: AskSecretProps) {
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
      className="ask-secret"
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
