use solana_sdk::instruction::Instruction;

pub fn steps(account: &Account) -> Vec<Instruction> {
    let found: Vec<Instruction> = account.steps();
    found
}
