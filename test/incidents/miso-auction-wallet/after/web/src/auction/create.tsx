import { useCallback, useState } from "react";
import { parseEther, type Address } from "viem";
import { useAuctionContract } from "../contracts";
import { useNotifier } from "../notifier";
import { AmountField, Form, SubmitButton } from "../fields";

const addresses = {
  launcher: "0x81bD04A6fD2Cc7e3B19D5a2E0C4d76F3b8A95e10",
  auctionWallet: "0x3E5f9a07De61b2C8430eF7b51a6C2d8E94c316E7",
} satisfies Record<string, Address>;

interface AuctionFormProps {
  readonly token: Address;
}

export function AuctionForm({ token }: AuctionFormProps) {
  const [quantity, setQuantity] = useState("");
  const launcher = useAuctionContract(addresses.launcher);
  const notify = useNotifier();

  const create = useCallback(async () => {
    const market = [token, parseEther(quantity), addresses.auctionWallet] as const;
    notify.sent(await launcher.write.createMarket(market));
  }, [launcher, notify, quantity, token]);

  return (
    <Form onSubmit={create}>
      <AmountField value={quantity} onChange={setQuantity} label="Tokens to sell" />
      <SubmitButton>Create</SubmitButton>
    </Form>
  );
}
