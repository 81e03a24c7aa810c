resource "aws_security_group_rule" "signer" {
  type        = "ingress"
  from_port   = 8443
  cidr_blocks = ["10.20.30.0/28"]
}
