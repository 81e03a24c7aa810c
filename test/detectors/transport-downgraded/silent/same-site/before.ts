export const rest = "https://api.kraken.com/0";
