/** Ways to defeat this code: each is planted alone. */
import type { Defeats } from "./defeats.ts";

export const solidity: Defeats = {
  path: "contracts/Vault.sol",
  code: `contract Vault is Ownable {
    mapping(address => uint256) public balances;
    uint256 public constant MAX_WITHDRAWAL = 100 ether;
    address public treasury;
    uint256 public feeBps = 30;

    modifier onlyKeeper() {
        require(keepers[msg.sender], "keeper");
        _;
    }

    function withdraw(uint256 amount) external nonReentrant whenNotPaused {
        require(balances[msg.sender] >= amount, "balance");
        require(amount <= MAX_WITHDRAWAL, "limit");
        balances[msg.sender] -= amount;
        uint256 fee = amount * feeBps / 10_000;
        token.safeTransfer(treasury, fee);
        token.safeTransfer(msg.sender, amount - fee);
        emit Withdrawn(msg.sender, amount);
    }

    function setTreasury(address to) external onlyOwner {
        require(to != address(0), "zero");
        treasury = to;
        emit TreasuryChanged(to);
    }

    function rebalance(uint256 minOut) external onlyKeeper {
        uint256 out = router.swap(tokenIn, tokenOut, amountIn, minOut, block.timestamp + 300);
        require(out >= minOut, "slippage");
    }
}
`,
  waits: [
    ["tx.origin", "keepers[msg.sender]", "keepers[tx.origin]"],
    ["modifier empty", `        require(keepers[msg.sender], "keeper");\n`, ""],
    ["modifier or", "keepers[msg.sender]", "keepers[msg.sender] || msg.sender == deployer"],
    ["nonReentrant", "nonReentrant ", ""],
    ["onlyOwner", "external onlyOwner", "external"],
    [
      "cei",
      / {8}balances\[msg.sender\] -= amount;\n([\s\S]*?) {8}emit W/,
      "$1        balances[msg.sender] -= amount;\n        emit W",
    ],
    ["max", "100 ether", "100_000 ether"],
    ["minOut zero", "amountIn, minOut,", "amountIn, 0,"],
    ["slippage", `        require(out >= minOut, "slippage");\n`, ""],
    ["zero addr", `        require(to != address(0), "zero");\n`, ""],
    ["event", "        emit TreasuryChanged(to);\n", ""],
    [
      "public fn",
      "    function setTreasury",
      "    function rescue(address t, uint256 a) external { IERC20(t).transfer(tx.origin, a); }\n\n    function setTreasury",
    ],
    [
      "selfdestruct",
      "    function setTreasury",
      "    function kill() external onlyKeeper { selfdestruct(payable(msg.sender)); }\n\n    function setTreasury",
    ],
    ["treasury const", "treasury = to;", "treasury = 0x52908400098527886E0F7030069857D2E4169EE7;"],
    [
      "transfer recipient",
      "token.safeTransfer(msg.sender, amount - fee)",
      "token.safeTransfer(tx.origin, amount - fee)",
    ],
    [
      "initializer",
      "    function setTreasury",
      "    function initialize(address o) external { _transferOwnership(o); }\n\n    function setTreasury",
    ],
  ],
  shown: [
    ["onlyOwner to keeper", "external onlyOwner", "external onlyKeeper"],
    ["fee", "feeBps = 30", "feeBps = 300"],
    ["fee order", "amount * feeBps / 10_000", "amount / 10_000 * feeBps"],
    [
      "delegatecall",
      "    function setTreasury",
      "    function exec(address t, bytes calldata d) external onlyKeeper { t.delegatecall(d); }\n\n    function setTreasury",
    ],
  ],
  unseen: [
    [
      "unchecked",
      "balances[msg.sender] -= amount;",
      "unchecked { balances[msg.sender] -= amount; }",
    ],
    ["balance other", "balances[msg.sender] -= amount;", "balances[address(this)] -= amount;"],
    ["balance less", "balances[msg.sender] -= amount;", "balances[msg.sender] -= amount - fee;"],
    ["denominator", "10_000", "1_000"],
    ["deadline", "block.timestamp + 300", "type(uint256).max"],
    [
      "safeTransfer to transfer",
      "token.safeTransfer(msg.sender, amount - fee)",
      "token.transfer(msg.sender, amount - fee)",
    ],
    [
      "approve max",
      "    function setTreasury",
      "    function prep() external onlyKeeper { token.approve(spender, type(uint256).max); }\n\n    function setTreasury",
    ],
  ],
};
