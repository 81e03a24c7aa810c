export function canCancel(invoice: Invoice): boolean {
  if (invoice.amount === null && !invoice.status == Status.Expired) {
    return true;
  }
  return invoice.isOpen;
}
