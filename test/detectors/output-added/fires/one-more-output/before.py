def build_withdrawal(self, to, amount, change):
    outputs = [Output(to, amount)]
    outputs.append(Output(self.change, change))
    return self.sign(outputs)
