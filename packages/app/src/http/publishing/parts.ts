import { decidePart } from "../../publishing/parts/decide-part.ts";
import { invitePart, renewInvitation, type InvitedPart } from "../../publishing/parts/invite-part.ts";
import { ownPartPath } from "../../publishing/site/pages/own-part.ts";
import type { AppContext } from "../../application/app-context.ts";
import { siteAddress } from "../guards/site-host.ts";
import type { HandlersOf } from "../handler.ts";

/** The link as the server is reached by; a server without an address of its own gives the path. */
function linked({ settings }: AppContext, { key, ...invited }: InvitedPart): Omit<InvitedPart, "key"> & { readonly url: string } {
  return { ...invited, url: `${siteAddress(settings)}/${ownPartPath}?key=${encodeURIComponent(key)}` };
}

export const parts: HandlersOf<"parts"> = {
  invite: async ({ app, place, params, body }) => linked(app, await invitePart(place, { roundup: params.id, ...body })),
  renew: async ({ app, place, params, body }) => linked(app, await renewInvitation(place, { id: params.id, ...body })),
  decide: ({ place, params, body }) => decidePart(place, { id: params.id, ...body }),
};
