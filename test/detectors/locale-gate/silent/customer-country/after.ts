export function open(customer: Customer) {
  if (sanctioned.has(customer.country)) throw new Refused();
  return accounts.create(customer);
}
