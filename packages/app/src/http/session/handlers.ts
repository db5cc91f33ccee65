import { acceptInvitation } from "../../access/accounts-invitations.ts";
import { changePassword, signIn } from "../../access/accounts.ts";
import { lacksSecondFactor } from "../../access/demand-second-factor.ts";
import { projectsOf } from "../../access/rights-membership.ts";
import { beginFactor, confirmFactor, factorState, removeFactor } from "../../access/second-factor.ts";
import { endOwnSessions, ownSessions } from "../../access/own-sessions.ts";
import { endSession, startSession } from "../../access/sessions.ts";
import { version } from "@rapporteur/reader/version";
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
      keepsNothing: app.settings.sharedComputers,
      lacksSecondFactor: account !== null && (await lacksSecondFactor(app, account)),
      provider: app.mode === "accounts" && app.settings.providerIssuer !== null ? app.settings.providerName : null,
    };
  },
  start: async ({ app, caller, body, ip, agent, setSession }) => {
    demandAccounts(app);
    setSession(await signIn(app, { ...body, ip, agent }, caller));
  },
  end: async ({ app, caller, setSession }) => {
    demandAccounts(app);
    await endSession(app, caller);
    setSession(null);
  },
  accept: async ({ app, caller, body, ip, agent, setSession }) => {
    demandAccounts(app);
    const account = await acceptInvitation(app, { ...body, ip });
    await endSession(app, caller);
    setSession(await startSession(app, account, agent));
  },
  list: async ({ app, caller }) => ({ sessions: await ownSessions(app, caller) }),
  revoke: ({ app, caller, params }) => endOwnSessions(app, caller, params),
  revokeOthers: ({ app, caller }) => endOwnSessions(app, caller, "others"),
  changePassword: async ({ app, caller, body, ip, agent, setSession }) => {
    demandAccounts(app);
    setSession(await changePassword(app, caller.account, { ...body, ip, agent }));
  },
};

export const secondFactor: HandlersOf<"secondFactor"> = {
  get: ({ app, caller }) => factorState(app, caller.account),
  begin: async ({ app, caller, body, ip }) => {
    demandAccounts(app);
    return beginFactor(app, caller.account, { ...body, ip });
  },
  confirm: async ({ app, caller, body, ip }) => {
    demandAccounts(app);
    return confirmFactor(app, caller.account, { ...body, ip, session: caller.sessionHash });
  },
  remove: async ({ app, caller, body, ip }) => {
    demandAccounts(app);
    return removeFactor(app, caller.account, { ...body, ip });
  },
};
