resource "aws_db_instance" "ledger" {
  deletion_protection = true
  skip_final_snapshot = false
}
