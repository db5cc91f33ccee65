import { createProject } from "../../library/create-project.ts";
import { projectsOf } from "../../access/rights-membership.ts";
import type { HandlersOf } from "../handler.ts";

export const projects: HandlersOf<"projects"> = {
  list: async ({ app, caller }) => ({ projects: (await projectsOf(app, caller)).map(({ project }) => project) }),
  create: async ({ app, caller, body }) => {
    const { store, now, makeId } = app;
    const { id, name } = caller.account;
    return { id: await createProject({ store, now, makeId, by: { account: id, name } }, body) };
  },
};
