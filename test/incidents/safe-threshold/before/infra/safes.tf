variable "signers" {
  type = map(string)
}

locals {
  environment = "production"
  owners      = values(var.signers)
}

module "treasury_safe" {
  source = "../modules/safe"

  name      = "treasury"
  chain_id  = 1
  owners    = local.owners
  threshold = 3

  labels = {
    environment = local.environment
    team        = "custody"
  }
}

module "payroll_safe" {
  source = "../modules/safe"

  name      = "payroll"
  chain_id  = 1
  owners    = local.owners
  threshold = 2
}
