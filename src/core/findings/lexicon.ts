/** Words of code that moves or counts money: whatever they stand in is critical. */
import { wordsOf } from "../syntax/statement.ts";

const money = `
  address allowance amount approval approve approved approver ask asks asset authorize authorise
  authorized balance balances beneficiary bid bids book borrow budget burn cap collateral credit
  custody debit debt delta deposit destination drawdown equity exposure fee fees funds hedge
  inventory kyc ledger leverage limit limits liquidate liquidation loan maker margin max mint
  multisig nonce notional order orders owner payee payment payout pnl portfolio position positions
  price prices pricing profit qty quantity quorum quota quote rank rate recipient redeem refund
  repay reserve risk role sanction sanctions score send sender settle settlement shares side sign
  signal signature signed signer signers size skew slippage sort sorted spend spread stake strategy supply
  swap threshold token tokens total trade trades transfer treasury twofactor value vault volume
  wallet weight wei whitelist allowlist withdraw withdrawal withdrawals yield
`;
const lexicon: ReadonlySet<string> = new Set(money.split(/\s+/).filter((word) => word !== ""));

/** True when any identifier in the texts has a word of money in it. */
export function isAboutMoney(...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && wordsOf(text).some((word) => lexicon.has(word)));
}
