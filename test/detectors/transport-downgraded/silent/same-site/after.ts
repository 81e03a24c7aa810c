export const rest = "https://futures.kraken.com/derivatives/api/v3";
