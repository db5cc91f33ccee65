import type { AnswerOf, Api } from "../../../src/contract/api.ts";
import { client } from "./client.ts";
import { useResource, type LiveResource } from "./use-resource.ts";

export type Session = AnswerOf<Api["session"]["get"]>;
export type Role = Session["projects"][number]["role"];

const ranks: readonly Role[] = ["reader", "coder", "editor", "admin"];

/** True where a role holds at least the rights of another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}

export function useSession(): LiveResource<Session> {
  return useResource("session", [], () => client.session.get({}));
}
