import { expect, test } from "vitest";
import { roundupMarkdown } from "./roundup-markdown.ts";

const one = {
  author: "Ada\nBrandt",
  role: " Fellow ",
  bio: "She writes.\nOften.",
  heading: "On  tolls",
  markdown: "\nTolls fell.\n\nThey will rise.\n",
};

test("title, standfirst and questions, then each contribution with heading, author, role, text and bio", () => {
  const questions = ["Will tolls fall?", " ", "Who pays\nthem?"];
  expect(roundupMarkdown({ title: "The\nlevy", standfirst: "Asked last week. Who pays them? ", questions, contributions: [one] })).toBe(
    "# The levy\n\nAsked last week. Who pays them? Will tolls fall?\n\n## On tolls\n\n**Ada Brandt**, Fellow\n\nTolls fell.\n\nThey will rise.\n\n*She writes. Often.*\n",
  );
});

test("what is empty is left out", () => {
  const bare = { author: " ", role: "Fellow", bio: " ", heading: "", markdown: "Words." };
  expect(roundupMarkdown({ title: "T", standfirst: " ", questions: [], contributions: [bare] })).toBe("# T\n\nWords.\n");
  expect(roundupMarkdown({ title: "T", standfirst: "", questions: [], contributions: [{ ...bare, author: "A", role: "", markdown: " " }] })).toBe(
    "# T\n\n**A**\n",
  );
});
