export function connect() {
  return window.ethereum.request({ method: "eth_requestAccounts" });
}
