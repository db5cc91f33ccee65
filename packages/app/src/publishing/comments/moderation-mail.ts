import { createTransport } from "nodemailer";
import { RapporteurError } from "@rapporteur/core/base";
import { cleanLine } from "./clean-words.ts";
import type { Settings } from "../../settings/config-settings.ts";
import { isLoopback } from "../../settings/is-loopback.ts";

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

/** The mail server that letters go through, as the server's settings name it. */
export interface MailServerSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

type SmtpSettings = Pick<Settings, "smtpHost" | "smtpPort" | "smtpUser" | "smtpPassword" | "smtpFrom">;

/** Null where the server's settings name no mail server, or no address to send from. */
export function mailServerOf({ smtpHost, smtpPort, smtpUser, smtpPassword, smtpFrom }: SmtpSettings): MailServerSettings | null {
  if (smtpHost === null || smtpFrom === null) return null;
  return { host: smtpHost, port: smtpPort, user: smtpUser, password: smtpPassword, from: smtpFrom };
}

const encryptedPort = 465;

/** How a mail server is spoken to. Nothing is sent, and nobody logs in, before the connection is encrypted; a mail server of this machine needs no encryption. A letter names no file and no address that would be fetched. */
export function transportOf(mail: MailServerSettings) {
  const isSecure = mail.port === encryptedPort;
  return {
    host: mail.host,
    port: mail.port,
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback(mail.host),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: mail.password ?? "" } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Sends a letter. @throws RAP_PUBLISH_MAIL */
export async function sendLetter(mail: MailServerSettings, to: string, letter: Letter): Promise<void> {
  const transport = createTransport(transportOf(mail));
  try {
    await transport.sendMail({ from: mail.from, to, subject: letter.subject, text: letter.text });
  } catch (cause) {
    throw new RapporteurError("RAP_PUBLISH_MAIL", { reason: cleanLine((cause as Error).message, 200) }, { cause });
  } finally {
    transport.close();
  }
}
