def execute(proposal, council):
    if len(proposal.votes) >= council.quorum:
        council.treasury.send(proposal.amount)
