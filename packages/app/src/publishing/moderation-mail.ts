import { createTransport } from "nodemailer";
import { RapporteurError } from "@rapporteur/core/base";
import { cleanLine } from "./clean-words.ts";
import type { MailSettings } from "./site-settings.ts";

/** A letter to the moderators, as plain words. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** What moderators are told of a new comment: never the address of who sent it. */
export function commentLetter(given: {
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly rules: readonly string[];
  readonly queue: string | null;
}): Letter {
  const lines = [
    `${given.name} wrote on “${given.title}”:`,
    "",
    given.text,
    "",
    given.rules.length === 0 ? "No rule fired." : `Held by: ${given.rules.join("; ")}`,
    ...(given.queue === null ? [] : ["", `The queue: ${given.queue}`]),
  ];
  // One line, without control characters: nothing in a title can begin another header.
  return { subject: cleanLine(`Comment on ${given.title}`, 150), text: lines.join("\n") };
}

/** Sends by the site's own server. @throws RAP_PUBLISH_MAIL */
export async function sendLetter(mail: MailSettings, password: string | null, letter: Letter): Promise<void> {
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.isSecure,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: password ?? "" } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: mail.from, to: mail.to, subject: letter.subject, text: letter.text });
  } catch (cause) {
    throw new RapporteurError("RAP_PUBLISH_MAIL", { reason: cleanLine((cause as Error).message, 200) }, { cause });
  } finally {
    transport.close();
  }
}
