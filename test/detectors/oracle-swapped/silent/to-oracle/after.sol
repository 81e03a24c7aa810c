contract Lending {
    function collateralValue(address user) public view returns (uint256) {
        uint256 price = oracle.latestAnswer();
        return collateral[user] * price;
    }
}
