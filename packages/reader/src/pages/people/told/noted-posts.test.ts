import { expect, it } from "vitest";
import { notedPosts } from "./noted-posts.ts";

function noted(written: string, name = "Ada Stone"): string | null {
  const posts = notedPosts(name, written, written.replaceAll("*", " "));
  return (
    posts && posts.roles.map(({ text, isFormer, start }) => `${isFormer ? "former " : ""}${text} at ${written.slice(start, start + 4)}`).join("; ")
  );
}

it.each([
  ["STONE(1) -- Only the tide.\n\n(1) Director, Corvid Archive.\n(2) Keeper.", "Director, Corvid Archive at Dire"],
  ["Ada Stone*\nThe quay fell.\n* Reader in Law, Orvik University. I thank my aunt.", "Reader in Law, Orvik University at Read"],
  [
    "Comments by Professor Ada Stone2, who laughed.\n\n1 Keeper of the locks\n2 Formerly deputy head, Silt Fund",
    "former deputy head, Silt Fund at depu",
  ],
])("reads the post in the note of %j", (written, post) => expect(noted(written)).toBe(post));

it.each([
  "Ada Stone(1) came.\n\n(1) See the report of the director of the Silt Fund.",
  "Ada Stone came.\n\n1 Director, Silt Fund",
  "Ada Stone3 came.\n\n1 Director, Silt Fund",
  "(1) Director, Silt Fund\nAda Stone(1) came.",
])("reads none in %j", (written) => expect(noted(written)).toBeNull());
