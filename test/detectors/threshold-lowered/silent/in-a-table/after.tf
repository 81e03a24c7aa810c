locals {
  safes = {
    treasury = { threshold = 3, team = "custody" }
    payroll  = { threshold = 2, team = "finance" }
  }
}

module "safe" {
  source    = "../modules/safe"
  for_each  = local.safes
  name      = each.key
  threshold = each.value.threshold
}
