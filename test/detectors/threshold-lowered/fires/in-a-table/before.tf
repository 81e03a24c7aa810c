module "treasury_safe" {
  source    = "../modules/safe"
  name      = "treasury"
  threshold = 3
}

module "payroll_safe" {
  source    = "../modules/safe"
  name      = "payroll"
  threshold = 2
}
