import { noteAudit } from "../access/accounts-audit.ts";
import { moment } from "../access/sessions.ts";
import type { ServerContext } from "../library/server-context.ts";
import type { Store } from "../store/store.ts";

const secretSetting = "server secret";
const fresh = (random: ServerContext["random"]): string => Buffer.from(random(32)).toString("hex");

/** The secret that lies in the library, so that its servers share it; made where there is none. */
export async function openSecret({ accounts }: Pick<Store, "accounts">, random: ServerContext["random"]): Promise<Uint8Array> {
  const known = await accounts.setting(secretSetting);
  const secret = isSecret(known) ? known : await accounts.keepSetting(secretSetting, fresh(random));
  if (!isSecret(secret)) throw new Error("the library's secret is damaged");
  return Buffer.from(secret, "hex");
}

/** Makes a new one, for when the old one may be known to somebody. Servers take it when they are started again; what the old one has signed is worth nothing then, nor is any invitation that waits: who has made the library may hold its link. */
export async function renewSecret(app: ServerContext): Promise<void> {
  await app.store.accounts.saveSetting(secretSetting, fresh(app.random));
  let invitations = 0;
  for (const { id } of await app.store.accounts.invitations())
    if ((await app.store.accounts.useInvitation({ id }, moment(app))) !== null) invitations++;
  await noteAudit(app, { account: null, action: "server secret renewed", target: null, details: { invitations } });
}

function isSecret(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
