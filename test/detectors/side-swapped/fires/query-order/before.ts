export function bestQuotes(symbol: string): Query {
  return db("quotes").where({ symbol }).orderBy("price", "asc").limit(1);
}
