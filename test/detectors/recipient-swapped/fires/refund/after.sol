contract Escrow {
    function refund(uint256 id) external {
        Deal storage deal = deals[id];
        token.safeTransfer(arbiter, deal.amount);
    }
}
