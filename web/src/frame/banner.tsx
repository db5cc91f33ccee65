import { useState } from "react";
import { useObstacle, useProject, useWrites } from "../data/live-project.tsx";
import { Button } from "../parts/button.tsx";
import { strings } from "../strings/strings.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";

/** Says that the server does not answer, or that a change of one's own could not be saved; empty otherwise. */
export function Banner() {
  const { connection } = useProject();
  const obstacle = useObstacle();
  const writes = useWrites();
  const [isOpen, setOpen] = useState(false);
  const aside = writes.filter(({ state }) => state === "conflict" || state === "refused");
  const waiting = writes.length - aside.length;
  return (
    <>
      {obstacle === "signed out" ? (
        <div className="frame-banner" role="alert">
          <span>{strings.connection.signedOut}</span>
          {/* What is on its way is kept in the browser over the way through the sign-in page. */}
          <Button onClick={() => window.location.reload()}>{strings.connection.signIn}</Button>
        </div>
      ) : null}
      {obstacle !== "unreachable" ? null : (
        <div className="frame-banner" role="alert">
          <span>{strings.connection.offline(waiting)}</span>
          <Button onClick={() => connection.retry()}>{strings.connection.retry}</Button>
        </div>
      )}
      {aside.length === 0 ? null : (
        <div className="frame-banner" role="alert">
          <span>{strings.connection.conflicts(aside.length)}</span>
          <Button onClick={() => setOpen(true)}>{strings.connection.look}</Button>
        </div>
      )}
      {isOpen && aside.length > 0 ? <ConflictDialog writes={aside} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
