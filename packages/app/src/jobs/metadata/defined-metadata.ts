/** What is known of a document, fields without a value included. */
export interface GivenMetadata {
  readonly title?: string | null | undefined;
  readonly published?: string | null | undefined;
  readonly publisher?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** The fields that have a value, as rows of jobs and readers take them. */
export function definedMetadata({ title, published, publisher, url, authors, tags }: GivenMetadata) {
  return {
    ...(title == null ? {} : { title }),
    ...(published == null ? {} : { published }),
    ...(publisher == null ? {} : { publisher }),
    ...(url == null ? {} : { url }),
    ...(authors === undefined ? {} : { authors: [...authors] }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}
