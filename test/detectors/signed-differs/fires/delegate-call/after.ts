export const execution = {
  operation: 1,
  safeTxGas: 0,
};
