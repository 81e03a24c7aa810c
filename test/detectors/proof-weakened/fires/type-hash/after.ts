export const typeHash = id("Permit(address owner,address spender,uint256 value,uint256 nonce)");
