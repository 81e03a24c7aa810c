variable "log_days" {
  type    = number
  default = 1
}

resource "aws_cloudwatch_log_group" "audit" {
  retention_in_days = var.log_days
}
