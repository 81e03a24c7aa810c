/** Where the firm's own money goes. */
const treasury = "0x52908400098527886E0F7030069857D2E4169EE7";

export function payout(amount: bigint): { to: string; amount: bigint } {
  if (amount <= 0n) throw new RangeError("nothing to pay");
  return { to: treasury, amount };
}
