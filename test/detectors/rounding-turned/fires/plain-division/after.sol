library Scaling {
    function downscaleUp(uint256 amount, uint256 factor) internal pure returns (uint256) {
        return (amount * 1e18) / factor;
    }
}
