export const mnemonic = "test test test test test test test test test test test junk";
export const accounts = load(mnemonic);
