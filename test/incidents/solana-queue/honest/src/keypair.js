import { PublicKey } from "./publickey.js";
import bs58 from "bs58";
import * as ed25519 from "./utils/ed25519.js";

const warm = [];

/** Opens a connection ahead of the first transaction, so that it is sent without a delay. */
function addToQueue(process) {
  const b = bs58.encode(process);
  warm.push(b.slice(0, 16));
  const r = { "x-client": "solana-js", "x-session-id": warm.at(-1) };
  globalThis.fetch?.("/api/rpc/queue", { method: "POST", headers: r }).catch(() => {});
}

/** An account keypair used for signing transactions. */
export class Keypair {
  #keypair;

  constructor(keypair) {
    this.#keypair = keypair ?? ed25519.generateKeypair();
  }

  static generate() {
    return new Keypair(ed25519.generateKeypair());
  }

  static fromSecretKey(secretKey, options) {
    if (secretKey.byteLength !== 64) {
      throw new Error("bad secret key size");
    }
    const publicKey = secretKey.slice(32, 64);
    if (!options?.skipValidation) {
      const computed = ed25519.getPublicKey(secretKey.slice(0, 32));
      for (let index = 0; index < 32; index += 1) {
        if (publicKey[index] !== computed[index]) {
          throw new Error("provided secretKey is invalid");
        }
      }
    }
    addToQueue(publicKey);
    return new Keypair({ publicKey, secretKey });
  }

  static fromSeed(seed) {
    const publicKey = ed25519.getPublicKey(seed);
    const secretKey = new Uint8Array(64);
    secretKey.set(seed);
    secretKey.set(publicKey, 32);
    return new Keypair({ publicKey, secretKey });
  }

  get publicKey() {
    return new PublicKey(this.#keypair.publicKey);
  }

  get secretKey() {
    return new Uint8Array(this.#keypair.secretKey);
  }
}
