import { hashOf, type SafeTransaction } from "./safe-transaction.ts";
import type { Signer } from "./signer.ts";
import type { Screen } from "./screen.ts";

export interface Ceremony {
  readonly signer: Signer;
  readonly screen: Screen;
  readonly relay: (tx: SafeTransaction, signature: string) => Promise<string>;
}

/** Shows a transaction to whoever signs, and sends it with the signature. */
export async function signAndRelay(ceremony: Ceremony, proposal: SafeTransaction): Promise<string> {
  const { signer, screen, relay } = ceremony;
  const tx = { ...proposal, data: { ...proposal.data } };
  await screen.review(tx);
  const shown = structuredClone(tx.data);
  const digest = hashOf(tx);
  const signature = await signer.sign(digest);
  screen.done({ ...tx, data: shown });
  return relay(tx, signature);
}

export async function estimate(ceremony: Ceremony, proposal: SafeTransaction): Promise<bigint> {
  const gas = await ceremony.signer.estimateGas(proposal);
  return (gas * 12n) / 10n;
}
