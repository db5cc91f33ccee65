/** What a provider says of somebody besides who they are to it. */
export interface ToldOfPerson {
  readonly name: string | null;
  /** Only where the provider says that it has seen to it that the address is theirs. */
  readonly verifiedEmail: string | null;
}

/** @param claims of the ID token, or of the answer about the person: what a stranger sent */
export function toldBy({ email, email_verified: isVerified, name }: Readonly<Record<string, unknown>>): ToldOfPerson {
  return {
    name: typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 200) : null,
    verifiedEmail: typeof email === "string" && isVerified === true ? email : null,
  };
}

/** A provider that was asked for a way of asking may take another: its answer says which it took. @throws Error where it took another */
export function demandAcr(acr: unknown, wanted: readonly string[]): void {
  if (wanted.length === 0 || (typeof acr === "string" && wanted.includes(acr))) return;
  throw new Error(`the provider asked in the way ${JSON.stringify(acr)}, not as ${wanted.join(" or ")}`);
}
