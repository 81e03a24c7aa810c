contract Lending {
    function collateralValue(address user) public view returns (uint256) {
        uint256 price = pair.getReserves();
        return collateral[user] * price;
    }
}
