export { dropsToXrp, xrpToDrops } from "./amounts";
export { hashLedger, hashSignedTx } from "./hashes";
export { isValidAddress } from "./addresses";
export { parseNFTokenID } from "./tokens";
