import { useCallback, useState } from "react";
import { parseEther, type Address } from "viem";
import { useAuctionContract } from "../contracts";
import { useNotifier } from "../notifier";
import { AmountField, Form, SubmitButton } from "../fields";

const addresses = {
  launcher: "0x81bd04A6FD2cc7E3b19D5A2E0C4D76f3B8A95e10",
  auctionWallet: "0xd90A07De61B2c8430ef7B51a6c2d8E94c3162F4b",
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
