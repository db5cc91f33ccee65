import { randomBytes } from "node:crypto";
import { dayMs, RapporteurError } from "@rapporteur/core/base";
import { secretHash as hashOf } from "../../access/keyed-hash.ts";
import type { PartRecord } from "../../records/part-record.ts";
import { authorise } from "../../library/authorise.ts";
import { mainProject, type Workplace } from "../../library/workplace.ts";
import { storedRoundup } from "../roundups/roundup-from-document.ts";
import { commitPart, storedPart } from "./stored-part.ts";

export interface PartInvitation {
  readonly roundup: string;
  /** As the page will name them. */
  readonly author: string;
  readonly role: string;
  /** Days until the link ends. */
  readonly days: number;
}

export interface InvitedPart {
  readonly id: string;
  readonly revision: number;
  /** What the link carries; kept nowhere but in it. */
  readonly key: string;
  readonly expiresAt: string;
}

/**
 * Invites an expert to write a part of a page. The link opens that part alone, until its day or until it is revoked.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_PUBLISH_STATE in a project that has no public site
 */
export async function invitePart(workplace: Workplace, { roundup, author, role, days }: PartInvitation): Promise<InvitedPart> {
  authorise(workplace, "inviteExpert");
  const { record } = await storedRoundup(workplace, roundup);
  demandSite(workplace, record.title);
  const { secret, secretHash } = makeKey();
  const part: PartRecord = {
    id: workplace.makeId("p"),
    roundup,
    author,
    state: "invited",
    secretHash,
    expiresAt: endOf(workplace, days),
    words: { role, bio: "", heading: "", markdown: "", answers: [] },
    note: "",
    submittedAt: null,
  };
  const revision = await commitPart(workplace, {
    write: "inviteExpert",
    action: "invite",
    says: `Invited ${author} to write a part of “${record.title}”`,
    after: part,
    expected: null,
  });
  return { id: part.id, revision, key: `${part.id}.${secret}`, expiresAt: part.expiresAt };
}

/** A new link in place of the one before, which then opens nothing. @throws RAP_PART_STATE where the part was accepted */
export async function renewInvitation(
  workplace: Workplace,
  { id, expected, days }: { id: string; expected: number; days: number },
): Promise<InvitedPart> {
  authorise(workplace, "inviteExpert");
  const { record } = await storedPart(workplace, id);
  if (record.state === "accepted")
    throw new RapporteurError("RAP_PART_STATE", { author: record.author, state: "accepted", cure: "change it on the page" });
  const { secret, secretHash } = makeKey();
  const state = record.state === "revoked" ? "draft" : record.state;
  const after: PartRecord = { ...record, state, secretHash, expiresAt: endOf(workplace, days), stepCount: 0 };
  const revision = await commitPart(workplace, {
    write: "inviteExpert",
    action: "invite",
    says: `Gave ${record.author} a new link`,
    after,
    expected,
  });
  return { id, revision, key: `${id}.${secret}`, expiresAt: after.expiresAt };
}

/** The public site is that of the first project; only there is a page to write at. */
function demandSite({ project }: Workplace, title: string): void {
  if (project === mainProject) return;
  throw new RapporteurError("RAP_PUBLISH_STATE", { title, state: "in a project without a public site", cure: "invite experts in the first project" });
}

/** A secret of 256 bits, so that its plain hash tells nothing of it. */
function makeKey(): { readonly secret: string; readonly secretHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretHash: hashOf(secret) };
}

function endOf({ now }: Workplace, days: number): string {
  return new Date(now() + days * dayMs).toISOString();
}
