variable "kms_key_id" {
  type        = string
  description = "Key that log groups are encrypted with."
}

variable "environment" {
  type        = string
  description = "Where this stack runs: production or staging."
}

locals {
  retention_days = {
    staging    = 30
    production = 365
  }
  trail_days = {
    staging    = 30
    production = 730
  }
}
