import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startMailServer, type MailServer } from "../../../../../test/support/servers/mail-server.ts";
import { siteSettings } from "../../contract/publishing.ts";
import { readSettings } from "../../settings/config.ts";
import { commentLetter, mailServerOf, sendLetter, transportOf } from "./moderation-mail.ts";

let mail: MailServer;
beforeEach(async () => {
  mail = await startMailServer();
});
afterEach(() => mail.close());

const letter = { subject: "A comment", text: "waits" };
const to = "editors@tide.example";
const serverAt = (host: string) => ({ host, port: mail.port, user: "site", password: "secret-1", from: "site@tide.example" });

describe("mail to moderators", () => {
  test("a mail server of another machine gets neither letter nor password before the connection is encrypted", async () => {
    // The address of every interface leads to the same server, and is none of those that need no encryption.
    await expect(sendLetter(serverAt("0.0.0.0"), to, letter)).rejects.toMatchObject({ code: "RAP_PUBLISH_MAIL" });
    expect(mail.received).toEqual([]);
    expect(mail.lines.join("\n")).not.toMatch(/AUTH|MAIL FROM|secret-1|c2VjcmV0LTE/);
  });

  test("one of this machine does", async () => {
    await sendLetter({ ...serverAt("127.0.0.1"), user: null }, to, letter);
    expect(mail.received).toHaveLength(1);
  });

  test("the port for encrypted mail is encrypted from the first byte, every other before anything is sent; and nobody waits for ever", () => {
    const usual = {
      host: "mail.example.org",
      port: 587,
      secure: false,
      requireTLS: true,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    const server = { host: "mail.example.org", port: 587, user: null, password: null, from: "site@example.org" };
    expect(transportOf(server)).toEqual(usual);
    expect(transportOf({ ...server, port: 465 })).toEqual({ ...usual, port: 465, secure: true, requireTLS: false });
    expect(transportOf({ ...server, host: "localhost" })).toMatchObject({ secure: false, requireTLS: false });
    expect(transportOf({ ...server, user: "site" })).toEqual({ ...usual, auth: { user: "site", pass: "" } });
    expect(transportOf({ ...server, user: "site", password: "p" })).toMatchObject({ auth: { user: "site", pass: "p" } });
  });

  test("it is named by the server's settings alone", () => {
    const environment = { RAPPORTEUR_SMTP_HOST: "mail.example.org", RAPPORTEUR_SMTP_USER: "site", RAPPORTEUR_SMTP_FROM: "site@example.org" };
    const { settings } = readSettings({ environment });
    expect(mailServerOf(settings)).toEqual({ host: "mail.example.org", port: 587, user: "site", password: null, from: "site@example.org" });
    expect(mailServerOf({ ...settings, smtpHost: null })).toBeNull();
    expect(mailServerOf({ ...settings, smtpFrom: null })).toBeNull();
    expect(() => readSettings({ environment: { ...environment, RAPPORTEUR_SMTP_FROM: "a@b, c@d" } })).toThrow(/smtp-from/);
  });

  test("a project's administrator can say who is written to, and no more", () => {
    const { mail: schema } = siteSettings.shape;
    expect(schema.safeParse({ to }).success).toBe(true);
    expect(schema.safeParse({ to, host: "mail.thief.example", port: 25, isSecure: false, user: "site", from: to }).success).toBe(false);
  });
});

test("a letter says who wrote what on which page, why it was held, and where the queue is", () => {
  const given = { title: `Will it\nhold? ${"x".repeat(200)}`, name: "Ada", text: "I doubt it.", rules: [], queue: null };
  const { subject, text } = commentLetter(given);
  expect([subject.length, subject.slice(0, 30)]).toEqual([150, "Comment on Will it hold? xxxxx"]);
  expect(text.split("\n").slice(2)).toEqual(["", "I doubt it.", "", "No rule fired."]);
  expect(text.startsWith("Ada wrote on “Will it\nhold?")).toBe(true);
  const held = commentLetter({ ...given, title: "T", rules: ["links", "same text"], queue: "https://desk.example.org/queue" });
  expect(held.text).toBe("Ada wrote on “T”:\n\nI doubt it.\n\nHeld by: links; same text\n\nThe queue: https://desk.example.org/queue");
});
