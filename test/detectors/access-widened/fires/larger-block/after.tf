resource "aws_security_group_rule" "signer" {
  type        = "ingress"
  from_port   = 8443
  cidr_blocks = ["10.0.0.0/8"]
}
