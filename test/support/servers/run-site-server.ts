import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface SiteProcess {
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts a server with the public site on a library, in a process of its own. */
export async function runSiteServer(library: string): Promise<SiteProcess> {
  const program = fileURLToPath(new URL("site-server.ts", import.meta.url));
  const child = spawn(process.execPath, [program, "--library", library], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString().trim()));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const kill = async (): Promise<void> => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return { address, process: child, kill };
}

/** Sends a comment by the form of a page, as a browser without scripts does. True where it was acknowledged. */
export async function sendComment(address: string, slug: string, given: { readonly token: string; readonly text: string }): Promise<boolean> {
  const fields = { ...given, name: "Reader", email: "reader@mail.example" };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  const reply = await fetch(`${address}/site/roundups/${slug}/comments`, { method: "POST", body, headers, redirect: "manual" });
  return reply.status === 303;
}

/** The token of a page's form. */
export async function tokenOf(address: string, slug: string): Promise<string> {
  const text = await (await fetch(`${address}/site/roundups/${slug}.html`)).text();
  return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? "";
}
