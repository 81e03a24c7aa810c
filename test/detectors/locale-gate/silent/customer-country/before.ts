export function open(customer: Customer) {
  return accounts.create(customer);
}
