def is_decided(proposal, council):
    return len(proposal.votes) >= council.quorum
