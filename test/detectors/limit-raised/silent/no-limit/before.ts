const COLUMNS = 8;
const labelWidth = 10;
