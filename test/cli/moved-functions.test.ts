/** A function that goes from one file to another, or a check that does, is read on both sides. */
import { expect, it } from "vitest";
import { aChange } from "./changes.ts";
import { scan } from "./recording.ts";

const check = "  if (amount > limit) throw new Error(`over the limit of $" + "{limit}`);\n";
const withdraw = `export function withdraw(to: string, amount: number): void {
  const limit = limitOf(to);
${check}  const fee = feeOf(amount);
  ledger.debit(to, amount + fee);
  bank.send(to, amount);
}
`;
const deposit = "export function deposit(from: string): void {\n  ledger.open(from);\n}\n";
const from = "services/withdraw/desk.ts";
const to = "services/withdraw/withdrawals.ts";
const was = { [from]: deposit + withdraw, [to]: "export const version = 1;\n" };

async function scanned(change: Readonly<Record<string, string>>) {
  return scan(aChange(change, was));
}

it("a function that lost its check on the way is seen", async () => {
  const moved = { [from]: deposit, [to]: withdraw.replace(check, "") };
  const { status, out } = await scanned(moved);
  expect(out).toContain("guard removed in withdraw");
  expect(status).toBe(1);
});

it("so it is under another name, in a class", async () => {
  const renamed = withdraw
    .replace(check, "")
    .replace("export function withdraw(", "payOut(")
    .replaceAll("\n", "\n  ");
  const moved = { [from]: deposit, [to]: `export class Desk {\n  ${renamed}\n}\n` };
  const { status, out } = await scanned(moved);
  expect(out).toContain("guard removed in Desk.payOut");
  expect(status).toBe(1);
});

it("a function that moved as it was is nobody's business", async () => {
  const { status, out } = await scanned({ [from]: deposit, [to]: withdraw });
  expect(out).not.toContain("guard removed");
  expect(status).toBe(0);
});

it("a check that moved into a function of another file, which is called, still stops", async () => {
  const helper = `export function ensureWithin(amount: number, limit: number): void {\n${check}}\n`;
  const caller = withdraw.replace(check, "  ensureWithin(amount, limit);\n");
  const { status, out } = await scanned({ [from]: deposit + caller, [to]: helper });
  expect(out).not.toContain("guard removed");
  expect(status).toBe(0);
});

it("but not when nobody calls it", async () => {
  const helper = `export function ensureWithin(amount: number, limit: number): void {\n${check}}\n`;
  const caller = withdraw.replace(check, "");
  const { status, out } = await scanned({ [from]: deposit + caller, [to]: helper });
  expect(out).toContain("guard removed in withdraw");
  expect(status).toBe(1);
});

it("nor when what is called checks less", async () => {
  const helper =
    "export function ensureWithin(amount: number, limit: number): void {\n  log(amount, limit);\n}\n";
  const caller = withdraw.replace(check, "  ensureWithin(amount, limit);\n");
  const { status } = await scanned({ [from]: deposit + caller, [to]: helper });
  expect(status).toBe(1);
});
