contract Vault {
    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets.mulDiv(totalSupply(), totalAssets(), Math.Rounding.Ceil);
    }
}
