export function bestQuotes(symbol: string): Query {
  return db("quotes").where({ symbol }).orderBy("price", "desc").limit(1);
}
