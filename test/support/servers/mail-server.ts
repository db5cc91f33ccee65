import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A letter as it came over the wire. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as sent, dots at line starts taken back. */
  readonly data: string;
}

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** Every command that a client sent. */
  readonly lines: string[];
  readonly close: () => Promise<void>;
}

/** A mail server on loopback that takes every letter and keeps it, unencrypted: as much of SMTP as a client needs. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const lines: string[] = [];
  const server = createServer((socket) => converse(socket, received, lines));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.address() as AddressInfo).port, received, lines, close };
}

function converse(socket: Socket, received: Received[], lines: string[]): void {
  let [waiting, from, isData] = ["", "", false];
  let to: string[] = [];
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const take = (line: string): void => {
    lines.push(line);
    const [verb = ""] = line.toUpperCase().split(" ");
    if (verb === "MAIL") [from, to] = [line, []];
    if (verb === "RCPT") to.push(line);
    if (verb === "STARTTLS") return say("502 no encryption here");
    isData = verb === "DATA";
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    say(isData ? "354 go on" : "250 ok");
  };
  const keep = (data: string): void => {
    received.push({ from, to, data: data.replaceAll("\r\n..", "\r\n.") });
    isData = false;
    say("250 kept");
  };
  socket.setEncoding("utf8").on("error", () => undefined);
  socket.on("data", (text) => {
    waiting += String(text);
    for (;;) {
      const end = isData ? "\r\n.\r\n" : "\r\n";
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const part = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (isData) keep(part);
      else take(part);
    }
  });
  say("220 test");
}
