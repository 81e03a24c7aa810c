locals {
  log_days = {
    staging    = 7
    production = 365
  }
}

resource "aws_cloudwatch_log_group" "audit" {
  retention_in_days = local.log_days[var.environment]
}
