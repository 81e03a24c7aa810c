import { PublicKey } from "@solana/web3.js";

export const feeds = { sol: "SOL/USD", eth: "ETH/USD" };

export const DEFAULT_RECEIVER_PROGRAM_ID = new PublicKey(
  "rec5EKMGg6MxZYaMdyBfgwp4d5rB9T1VQH5pJv5LtFJ",
);
