import { expect, test } from "vitest";
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

test("a password of 1,024 letters is looked at in less than a second", async () => {
  await isTaken("warm up once");
  const start = performance.now();
  await isTaken("p4ssw0rd".repeat(128));
  await isTaken("𝔭𝔞𝔰𝔰".repeat(128));
  expect(performance.now() - start).toBeLessThan(1000);
});
