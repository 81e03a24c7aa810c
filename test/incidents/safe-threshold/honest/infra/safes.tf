variable "signers" {
  type = map(string)
}

locals {
  environment = "production"
  owners      = values(var.signers)

  safes = {
    treasury = { chain_id = 1, threshold = 3, team = "custody" }
    payroll  = { chain_id = 1, threshold = 2, team = "finance" }
  }
}

module "safe" {
  source   = "../modules/safe"
  for_each = local.safes

  name      = each.key
  chain_id  = each.value.chain_id
  owners    = local.owners
  threshold = each.value.threshold

  labels = {
    environment = local.environment
    team        = each.value.team
  }
}
