import { acceptInvitation } from "../../access/accounts-invitations.ts";
import { changePassword, signIn } from "../../access/accounts.ts";
import { projectsOf } from "../../access/rights-membership.ts";
import { endSession, startSession } from "../../access/sessions.ts";
import { version } from "@rapporteur/reader/reading";
import type { HandlersOf } from "../handler.ts";
import { demandAccounts } from "./demand-accounts.ts";

export const session: HandlersOf<"session"> = {
  get: async ({ app, caller }) => {
    const { account, csrf } = caller;
    const projects = await projectsOf(app, caller);
    return {
      account: account === null ? null : { id: account.id, name: account.name, isAdministrator: account.isAdministrator },
      mode: app.mode,
      csrf,
      version,
      projects: projects.map(({ project, role, grants }) => ({ id: project.record.id, name: project.record.name, role, grants })),
      hasSite: app.hasSite,
    };
  },
  start: async ({ app, caller, body, ip, setSession }) => {
    demandAccounts(app);
    setSession(await signIn(app, { ...body, ip }, caller));
  },
  end: async ({ app, caller, setSession }) => {
    demandAccounts(app);
    await endSession(app, caller);
    setSession(null);
  },
  accept: async ({ app, caller, body, ip, setSession }) => {
    demandAccounts(app);
    const account = await acceptInvitation(app, { ...body, ip });
    await endSession(app, caller);
    setSession(await startSession(app, account));
  },
  changePassword: async ({ app, caller, body, ip, setSession }) => {
    demandAccounts(app);
    setSession(await changePassword(app, caller.account, { ...body, ip }));
  },
};
