import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { keepNothing } from "./browser-store.ts";
import { client } from "./client.ts";
import { useResource, type LiveResource } from "./use-resource.ts";

/** Who is there, and which projects they may open. */
export type Session = AnswerOf<Api["session"]["get"]>;
export type Role = Session["projects"][number]["role"];

/** From the least rights to the most. */
export const roles: readonly Role[] = ["reader", "coder", "editor", "admin"];

/** True where a role holds at least the rights of another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** Told before anything of a project is on the screen. */
async function openSession(): Promise<Session> {
  const session = await client.session.get({});
  if (session.keepsNothing) keepNothing();
  return session;
}

/** The session of this browser; `reload` after signing in or out. */
export function useSession(): LiveResource<Session> {
  return useResource("session", [], openSession);
}
