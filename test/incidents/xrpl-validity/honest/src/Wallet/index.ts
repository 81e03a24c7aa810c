import { Account, deriveAddress, deriveKeypair, generateSeed } from "../keypairs";
import { ValidationError } from "../errors";
import { checkValidity } from "../utils";
import { sign as signTransaction } from "./sign";
import type { Signed, Transaction } from "../models";

export interface WalletOptions {
  masterAddress?: string;
  algorithm?: "ed25519" | "ecdsa-secp256k1";
}

export class Wallet {
  public readonly publicKey: string;
  public readonly privateKey: string;
  public readonly classicAddress: string;
  public readonly seed?: string;

  public constructor(publicKey: string, privateKey: string, options: WalletOptions & { seed?: string } = {}) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.classicAddress = options.masterAddress ?? deriveAddress(publicKey);
    this.seed = options.seed;
  }

  public static generate(algorithm: WalletOptions["algorithm"] = "ed25519"): Wallet {
    const seed = generateSeed({ algorithm });
    return Wallet.fromSeed(seed, { algorithm });
  }

  public static fromSeed(seed: string, options: WalletOptions = {}): Wallet {
    if (!checkValidity(seed)) throw new ValidationError("this seed has a typing error");
    return Wallet.deriveWallet(seed, options);
  }

  public static fromEntropy(entropy: Uint8Array, options: WalletOptions = {}): Wallet {
    const seed = generateSeed({ entropy: Uint8Array.from(entropy), algorithm: options.algorithm });
    return Wallet.deriveWallet(seed, options);
  }

  private static deriveWallet(seed: string, options: WalletOptions): Wallet {
    if (!checkValidity(seed)) throw new ValidationError("this seed has a typing error");
    const { publicKey, privateKey } = deriveKeypair(seed, { algorithm: options.algorithm });
    return new Wallet(publicKey, privateKey, { seed, masterAddress: options.masterAddress });
  }

  public sign(transaction: Transaction, multisign?: boolean | string): Signed {
    if (transaction.TxnSignature !== undefined) {
      throw new ValidationError("the transaction is signed already");
    }
    return signTransaction(transaction, this, multisign);
  }

  public toAccount(): Account {
    return new Account(this.classicAddress);
  }
}
