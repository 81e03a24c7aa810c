const COLUMNS = 80;
const labelWidth = 400;
