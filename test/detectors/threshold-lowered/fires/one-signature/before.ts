export const policy = {
  requiredSignatures: 3,
  network: "mainnet",
};

export function isComplete(transfer: Transfer): boolean {
  return transfer.approvals.length >= policy.requiredSignatures;
}
