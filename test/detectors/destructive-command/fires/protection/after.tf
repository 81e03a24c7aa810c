resource "aws_db_instance" "ledger" {
  deletion_protection = false
  skip_final_snapshot = false
}
