export const execution = {
  operation: 0,
  safeTxGas: 0,
};
