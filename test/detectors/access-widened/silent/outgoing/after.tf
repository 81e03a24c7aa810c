resource "aws_security_group" "node" {
  egress {
    from_port   = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}
