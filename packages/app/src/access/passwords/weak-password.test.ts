import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../store/testing/scratch-folder.ts";
import { demandStrongPassword } from "./weak-password.ts";

const names = ["Ada Lind", "ada.lind@harbour.example", "https://study.example.org"];
const isTaken = (password: string): Promise<boolean> =>
  demandStrongPassword(password, names).then(
    () => true,
    () => false,
  );

test.each([
  "password1234",
  "123456789012",
  "qwertyuiop12",
  "aaaaaaaaaaaaaaaaaaaa",
  "abcabcabcabcabc",
  "P@ssw0rd2026",
  "rapporteur2026",
  "adalind1987!",
  "ada.lind@harbour",
  "iloveyou1234",
  "11111111111111111111111111111111111111111111",
])("“%s” is refused", async (password) => {
  await expect(demandStrongPassword(password, names)).rejects.toMatchObject({ code: "RAP_ACCOUNT_WEAK" });
});

test.each(["correct horse battery", "a wholly new password", "zurück zum fluß am abend", "x7Kq-93vT-pLm2", "北京的秋天最美丽不过如此呀"])(
  "“%s” is taken",
  async (password) => {
    expect(await isTaken(password)).toBe(true);
  },
);

test.each([
  // What is left beside the names, of letters and digits: six are enough, five are not.
  ["rapporteur x7#k-q!9§z", [], true],
  ["rapporteur x7#k-q!9§§", [], false],
  // Of two names the longer goes first: not its beginning alone.
  ["annabel x7#k-q!", ["Ann", "Annabel", null], false],
  // What stood before a name and behind it is no name of its own.
  ["lirapporteurnd#7x!", ["lind"], true],
  // Two letters are no name; three are.
  ["alal-bobo-albo-xk7#", ["Al Bo"], true],
  ["adaboada-adaboada-xk7#", ["Ada Bo"], true],
  ["adaada-adaada-xk7#", ["Ada Bo"], false],
])("beside names, “%s” of %j: %s", async (password, own, isStrong) => {
  const code = await demandStrongPassword(password, own).then(
    () => null,
    (thrown: { code: string }) => thrown.code,
  );
  expect(code).toBe(isStrong ? null : "RAP_ACCOUNT_WEAK");
});

test("one that is in the list of breached passwords is refused, however strong it is", async () => {
  const list = join(scratchFolder("weak-password"), "breached.txt");
  const password = "correct horse battery";
  writeFileSync(list, `${createHash("sha1").update(password).digest("hex").toUpperCase()}:3\n`);
  await expect(demandStrongPassword(password, [], list)).rejects.toMatchObject({ code: "RAP_ACCOUNT_WEAK" });
  await demandStrongPassword("a wholly new password", [], list);
});

test("a password of 1,024 letters is looked at in less than a second", async () => {
  await isTaken("warm up once");
  const start = performance.now();
  await isTaken("p4ssw0rd".repeat(128));
  await isTaken("𝔭𝔞𝔰𝔰".repeat(128));
  expect(performance.now() - start).toBeLessThan(1000);
});
