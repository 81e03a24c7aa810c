resource "aws_cloudwatch_log_group" "api" {
  name              = "/custody/api"
  retention_in_days = local.retention_days[var.environment]
  kms_key_id        = var.kms_key_id
}

resource "aws_cloudwatch_log_group" "signer" {
  name              = "/custody/signer"
  retention_in_days = local.retention_days[var.environment]
  kms_key_id        = var.kms_key_id
}

resource "aws_s3_bucket_lifecycle_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    id     = "cloudtrail"
    status = "Enabled"

    expiration {
      days = local.trail_days[var.environment]
    }
  }
}

resource "aws_cloudtrail" "org" {
  name                          = "org"
  s3_bucket_name                = aws_s3_bucket.trail.id
  is_organization_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
}
