def execute(proposal, council):
    if len(proposal.votes) >= 1:
        council.treasury.send(proposal.amount)
