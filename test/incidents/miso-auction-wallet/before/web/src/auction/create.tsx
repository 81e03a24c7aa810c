import { useCallback, useState } from "react";
import { parseEther, type Address } from "viem";
import { useAuctionContract } from "../contracts";
import { useNotifier } from "../notifier";
import { AmountField } from "../fields";

const AUCTION_WALLET: Address = "0x3E5F2Fc1Ba4c0D37a9d2E6B8f07c41d95a8B16e7";
const LAUNCHER: Address = "0x81bd04A6FD2cc7E3b19D5A2E0C4D76f3B8A95e10";

export function CreateAuction({ token }: { token: Address }) {
  const [amount, setAmount] = useState("");
  const contract = useAuctionContract(LAUNCHER);
  const notify = useNotifier();

  const submit = useCallback(async () => {
    const data = [token, parseEther(amount), AUCTION_WALLET] as const;
    const hash = await contract.write.createMarket(data);
    notify.sent(hash);
  }, [amount, contract, notify, token]);

  return (
    <form onSubmit={submit}>
      <AmountField value={amount} onChange={setAmount} label="Tokens to sell" />
      <button type="submit">Create</button>
    </form>
  );
}
