export function at(rows: Row[], index: number): Row {
  return rows[index];
}
