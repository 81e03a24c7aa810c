export { dropsToXrp, xrpToDrops } from "./amounts";
export { hashLedger, hashSignedTx } from "./hashes";
export { isValidAddress } from "./addresses";
export { checkValidity } from "./checksum";
export { parseNFTokenID } from "./tokens";
