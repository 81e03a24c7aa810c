import { PublicKey } from "@solana/web3.js";

export const feeds = { sol: "SOL/USD", eth: "ETH/USD" };
