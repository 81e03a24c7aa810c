import { useCallback, useState } from "react";
import { parseEther, type Address } from "viem";
import { useAuctionContract } from "../contracts";
import { useNotifier } from "../notifier";
import { AmountField } from "../fields";

const AUCTION_WALLET: Address = "0x3E5f2fC1bA4C0d37a9d2e6b8F07c41D95A8b16E7";
const LAUNCHER: Address = "0x81bD04A6fD2Cc7e3B19D5a2E0C4d76F3b8A95e10";

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
