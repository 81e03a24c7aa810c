export const version = 1;
export function payout(list: Payment[]) {
  const outputs = [];
  for (const { to, amount } of list) outputs.push({ address: to, value: amount });
  return outputs;
}
